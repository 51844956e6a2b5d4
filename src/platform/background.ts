// The browser, as the background needs it. background/index.ts registers its listeners through these, on the first tick.

import type { Runtime } from 'webextension-polyfill';
import type { ToFrameBroadcast } from '../messages';
import { browser } from './extension';

/** Who sent a message, as the browser says; nothing of it is the sender's word. */
export interface Sender {
  /** `ui`: a page of this extension. `frame`: its content script. `other`: nobody who may ask anything. */
  readonly role: 'ui' | 'frame' | 'other';
  readonly tabId: number | null;
  /** 0 for the tab's own document. */
  readonly frameId: number;
  /** Of its document; null where that has none of its own. */
  readonly origin: string | null;
}

/** The other end of a connection. */
export interface Connection {
  readonly name: string;
  readonly sender: Sender;
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onEnd(listener: () => void): void;
  end(): void;
}

const OWN_PAGES = browser.runtime.getURL('');

function senderOf(sender: Runtime.MessageSender | undefined): Sender {
  const tabId = sender?.tab?.id ?? null;
  const frameId = sender?.frameId ?? 0;
  const origin = sender?.url !== undefined && /^https?:/.test(sender.url) ? new URL(sender.url).origin : null;
  if (sender?.id !== browser.runtime.id) return { role: 'other', tabId, frameId, origin };
  if (sender.url?.startsWith(OWN_PAGES)) return { role: 'ui', tabId, frameId, origin };
  return { role: tabId === null ? 'other' : 'frame', tabId, frameId, origin };
}

export function onConnection(listener: (connection: Connection) => void): void {
  browser.runtime.onConnect.addListener((port) => {
    listener({
      name: port.name,
      sender: senderOf(port.sender),
      post: (message) => {
        try {
          port.postMessage(message);
        } catch {
          // The frame went away between question and answer: there is nobody to tell.
        }
      },
      onMessage: (read) => port.onMessage.addListener(read),
      onEnd: (ended) => port.onDisconnect.addListener(ended),
      end: () => port.disconnect(),
    });
  });
}

export function onRequest(answer: (message: unknown, sender: Sender) => Promise<unknown>): void {
  // By `respond`, which both browsers know: Chromium takes no promise here before version 146.
  const listen = (message: unknown, sender: Runtime.MessageSender, respond: (reply?: unknown) => void): true => {
    answer(message, senderOf(sender)).then(respond, () => respond());
    return true;
  };
  browser.runtime.onMessage.addListener(listen);
}

/** The keyboard shortcut of that name; called with the tab in front. */
export function onCommand(name: string, listener: (tabId: number) => void): void {
  browser.commands.onCommand.addListener(async (command) => {
    if (command !== name) return;
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    if (tab?.id !== undefined) listener(tab.id);
  });
}

/** Called when there is a new tab, whoever opened it. */
export function onTabOpened(listener: (tabId: number) => void): void {
  browser.tabs.onCreated.addListener(({ id }) => id !== undefined && listener(id));
}

/** True where it is gone too. */
export async function isPrivateTab(tabId: number): Promise<boolean> {
  try {
    return (await browser.tabs.get(tabId)).incognito;
  } catch {
    return true;
  }
}

/** Called when a tab was closed. */
export function onTabClosed(listener: (tabId: number) => void): void {
  browser.tabs.onRemoved.addListener((tabId) => listener(tabId));
}

/** To the content script in every frame of the tab; settles when one has heard, or when there is none: false. */
export async function broadcast(tabId: number, message: ToFrameBroadcast): Promise<boolean> {
  try {
    return (await browser.tabs.sendMessage(tabId, message)) === true;
  } catch {
    // "Receiving end does not exist": a tab without our script, or one that closed.
    return false;
  }
}

/** Opens one of the extension's own pages in a tab in front, or in a window where there is none. */
export async function openOwnPage(path: string): Promise<void> {
  const url = ownPage(path);
  const windows = await browser.windows.getAll({ windowTypes: ['normal'] });
  if (windows.length === 0) await browser.windows.create({ url });
  else await browser.tabs.create({ url, active: true });
}

/**
 * Opens one of the extension's own pages, or a link, in a new tab directly after the given one. Chromium shows our pages in no private window
 * (seen in 156): then, and where the given tab has gone, ours is wherever the browser opens a tab.
 */
export async function openTab(url: string, afterTabId: number, { isActive }: { isActive: boolean }): Promise<void> {
  try {
    const after = await browser.tabs.get(afterTabId);
    await browser.tabs.create({
      url,
      active: isActive,
      openerTabId: afterTabId,
      index: after.index + 1,
      ...(after.windowId === undefined ? {} : { windowId: after.windowId }),
    });
  } catch (error) {
    // A link of a private window goes nowhere else.
    if (!url.startsWith(OWN_PAGES)) throw error;
    const { windowId } = await browser.tabs.create({ url, active: isActive });
    if (windowId !== undefined && isActive) await browser.windows.update(windowId, { focused: true });
  }
}

export async function navigateTab(tabId: number, url: string): Promise<void> {
  await browser.tabs.update(tabId, { url });
}

/** Shows the first tab, if it is still there, and closes the second. */
export async function returnToTab(tabId: number, fromTabId: number): Promise<void> {
  try {
    const { windowId } = await browser.tabs.update(tabId, { active: true });
    if (windowId !== undefined) await browser.windows.update(windowId, { focused: true });
  } catch {
    // The mail's tab was closed meanwhile: the browser chooses which one to show.
  }
  await browser.tabs.remove(fromTabId);
}

export function ownPage(path: string): string {
  return browser.runtime.getURL(path);
}

export interface ToolbarState {
  /** Paths of the picture at 16 and 32 pixels. */
  readonly icon: Readonly<Record<16 | 32, string>>;
  /** At most four characters; empty for none. */
  readonly badge: string;
  readonly title: string;
}

const BADGE_COLOUR = '#ca3535';

export async function showOnToolbar(tabId: number, { icon, badge, title }: ToolbarState): Promise<void> {
  try {
    await Promise.all([
      browser.action.setIcon({ tabId, path: icon }),
      browser.action.setBadgeText({ tabId, text: badge }),
      browser.action.setBadgeBackgroundColor({ tabId, color: BADGE_COLOUR }),
      browser.action.setTitle({ tabId, title }),
    ]);
  } catch {
    // The tab closed meanwhile.
  }
}

/** Of all tabs that have none of their own; until the browser closes. */
export async function showIdleToolbar({ icon, title }: ToolbarState): Promise<void> {
  await Promise.all([browser.action.setIcon({ path: icon }), browser.action.setTitle({ title })]);
}

/** storage.session: the browser's memory, gone when it closes; content scripts have no access. */
export const sessionStore = {
  async get(key: string): Promise<unknown> {
    return (await browser.storage.session.get(key))[key];
  },
  async set(key: string, value: unknown): Promise<void> {
    await browser.storage.session.set({ [key]: value });
  },
  async remove(keys: readonly string[]): Promise<void> {
    await browser.storage.session.remove([...keys]);
  },
  all(): Promise<Readonly<Record<string, unknown>>> {
    return browser.storage.session.get(null);
  },
};
