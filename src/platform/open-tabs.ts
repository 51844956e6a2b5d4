// Tabs that were open before the extension, or its leave to check them, was there: the browser puts no content script into them.

import { broadcast, sessionStore } from './background';
import { allTabs } from './device';
import { browser, contentFiles } from './extension';

const KEY = 'tabs-joined';
/** A page that came while the browser was still handing our script to its renderers has none, and no event tells of the end of that. */
const SETTLED_MS = 2_000;
const ARRIVALS_MS = 60_000;
let joining: Promise<void> | undefined;
let arrivalsUntilMs = 0;

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
  arrivalsUntilMs = Date.now() + ARRIVALS_MS;
  await joinOpenTabs();
  await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
  await joinOpenTabs();
  await sessionStore.set(KEY, true);
}

/** A tab answers where our script is in it. */
export async function isMailOpen(): Promise<boolean> {
  const there = await Promise.all((await allTabs()).map((tabId) => broadcast(tabId, { type: 'are-you-there' })));
  return there.includes(true);
}

/** For a page that has just come: soon after a beginning it may have come before our script was everywhere. */
export async function joinArrival(tabId: number): Promise<void> {
  if (Date.now() < arrivalsUntilMs) await joinTab(tabId);
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
