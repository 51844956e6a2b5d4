// The content script: watches the document of this frame, and of those inside it that the browser gives no script.

import { isAlive, onBroadcast } from '../platform/frame';
import { type DocumentWatch, watchDocument } from './document-watch';
import { isElement } from './element-reading';
import { type MessageBody, messageBodyOf, WHOLE } from './message-body';
import { removeLeftovers } from './surface';
import { type View, watchWrittenFrames } from './written-frames';

const watches = new Set<DocumentWatch>();
let places = 0;

/** Watches what the window shows until the signal aborts. */
function watchWindow(view: View, body: MessageBody, signal: AbortSignal): void {
  removeLeftovers(view.document);
  const place = places;
  places += 1;
  let controller = new AbortController();

  const start = () => {
    const watch = watchDocument(view, place, body, controller);
    watches.add(watch);
    controller.signal.addEventListener('abort', () => watches.delete(watch));
    watchWrittenFrames(watch.roots, view, (inside, ended) => watchWindow(inside, WHOLE, ended), controller.signal);
  };
  // `document.open()` takes away the listeners and everything drawn, but not this observer: start again on the new root element.
  const observer = new MutationObserver((records) => {
    if (!records.some(({ addedNodes }) => [...addedNodes].some(isElement))) return;
    controller.abort();
    controller = new AbortController();
    if (isAlive()) start();
  });
  observer.observe(view.document, { childList: true });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    controller.abort();
  });
  start();
}

/** Empty where the document has no origin of its own. */
const hostOf = (origin: string) => (URL.canParse(origin) ? new URL(origin).hostname : '');

/** Of this extension's scripts alone: the page has a world of its own. */
const world = globalThis as { lurewatch?: () => boolean };

// A tab that was open before the extension may be given the script twice: by the browser and by the background. And a frame that the script came
// into before its page has the same world afterwards, with another document: there it begins again.
if (!world.lurewatch?.()) {
  const controller = new AbortController();
  const own = document;
  const isHere = () => {
    if (document !== own) controller.abort();
    return isAlive() && !controller.signal.aborted;
  };
  world.lurewatch = isHere;
  // Told once which webmail it is: `document.open()` makes a frame's address its parent's, and a message then would count as the webmail's own page.
  watchWindow(window, messageBodyOf(location, window === window.top), controller.signal);

  onBroadcast(({ type, hosts }) => {
    if (type === 'leave' && hosts?.includes(hostOf(origin))) controller.abort();
    for (const watch of watches) {
      if (type === 'report-in') watch.reportIn();
      else if (type === 'ask-again') watch.askAgain();
      else if (type === 'next-warning') watch.focusNextWarning();
    }
    return isHere();
  });
}
