import { describe, expect, it } from 'vitest';
import { NavigationGuard, type NavigationGuardParts } from '../../src/background/navigation-guard';
import { StoppedLinks } from '../../src/background/stopped-links';
import { BUILTIN_LISTS } from '../../src/core/lists';
import { NO_POLICY } from '../../src/core/policy';
import { judgeListed, type Verdict } from '../../src/core/verdict';
import { memoryStore } from './memory-store';

const LURE = 'https://www.staff-refunds.example/claim';
const CLEAN = 'https://news.example/';
const PAGE = '/interstitial#';

function guardWith(more: Partial<NavigationGuardParts> = {}) {
  const went: string[] = [];
  const back: number[] = [];
  const clock = { ms: 0 };
  const excepted = new Set<string>();
  const guard = new NavigationGuard({
    judged: async (link) => judgeListed(link, BUILTIN_LISTS),
    incident: () => 'normal',
    stoppedLinks: new StoppedLinks(
      memoryStore(),
      () => 0,
      () => NO_POLICY.wayThrough,
    ),
    navigate: async (_tabId, url) => void went.push(url),
    goBack: async (tabId) => void back.push(tabId),
    ownPage: () => '/interstitial',
    now: () => clock.ms,
    canTell: () => true,
    ruled: async () => ['news.example'],
    exceptions: {
      has: async (tabId, hostname) => excepted.has(`${tabId} ${hostname}`),
      add: async (tabId, hostname) => void excepted.add(`${tabId} ${hostname}`),
    },
    ...more,
  });
  return { guard, went, back, clock };
}

describe('a navigation', () => {
  it.each(['begun', 'blocked', 'aborted'] as const)('to a lure ends on the page, %s', async (stage) => {
    const { guard, went } = guardWith();
    await guard.look(1, LURE, stage);
    expect(went).toHaveLength(1);
    expect(went[0]).toMatch(/^\/interstitial#[\w-]{22}$/);
  });

  it('that the browser tells of twice is stopped once', async () => {
    const { guard, went } = guardWith();
    await Promise.all([guard.look(1, LURE, 'begun'), guard.look(1, LURE, 'blocked'), guard.look(2, LURE, 'begun')]);
    expect(went).toHaveLength(2);
  });

  it('that the browser tells of again after it was stopped puts no second page into the tab, and a new one does', async () => {
    const { guard, went } = guardWith();
    await guard.look(1, LURE, 'begun');
    await guard.look(1, LURE, 'blocked');
    expect(went).toHaveLength(1);
    await guard.look(1, LURE, 'begun');
    expect(went).toHaveLength(2);
    await guard.look(1, CLEAN, 'begun');
    await guard.look(1, LURE, 'blocked');
    expect(went).toHaveLength(3);
  });

  it('passes over the address itself, once, on the way back to where the person was', async () => {
    const { guard, went, back, clock } = guardWith();
    const link = { href: LURE, text: '', kind: 'text' } as const;
    await guard.goBack(1, link);
    expect(back).toEqual([1]);
    await guard.look(1, LURE, 'begun');
    await guard.look(1, LURE, 'blocked');
    expect([back, went]).toEqual([[1, 1], []]);
    // Another address, another tab or later: stopped as ever.
    await guard.look(2, LURE, 'begun');
    await guard.look(1, 'https://www.staff-refunds.example/other', 'begun');
    await guard.goBack(1, link);
    clock.ms = 5_001;
    await guard.look(1, LURE, 'begun');
    expect(went).toHaveLength(3);
  });

  it('to a lure with padding is stopped, and not set free', async () => {
    const { guard, went } = guardWith({ ruled: async () => ['staff-refunds.example'] });
    await guard.look(1, `${LURE}?${'x'.repeat(20_000)}`, 'blocked');
    expect(went[0]).toContain(PAGE);
  });

  it('to what no list names is left alone, and set free once where a rule of ours stopped it', async () => {
    const { guard, went } = guardWith();
    await guard.look(1, CLEAN, 'begun');
    await guard.look(1, CLEAN, 'aborted');
    await guard.look(1, 'https://others.example/', 'blocked');
    expect(went).toEqual([]);
    await guard.look(1, CLEAN, 'blocked');
    await guard.look(1, CLEAN, 'blocked');
    expect(went).toEqual([CLEAN]);
  });

  it('is not set free by lists that cannot be read', async () => {
    const { guard, went } = guardWith({ canTell: () => false });
    await guard.look(1, CLEAN, 'blocked');
    expect(went).toEqual([]);
  });

  it('on which the person goes on is not asked about again in that tab, unless it is blocked since', async () => {
    let level: Verdict['level'] = 'suspicious';
    const verdict = () => ({ level, destination: null, reasons: [] }) satisfies Verdict;
    const { guard, went } = guardWith({ judged: async () => verdict() });
    await guard.look(1, CLEAN, 'begun');
    expect(went).toHaveLength(1);
    await guard.except(1, { href: CLEAN, text: '', kind: 'a' });
    await guard.look(1, CLEAN, 'begun');
    expect(went).toHaveLength(1);
    await guard.look(2, CLEAN, 'begun');
    expect(went).toHaveLength(2);
    level = 'blocked';
    await guard.look(1, CLEAN, 'begun');
    expect(went).toHaveLength(3);
  });
});
