// Asking the background, for the extension's own pages.

import { type Answers, type MessageName, POPUP_PORT, type Reply, type RequestOf, type ToPopup } from '../messages';
import { browser } from './extension';

/** The background's reply; `failed` also where no background answered. */
export async function ask<N extends MessageName>(name: N, request: RequestOf<N>): Promise<Reply<Answers[N]>> {
  try {
    const reply = (await browser.runtime.sendMessage({ name, request })) as Reply<Answers[N]> | undefined;
    return reply ?? { ok: false, error: { code: 'failed' } };
  } catch {
    return { ok: false, error: { code: 'failed' } };
  }
}

/** Calls back with each at once and after each change, until the signal aborts. Connects again when the background was stopped. */
export function followTab(tabId: number | undefined, onTold: (told: ToPopup) => void, signal: AbortSignal): void {
  const connect = () => {
    const port = browser.runtime.connect({ name: POPUP_PORT });
    const abort = () => port.disconnect();
    signal.addEventListener('abort', abort);
    port.onMessage.addListener((message) => onTold(message as ToPopup));
    port.onDisconnect.addListener(() => {
      signal.removeEventListener('abort', abort);
      if (!signal.aborted) setTimeout(connect, 100);
    });
    port.postMessage({ tabId });
  };
  connect();
}

/** The tab in front of the person, or undefined where there is none. */
export async function activeTab(): Promise<ActiveTab | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab && { id: tab.id, url: tab.url };
}

export interface ActiveTab {
  readonly id: number | undefined;
  /** Told once the person has pressed our button in the toolbar (`activeTab`), and of sites that we check. */
  readonly url: string | undefined;
}
