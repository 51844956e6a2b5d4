// What the browser itself says of the extension, for the page of settings and diagnostics.

import { browser, isChromium } from './extension';

export { isChromium };

export const extensionVersion = (): string => browser.runtime.getManifest().version;

/** Hosts of the manifest's own sites. */
export const ownHosts = (): readonly string[] => [
  ...new Set(
    (browser.runtime.getManifest().content_scripts ?? []).flatMap(({ matches }) =>
      // `https://host/*`
      (matches ?? []).map((match) => match.split('/')[2] ?? ''),
    ),
  ),
];

/** Of the manifest's permissions, those that the browser has taken away. */
export async function missingPermissions(): Promise<readonly string[]> {
  const wanted = (browser.runtime.getManifest().permissions ?? []) as string[];
  const { permissions = [] } = await browser.permissions.getAll();
  // It tells nothing of the pages that a press on the button opens for a moment.
  return wanted.filter((name) => name !== 'activeTab' && !(permissions as string[]).includes(name));
}

export const worksInPrivate = (): Promise<boolean> => browser.extension.isAllowedIncognitoAccess();

const PATIENCE_MS = 5_000;
const LOOK_MS = 100;

/** Opens the address in a tab behind this one, and says whether a page of ours comes to stand in its place. The tab is closed again. */
export async function isStoppedInTab(address: string): Promise<boolean> {
  const { id } = await browser.tabs.create({ url: address, active: false });
  if (id === undefined) return false;
  try {
    for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_MS) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      const { url } = await browser.tabs.get(id);
      if (url?.startsWith(browser.runtime.getURL(''))) return true;
    }
    return false;
  } finally {
    await browser.tabs.remove(id).catch(() => undefined);
  }
}
