// Tabs that were open before the extension, or its leave to check them, was there: the browser puts no content script into them.

import { broadcast, sessionStore } from './background';
import { browser, contentFiles } from './extension';

const KEY = 'tabs-joined';

/**
 * Once after each install, update and enabling: the browser's memory for the extension is emptied by all three, and by nothing else while the
 * browser runs.
 */
export async function joinOpenTabsOnce(): Promise<void> {
  if ((await sessionStore.get(KEY)) === true) return;
  await sessionStore.set(KEY, true);
  await joinOpenTabs();
}

/** A tab that answers has our script; one of an older version does not answer, and steps aside. */
export async function joinOpenTabs(): Promise<void> {
  const own = browser.runtime.getManifest().content_scripts ?? [];
  const scripts = [...own, ...(await browser.scripting.getRegisteredContentScripts())];
  const tabs = await browser.tabs.query({ url: scripts.flatMap(({ matches = [] }) => matches) });
  await Promise.all(tabs.map(({ id }) => (id === undefined ? undefined : joinTab(id))));
}

async function joinTab(tabId: number): Promise<void> {
  if (await broadcast(tabId, { type: 'are-you-there' })) return;
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
