// Tabs that were open before the extension, or its leave to check them, was there: the browser puts no content script into them.

import { sessionStore } from './background';
import { browser, contentFiles } from './extension';

const KEY = 'tabs-joined';
let joining: Promise<void> | undefined;

/**
 * Once after each install, update and enabling: the browser's memory for the extension is emptied by all three, and by nothing else while the
 * browser runs. What did not come to its end is done again.
 */
export function joinOpenTabsOnce(): Promise<void> {
  joining ??= joinOnce().finally(() => {
    joining = undefined;
  });
  return joining;
}

async function joinOnce(): Promise<void> {
  if ((await sessionStore.get(KEY)) === true) return;
  await joinOpenTabs();
  await sessionStore.set(KEY, true);
}

/** Every frame of every tab: one that has our script knows it and does nothing; one of an older version steps aside. */
export async function joinOpenTabs(): Promise<void> {
  const own = browser.runtime.getManifest().content_scripts ?? [];
  const scripts = [...own, ...(await browser.scripting.getRegisteredContentScripts())];
  const tabs = await browser.tabs.query({ url: scripts.flatMap(({ matches = [] }) => matches) });
  await Promise.all(tabs.map(({ id }) => (id === undefined ? undefined : joinTab(id))));
}

async function joinTab(tabId: number): Promise<void> {
  try {
    await browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      files: contentFiles(),
      injectImmediately: true,
    });
  } catch {
    // A tab that was closed meanwhile, or whose page did not load: the next page in it has the script.
  }
}
