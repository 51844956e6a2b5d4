import { describe, expect, it } from 'vitest';
import type { OpenedAlerts } from '../../src/background/opened-alerts';
import type { OpenedLinks } from '../../src/background/opened-links';
import type { Source } from '../../src/background/opening-trails';
import { Openings } from '../../src/background/openings';
import { BUILTIN_LISTS, type Listed, type Lists } from '../../src/core/lists';
import type { Opening } from '../../src/messages';

const LISTED: Listed = { kind: 'domain', pattern: 'x', role: 'own', title: '', campaign: null, isOverride: false };

function openings({ isOn = true, isPrivate = false, canTell = true } = {}) {
  const state = { ms: 0, isOn, named: new Set<string>(), watched: new Map<number, Source>() };
  const remembered: { readonly opening: Opening; readonly urls: readonly string[] }[] = [];
  const done: string[] = [];
  const links = {
    remember: async (opening: Opening, urls: readonly string[]) => void remembered.push({ opening, urls }),
    matches: async () => [],
    count: async () => remembered.length,
    forget: async () => void done.push('forgot links'),
  } as unknown as OpenedLinks;
  const alerts = {
    load: async () => undefined,
    follow: async () => void done.push('matched'),
    forget: async () => void done.push('forgot alerts'),
    open: [],
  } as unknown as OpenedAlerts;
  const lists: Lists = {
    ...BUILTIN_LISTS,
    listingsOf: (hostname) => (state.named.has(hostname) ? [LISTED] : []),
  };
  const all = new Openings({
    links,
    alerts,
    settle: async (work) => work(lists),
    canTell: () => canTell,
    isOn: () => state.isOn,
    isPrivate: async () => isPrivate,
    now: () => state.ms,
    sourceOf: async (tabId) => state.watched.get(tabId) ?? null,
  });
  return { all, state, remembered, done, urls: () => remembered.flatMap(({ urls }) => urls) };
}

const link = (href: string) => ({ href, text: '', kind: 'a' }) as const;
const WRAPPED = 'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2Fpay&data=1';

describe('an opened link', () => {
  it('is remembered with all that it leads through, from whichever message', async () => {
    const { all, remembered, state } = openings();
    await all.clicked(1, link(WRAPPED), 'outlook');
    state.ms = 60_000;
    await all.clicked(1, link('https://b.example/'), null);
    expect(remembered.map(({ urls }) => urls.at(-1))).toEqual(['https://a.example/pay', 'https://b.example/']);
    expect(remembered.map(({ opening }) => opening)).toEqual([
      { from: 'message', webmail: 'outlook', at: '1970-01-01T00:00:00.000Z' },
      { from: 'message', webmail: null, at: '1970-01-01T00:01:00.000Z' },
    ]);
  });

  it('is remembered nowhere where the council has switched that off, nor from a private window', async () => {
    for (const each of [openings({ isOn: false }), openings({ isPrivate: true })]) {
      await each.all.clicked(1, link('https://a.example/'), null);
      await each.all.navigated(1, 'https://a.example/next');
      expect(each.remembered).toEqual([]);
    }
  });

  it('that a list names already was warned of, and is no news', async () => {
    const { all, state, remembered } = openings();
    state.named.add('a.example');
    await all.clicked(1, link('https://a.example/'), null);
    expect(remembered).toEqual([]);
  });

  it('is looked for at once where a list has come to name it meanwhile', async () => {
    const { all, state, done, remembered } = openings();
    const clicking = all.clicked(1, link('https://a.example/'), null);
    // Judged before, written down after.
    const until = () => remembered.length === 0;
    while (until()) await Promise.resolve();
    state.named.add('a.example');
    await clicking;
    expect(done).toEqual(['matched']);
  });

  it('takes where it goes on along, also in a new tab, for a while, and each address once', async () => {
    const { all, state, urls } = openings();
    await all.clicked(1, link('https://a.example/'), null);
    all.trails.appeared(2);
    all.trails.created(1, 2);
    await all.navigated(2, 'https://a.example/');
    await all.navigated(2, 'https://hop.example/');
    all.trails.arrived(2, { isOpened: true });
    await all.navigated(2, 'https://end.example/');
    await all.navigated(2, 'https://end.example/');
    expect(urls()).toEqual(['https://a.example/', 'https://hop.example/', 'https://end.example/']);
    state.ms = 20_000;
    await all.navigated(2, 'https://later.example/');
    await all.navigated(3, 'https://elsewhere.example/');
    expect(urls()).toHaveLength(3);
  });
});

describe('what people do besides', () => {
  it('is remembered where a webmail’s page or another program opened a tab, and nowhere else', async () => {
    const { all, state, remembered } = openings();
    state.watched.set(1, { from: 'message', webmail: 'gmail' });
    all.trails.created(1, 2);
    await all.navigated(2, 'https://by-menu.example/');
    // A tab that a page without messages opened.
    all.trails.appeared(4);
    all.trails.created(3, 4);
    all.trails.arrived(4, { isOpened: true });
    await all.navigated(4, 'https://browsing.example/');
    // Typed into a new tab, and what is followed from there.
    all.trails.appeared(5);
    all.trails.arrived(5, { isOpened: false });
    await all.navigated(5, 'https://typed.example/');
    all.trails.arrived(5, { isOpened: true });
    await all.navigated(5, 'https://followed.example/');
    // By another program: there is a tab, no page opened it, and it comes to a page at once.
    all.trails.appeared(6);
    all.trails.arrived(6, { isOpened: true });
    await all.navigated(6, 'https://from-outside.example/');
    // A tab that stood empty for a while, and one from before the worker woke.
    all.trails.appeared(7);
    state.ms = 11_000;
    all.trails.arrived(7, { isOpened: true });
    await all.navigated(7, 'https://late.example/');
    all.trails.arrived(8, { isOpened: true });
    await all.navigated(8, 'https://before.example/');
    expect(remembered.map(({ opening: { from, webmail }, urls }) => [from, webmail, ...urls])).toEqual([
      ['message', 'gmail', 'https://by-menu.example/'],
      ['elsewhere', null, 'https://from-outside.example/'],
    ]);
  });
});

describe('a change of the lists', () => {
  it('is not followed while a list cannot be read: what none names then is not taken back', async () => {
    const { all, done } = openings({ canTell: false });
    await all.renew();
    expect(done).toEqual([]);
  });

  it('is followed once more where another comes meanwhile', async () => {
    const { all, done } = openings();
    await Promise.all([all.renew(), all.renew(), all.renew()]);
    expect(done).toEqual(['matched', 'matched']);
  });

  it('of the policy that switches it off forgets everything', async () => {
    const { all, state, done } = openings();
    state.isOn = false;
    await all.renew();
    expect(done).toEqual(['forgot links', 'forgot alerts']);
    expect(await all.record()).toEqual({ alerts: [], remembered: null });
  });
});
