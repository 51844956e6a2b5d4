// The content script: finds the links of the messages in this frame, asks the background about them, draws warnings, guards clicks.

import { connectFrame, isAlive, onBroadcast } from '../platform/frame';
import { ClickGuard } from './click-guard';
import { linkOnPath } from './link-element';
import { LinkFinder } from './link-finder';
import { messageBodyOf } from './message-body';
import { Overlay } from './overlay';
import { guardSurface } from './surface-guard';
import { VerdictClient } from './verdict-client';
import type { WatchedLink } from './watched-link';

/** A click waits this long for its link's answer; then the person is asked. */
const HOLD_MS = 1000;

interface Watch {
  reportIn(): void;
  askAgain(): void;
  focusNextWarning(): void;
}

/** Read once: `document.open()` makes a frame's address its parent's, and a message then would count as the webmail's own page. */
const body = messageBodyOf(location, window === window.top);

/** Everything for one document, until the signal aborts. */
function watchDocument(controller: AbortController): Watch {
  const { signal } = controller;
  const waiting = new Map<WatchedLink, (outcome: 'answered' | 'gone') => void>();
  const overlay = new Overlay(
    () => client.language,
    (watched) => client.open((finder.current(watched.element) ?? watched).link),
    signal,
  );
  const showFlagged = () => overlay.show([...finder.links].filter(({ answer }) => answer?.warning));

  const client = new VerdictClient({
    connect: connectFrame,
    links: () => finder.links,
    onAnswered: (answered) => {
      for (const watched of answered) waiting.get(watched)?.('answered');
      // Also where no warning came: an answer given anew may have taken one back.
      showFlagged();
    },
    onOrphaned: () => controller.abort(),
  });
  const finder = new LinkFinder(body, ({ added, removed }) => {
    if (!isAlive()) return controller.abort();
    client.update(added, removed);
    for (const watched of removed) waiting.get(watched)?.('gone');
    showFlagged();
  });
  const guard = new ClickGuard({
    current: (element) => (isAlive() ? finder.current(element) : null),
    waitForAnswer: (watched) => (waiting.has(watched) ? null : waitFor(watched)),
    open: (link, isBehind) => client.open(link, isBehind),
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
      else if (watched.answer.treatment === 'none') replay();
      else client.open(watched.link);
    };
    const onRetry = proceed(() => client.open(watched.link));
    // In a lockdown what is not known is held: there is no way through.
    const onOpen = client.incident === 'lockdown' ? null : proceed(replay);
    overlay.askUnjudged(watched.element, { onRetry, onOpen });
  }

  // In this order: a click in our own surfaces is no click on a link.
  guardSurface(overlay, signal);
  guard.watch(signal);
  explainOnHover(overlay, signal);
  finder.watch(signal);
  // Out of the back-forward cache a page returns with a connection that was closed without a word.
  addEventListener('pageshow', (event) => event.persisted && client.reconnect(), { signal });
  signal.addEventListener('abort', () => client.stop());
  return {
    reportIn: () => client.reportIn(),
    askAgain: () => client.askAgain(),
    focusNextWarning: () => void overlay.focusNext(),
  };
}

/** The card opens on the link as on its label: by pointer and by keyboard. */
function explainOnHover(overlay: Overlay, signal: AbortSignal): void {
  const linkOf = (event: Event) => linkOnPath(event.composedPath());
  const enter = (event: Event) => {
    const link = linkOf(event);
    if (link) overlay.explain(link);
  };
  const leave = (event: Event) => {
    if (linkOf(event)) overlay.leave();
  };
  for (const type of ['mouseover', 'focusin']) addEventListener(type, enter, { capture: true, passive: true, signal });
  for (const type of ['mouseout', 'focusout']) addEventListener(type, leave, { capture: true, passive: true, signal });
}

let controller = new AbortController();
let watch = watchDocument(controller);
let root = document.documentElement;

// `document.open()` takes away the listeners and everything drawn, but not this observer: start again on the new root element.
new MutationObserver(() => {
  if (!document.documentElement || document.documentElement === root) return;
  root = document.documentElement;
  controller.abort();
  controller = new AbortController();
  if (isAlive()) watch = watchDocument(controller);
}).observe(document, { childList: true });

onBroadcast(({ type }) => {
  if (type === 'report-in') watch.reportIn();
  else if (type === 'ask-again') watch.askAgain();
  else if (type === 'next-warning') watch.focusNextWarning();
});
