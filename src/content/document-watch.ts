// One document from its start to its end: finds the links of its messages, asks the background about them, draws warnings, guards clicks.

import { connectFrame, isAlive } from '../platform/frame';
import { ClickGuard, GUARDED } from './click-guard';
import { linkOnPath } from './link-element';
import { LinkFinder } from './link-finder';
import type { MessageBody } from './message-body';
import { OpenRoots } from './open-roots';
import { Overlay } from './overlay';
import { isHost } from './surface';
import { KEPT, keepOwn } from './surface-guard';
import { VerdictClient } from './verdict-client';
import type { WatchedLink } from './watched-link';
import type { View } from './written-frames';

/** A click waits this long for its link's answer; then the person is asked. */
const HOLD_MS = 1000;

export interface DocumentWatch {
  readonly roots: OpenRoots;
  reportIn(): void;
  askAgain(): void;
  focusNextWarning(): void;
}

/** Everything for the document that the window shows, until the signal aborts. `place` tells the windows of this script apart. */
export function watchDocument(
  view: View,
  place: number,
  body: MessageBody,
  controller: AbortController,
): DocumentWatch {
  const { signal } = controller;
  const roots = new OpenRoots(view.document, isHost);
  const waiting = new Map<WatchedLink, (outcome: 'answered' | 'gone') => void>();
  /** A script whose extension was updated or removed hears events still; it steps aside, for the new one is there or comes. */
  const isCurrent = () => {
    if (!isAlive()) controller.abort();
    return !signal.aborted;
  };
  const overlay = new Overlay(
    view,
    isCurrent,
    () => client.language,
    (watched) => client.open(finder.current(watched.element) ?? watched),
    (watched) => client.report(watched),
    signal,
  );
  const flagged = new Set<WatchedLink>();
  let isDue = false;
  /** Whether anything but answers has come since the last time. */
  let isChanged = false;
  /** Answers come in many parts: all that came for a frame is drawn at once. */
  const draw = () => {
    if (isDue || (flagged.size === 0 && overlay.isEmpty)) return;
    isDue = true;
    view.requestAnimationFrame(() => {
      isDue = false;
      if (!signal.aborted) overlay.show(flagged, isChanged);
      isChanged = false;
    });
  };

  const client = new VerdictClient({
    connect: (onAnswers, onEnd) =>
      connectFrame(place, onAnswers, () => {
        onEnd();
        isCurrent();
      }),
    webmail: body.webmail,
    original: body.original,
    links: () => finder.links,
    onAnswered: (answered) => {
      for (const watched of answered) {
        if (waiting.size > 0) waiting.get(watched)?.('answered');
        // An answer given anew may have taken a warning back.
        if (watched.answer === 'clear') flagged.delete(watched);
        else flagged.add(watched);
      }
      draw();
    },
    onOrphaned: () => controller.abort(),
  });
  const finder = new LinkFinder(roots, body, ({ added, removed }) => {
    if (!isCurrent()) return;
    client.update(added, removed);
    for (const watched of removed) {
      waiting.get(watched)?.('gone');
      flagged.delete(watched);
    }
    isChanged = true;
    draw();
  });
  const guard = new ClickGuard({
    current: (element) => (isCurrent() ? finder.current(element) : null),
    waitForAnswer: (watched) => (waiting.has(watched) ? null : waitFor(watched)),
    open: (watched, isBehind) => client.open(watched, isBehind),
    opened: (watched) => client.opened(watched),
    ask,
  });

  function waitFor(watched: WatchedLink): Promise<'answered' | 'late' | 'gone'> {
    return new Promise<'answered' | 'late' | 'gone'>((resolve) => {
      const timer = setTimeout(() => resolve('late'), HOLD_MS);
      waiting.set(watched, (outcome) => {
        clearTimeout(timer);
        resolve(outcome);
      });
    }).finally(() => waiting.delete(watched));
  }

  function ask(watched: WatchedLink, replay: () => void): void {
    /** What was asked about is done only while it is still the same link, and by its answer if one has come meanwhile. */
    const proceed = (whenUnjudged: () => void) => () => {
      if (finder.current(watched.element) !== watched) return;
      if (!watched.answer) whenUnjudged();
      else if (watched.answer === 'clear') replay();
      else client.open(watched);
    };
    const onRetry = proceed(() => client.open(watched));
    // In a lockdown what is not known is held: there is no way through.
    const onOpen = client.incident === 'lockdown' ? null : proceed(replay);
    overlay.askUnjudged(watched.element, { onRetry, onOpen });
  }

  guardEvents(view, overlay, guard, signal);
  explainOnHover(view, overlay, signal);
  finder.watch(signal);
  roots.watch(signal);
  // Out of the back-forward cache a page returns with a connection that was closed without a word.
  view.addEventListener('pageshow', (event) => event.persisted && client.reconnect(), { signal });
  signal.addEventListener('abort', () => client.stop());
  return {
    roots,
    reportIn: () => client.reportIn(),
    askAgain: () => client.askAgain(),
    focusNextWarning: () => void overlay.focusNext(),
  };
}

const EVENTS = new Set([...KEPT, ...GUARDED]);

/** On window, in the capture phase and from the document's start: before any listener of the page. */
function guardEvents(view: View, overlay: Overlay, guard: ClickGuard, signal: AbortSignal): void {
  const on = (event: Event) => {
    // In this order: a click in our own surfaces is no click on a link.
    if (!keepOwn(event, overlay) && GUARDED.includes(event.type)) guard.on(event);
  };
  for (const type of EVENTS) view.addEventListener(type, on, { capture: true, signal });
}

/** The card opens on the link as on its label: by pointer and by keyboard. */
function explainOnHover(view: View, overlay: Overlay, signal: AbortSignal): void {
  const linkOf = (event: Event) => linkOnPath(event.composedPath());
  const enter = (event: Event) => {
    const link = linkOf(event);
    if (link) overlay.explain(link, { isAloud: event.type === 'focusin' });
  };
  const leave = (event: Event) => {
    if (linkOf(event)) overlay.leave();
  };
  for (const type of ['mouseover', 'focusin'])
    view.addEventListener(type, enter, { capture: true, passive: true, signal });
  for (const type of ['mouseout', 'focusout'])
    view.addEventListener(type, leave, { capture: true, passive: true, signal });
}
