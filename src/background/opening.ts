// A click that the content script stopped: opens the page that stands in the link's place, or the link if it may open after all.

import { treat } from '../core/incident';
import type { Link } from '../core/link';
import type { Verdict } from '../core/verdict';
import type { Standing } from './standing';
import type { Stop, StoppedLinks } from './stopped-links';

export interface OpeningBrowser {
  openTab(url: string, afterTabId: number, options: { isActive: boolean }): Promise<void>;
  ownPage(path: string): string;
}

export const INTERSTITIAL = 'src/ui/interstitial/index.html';

/** Judges again: what the frame thinks of the link is not asked. Whether it was the link that opened. */
export async function openLink(
  { link, sender, original }: Pick<Stop, 'link' | 'sender' | 'original'>,
  { fromTabId, isBehind }: { readonly fromTabId: number; readonly isBehind: boolean },
  { incident }: Pick<Standing, 'incident'>,
  judged: (link: Link) => Promise<Verdict>,
  stoppedLinks: StoppedLinks,
  browser: OpeningBrowser,
): Promise<boolean> {
  const verdict = await judged(link);
  const treatment = treat(verdict, incident);
  if (treatment !== 'none') {
    const id = await stoppedLinks.stop({ link, verdict, treatment, incident, sender, original, fromTabId });
    await browser.openTab(`${browser.ownPage(INTERSTITIAL)}#${id}`, fromTabId, { isActive: true });
    return false;
  }
  // Only the web opens from here: a frame's message must not make the browser run another program.
  const scheme = verdict.destination?.hops[0] ? new URL(link.href).protocol : '';
  if (scheme !== 'https:' && scheme !== 'http:') return false;
  await browser.openTab(link.href, fromTabId, { isActive: !isBehind });
  return true;
}
