// Sites besides the manifest's that the person lets Lurewatch check, by the browser's own prompt, and the content script on them.

import { browser, contentFiles } from './extension';

const SCRIPT = 'sites';
/** One host in full. A wider permission is no word on where somebody reads mail. */
const SITE = /^https:\/\/([a-z\d.-]+)\/\*$/;

/** The demonstration's, by its own manifest: there is no https. */
const LOOPBACK = /^(?:127\.0\.0\.1|localhost)$/;

const patternOf = (host: string) => `https://${host}/*`;
const ownPatterns = () =>
  new Set((browser.runtime.getManifest().content_scripts ?? []).flatMap(({ matches }) => matches));

/** The host of a page that could be checked: https, and a host. Null where the browser tells no address, or it is another page. */
export function siteOf(url: string | undefined): string | null {
  if (url === undefined || !URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' && SITE.test(patternOf(hostname)) ? hostname : null;
}

/** Whether the manifest itself names it: then the content script is there without anybody's doing. */
export const isOwnSite = (host: string): boolean => ownPatterns().has(patternOf(host));

/** Whether the browser lets the content script in. */
export const mayCheck = (host: string): Promise<boolean> =>
  browser.permissions.contains({ origins: [LOOPBACK.test(host) ? `http://${host}/*` : patternOf(host)] });

/** Hosts that a person has allowed one by one. */
export async function allowedSites(): Promise<readonly string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  const own = ownPatterns();
  return origins.flatMap((origin) => (own.has(origin) ? [] : (SITE.exec(origin)?.[1] ?? [])));
}

/** Asks the person; only from their own press on a page of ours. False where they say no. */
export const allowSite = (host: string): Promise<boolean> =>
  browser.permissions.request({ origins: [patternOf(host)] });

export const disallowSite = (host: string): Promise<boolean> =>
  browser.permissions.remove({ origins: [patternOf(host)] });

/** Called when the person has allowed or withdrawn something, here or in the browser's own settings. */
export function onSites(listener: (withdrawn: readonly string[]) => void): void {
  browser.permissions.onAdded.addListener(() => listener([]));
  browser.permissions.onRemoved.addListener(({ origins = [] }) =>
    listener(origins.flatMap((origin) => SITE.exec(origin)?.[1] ?? [])),
  );
}

/** The content script on these hosts and on no others but the manifest's, from each one's next page on; the browser remembers it. */
export async function runOnSites(hosts: readonly string[]): Promise<void> {
  const [there] = await browser.scripting.getRegisteredContentScripts({ ids: [SCRIPT] });
  if (hosts.length === 0) {
    if (there) await browser.scripting.unregisterContentScripts({ ids: [SCRIPT] });
    return;
  }
  const matches = hosts.map(patternOf);
  if (there && JSON.stringify(there.matches?.toSorted()) === JSON.stringify(matches.toSorted())) return;
  const script = {
    id: SCRIPT,
    js: contentFiles(),
    matches,
    runAt: 'document_start',
    allFrames: true,
    matchOriginAsFallback: true,
  } as const;
  await (there ? browser.scripting.updateContentScripts([script]) : browser.scripting.registerContentScripts([script]));
}
