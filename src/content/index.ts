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
  focusNextWarning(): void;
}

/** Everything for one document, until the signal aborts. */
function watchDocument(controller: AbortController): Watch {
  const { signal } = controller;
  const waiting = new Map<WatchedLink, (isAnswered: boolean) => void>();
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
      for (const watched of answered) waiting.get(watched)?.(true);
      if (answered.some(({ answer }) => answer?.warning)) showFlagged();
    },
    onOrphaned: () => controller.abort(),
  });
  const finder = new LinkFinder(messageBodyOf(location, window === window.top), ({ added, removed }) => {
    if (!isAlive()) return controller.abort();
    client.update(added, removed);
    for (const watched of removed) waiting.get(watched)?.(false);
    showFlagged();
  });
  const guard = new ClickGuard({
    current: (element) => (isAlive() ? finder.current(element) : null),
    waitForAnswer: (watched) =>
      new Promise<boolean>((resolve) => {
        waiting.set(watched, resolve);
        setTimeout(() => resolve(false), HOLD_MS);
      }).finally(() => waiting.delete(watched)),
    open: (link) => client.open(link),
    ask: (watched, replay) => {
      const onRetry = () => {
        if (watched.answer && watched.answer.treatment === 'none') replay();
        else client.open(watched.link);
      };
      overlay.askUnjudged(watched.element, { onRetry, onOpen: replay });
    },
  });

  // In this order: a click in our own surfaces is no click on a link.
  guardSurface(overlay, signal);
  guard.watch(signal);
  explainOnHover(overlay, signal);
  finder.watch(signal);
  signal.addEventListener('abort', () => client.stop());
  return { reportIn: () => client.reportIn(), focusNextWarning: () => void overlay.focusNext() };
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

// Out of the back-forward cache a page returns with a connection that is closed without a word.
addEventListener('pageshow', (event) => {
  if (event.persisted) watch.reportIn();
});

onBroadcast(({ type }) => {
  if (type === 'report-in') watch.reportIn();
  else watch.focusNextWarning();
});
