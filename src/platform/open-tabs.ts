// Tabs that were open before the extension was: Chromium puts no content script into them, Firefox does.

import { broadcast, sessionStore } from './background';
import { browser } from './extension';

const KEY = 'tabs-joined';

/**
 * Once after each install, update and enabling: the browser's memory for the extension is emptied by all three, and by nothing else while the
 * browser runs. A tab that answers has our script; one of an older version does not answer, and steps aside.
 */
export async function joinOpenTabs(): Promise<void> {
  // The manifest for Firefox does not ask for it.
  if (browser.scripting === undefined || (await sessionStore.get(KEY)) === true) return;
  await sessionStore.set(KEY, true);
  for (const { matches, js = [] } of browser.runtime.getManifest().content_scripts ?? []) {
    const tabs = await browser.tabs.query({ url: matches });
    await Promise.all(tabs.map(({ id }) => (id === undefined ? undefined : joinTab(id, js))));
  }
}

async function joinTab(tabId: number, files: string[]): Promise<void> {
  if (await broadcast(tabId, { type: 'are-you-there' })) return;
  try {
    await browser.scripting.executeScript({ target: { tabId, allFrames: true }, files, injectImmediately: true });
  } catch {
    // A tab that was closed meanwhile, or whose page did not load: the next page in it has the script.
  }
}
