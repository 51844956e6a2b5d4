// The background, as a content script reaches it: both browsers have these few calls under `chrome`.

import { type FromFrame, linksPort, type ToFrame, type ToFrameBroadcast } from '../messages';

interface ChromePort {
  postMessage(message: unknown): void;
  disconnect(): void;
  readonly onMessage: { addListener(listener: (message: unknown) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
}
interface ChromeRuntime {
  readonly id?: string;
  connect(options: { name: string }): ChromePort;
  readonly onMessage: {
    addListener(listener: (message: unknown, sender: unknown, respond: (answer: boolean) => void) => void): void;
  };
}
declare const chrome: { readonly runtime?: ChromeRuntime };

/** A connection to the background; `post` throws after its end. */
export interface FramePort {
  post(message: FromFrame): void;
  end(): void;
}

/** False once the extension was updated or removed: Chromium's old script still hears events then and must step aside. */
export function isAlive(): boolean {
  return chrome.runtime?.id !== undefined;
}

/** Null where the extension is gone. `place` as in `linksPort`. `onEnd` is called when the background stopped, which it does after half a minute idle. */
export function connectFrame(
  place: number,
  onAnswers: (answers: ToFrame) => void,
  onEnd: () => void,
): FramePort | null {
  if (!isAlive()) return null;
  try {
    const port = chrome.runtime?.connect({ name: linksPort(place) });
    if (!port) return null;
    // The sender is our own background: no one else can hold the other end of a runtime port.
    port.onMessage.addListener((message) => onAnswers(message as ToFrame));
    port.onDisconnect.addListener(onEnd);
    return { post: (message) => port.postMessage(message), end: () => port.disconnect() };
  } catch {
    // "Extension context invalidated": updated between the check and the call.
    return null;
  }
}

/** What the background says to all frames of a tab; false from the listener: nobody is there any more. There is no way to take it away again: it ends with the frame. */
export function onBroadcast(listener: (message: ToFrameBroadcast) => boolean): void {
  chrome.runtime?.onMessage.addListener((message, _sender, respond) => {
    if (listener(message as ToFrameBroadcast)) respond(true);
  });
}
