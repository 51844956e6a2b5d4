// Frames whose address is `javascript:`, filled by their page: the browser gives them no content script and lists them nowhere, so this
// script watches their documents too. Every other frame has a script of its own.

import type { OpenRoots } from './open-roots';

const WRITTEN = '[src^="javascript:" i]';

export type View = Window & typeof globalThis;

/** Calls `start` for each document that such a frame shows; its signal aborts when the frame goes or shows another. */
export function watchWrittenFrames(
  roots: OpenRoots,
  view: View,
  start: (inside: View, signal: AbortSignal) => void,
  signal: AbortSignal,
): void {
  const watched = new Map<Element, { readonly document: Document; readonly controller: AbortController }>();
  const look = () => {
    const there = new Map<Element, Document>();
    // By tag, and where there is a frame at all: it is asked at every change.
    const frames = view.length === 0 ? [] : ['iframe', 'frame'].flatMap((tag) => roots.find(tag));
    for (const frame of frames.flatMap((list) => [...list]).filter((each) => each.matches(WRITTEN))) {
      // Null where it has been led to another origin: there a script of its own is.
      const { contentDocument } = frame as HTMLIFrameElement;
      if (contentDocument) there.set(frame, contentDocument);
    }
    for (const [frame, { document, controller }] of watched) {
      if (there.get(frame) === document) continue;
      watched.delete(frame);
      controller.abort();
    }
    for (const [frame, document] of there) {
      if (watched.has(frame) || !document.defaultView) continue;
      const controller = new AbortController();
      watched.set(frame, { document, controller });
      start(document.defaultView, controller.signal);
    }
  };
  roots.onChange(look);
  // A frame's load event does not bubble: it is heard on its way down.
  view.addEventListener('load', look, { capture: true, signal });
  signal.addEventListener('abort', () => {
    for (const { controller } of watched.values()) controller.abort();
  });
  look();
}
