import { describe, expect, it } from 'vitest';
import { INTERSTITIAL, openLink } from '../../src/background/opening';
import { StoppedLinks } from '../../src/background/stopped-links';
import type { SessionStore } from '../../src/background/waiting-pages';
import { BUILTIN_LISTS } from '../../src/core/lists';
import { NO_POLICY } from '../../src/core/policy';
import { judge } from '../../src/core/verdict';

const store: SessionStore = {
  get: async () => undefined,
  set: async () => undefined,
  remove: async () => undefined,
  all: async () => ({}),
};

async function open(href: string): Promise<string[]> {
  const opened: string[] = [];
  const browser = {
    openTab: async (url: string) => void opened.push(url),
    ownPage: (path: string) => `extension://own/${path}`,
  };
  await openLink(
    { link: { href, text: '', kind: 'a' }, sender: null, original: null },
    { fromTabId: 1, isBehind: false },
    { incident: 'normal' },
    async (link) => judge(link, BUILTIN_LISTS),
    new StoppedLinks(
      store,
      () => 0,
      () => NO_POLICY.wayThrough,
    ),
    browser,
  );
  return opened;
}

describe('a click that the frame stopped', () => {
  it('opens the page in the place of a lure, with no link in its address', async () => {
    const [url = ''] = await open('http://staff-refunds.example/claim?me=1');
    expect(url).toMatch(new RegExp(`^extension://own/${INTERSTITIAL}#[\\w-]{22}$`));
  });

  it('opens what may open as it stands', async () => {
    const wrapped = `https://eur02.safelinks.protection.outlook.com/?url=${encodeURIComponent('https://www.rbkc.gov.uk/')}`;
    expect(await open(wrapped)).toEqual([wrapped]);
  });

  it.each(['mailto:a@b.test', 'tel:1', 'onenote:https://a.example/', 'about:blank', ''])(
    'opens nothing for %s',
    async (href) => {
      expect(await open(href)).toEqual([]);
    },
  );
});
