import { beforeEach, describe, expect, it } from 'vitest';
import { type Stop, StoppedLinks } from '../../src/background/stopped-links';
import { BUILTIN_LISTS } from '../../src/core/lists';
import { NO_POLICY, type WayThrough } from '../../src/core/policy';
import { judge } from '../../src/core/verdict';
import { PAGE_ID } from '../../src/messages';
import { memoryStore } from './memory-store';

const stop: Stop = {
  link: { href: 'https://lure.example/', text: 'Claim', kind: 'a' },
  verdict: judge({ href: 'https://rbkc.gov.uk.lure.example/', text: 'Claim', kind: 'a' }, BUILTIN_LISTS),
  treatment: 'ask',
  incident: 'normal',
  sender: null,
  original: null,
  fromTabId: 7,
};
const missing = { ok: false, error: { code: 'not-found' } };

describe('stopped links', () => {
  let store: ReturnType<typeof memoryStore>;
  let links: StoppedLinks;
  let nowMs = 0;
  let wayThrough: WayThrough;
  beforeEach(() => {
    store = memoryStore();
    wayThrough = NO_POLICY.wayThrough;
    links = new StoppedLinks(
      store,
      () => nowMs++,
      () => wayThrough,
    );
  });

  it('gives each an id of 128 bits', async () => {
    const ids = new Set(await Promise.all(Array.from({ length: 40 }, () => links.stop(stop))));
    expect(ids.size).toBe(40);
    for (const id of ids) expect(id).toMatch(PAGE_ID);
  });

  it('shows the link to the first tab that asks, again and again, and to no other', async () => {
    const id = await links.stop(stop);
    expect(await links.show(id, 1)).toMatchObject({ ok: true, value: { link: stop.link, mayContinue: true } });
    expect(await links.show(id, 1)).toMatchObject({ ok: true });
    expect(await links.show(id, 2)).toEqual(missing);
    expect(await links.take(id, 2)).toEqual(missing);
  });

  it('is taken once, by the tab that has shown it', async () => {
    const id = await links.stop(stop);
    expect(await links.take(id, 1)).toEqual(missing);
    await links.show(id, 1);
    expect(await links.take(id, 1)).toMatchObject({ ok: true, value: { fromTabId: 7 } });
    expect(await links.take(id, 1)).toEqual(missing);
    expect(await links.show(id, 1)).toEqual(missing);
  });

  it.each(['stop', 'hold'] as const)('offers no way through where the treatment is %s', async (treatment) => {
    const id = await links.stop({ ...stop, treatment });
    expect(await links.show(id, 1)).toMatchObject({ value: { mayContinue: false } });
  });

  it.each([
    ['blocked', 'stop'],
    ['suspended', 'stop'],
    ['suspicious', 'ask'],
    ['unknown', 'hold'],
  ] as const)('has policy decide for %s, treated with %s', async (level, treatment) => {
    const mayContinue = async (may: boolean) => {
      const each = level === 'unknown' ? 'held' : level;
      wayThrough = { ...NO_POLICY.wayThrough, [each]: may };
      const id = await links.stop({ ...stop, treatment, verdict: { ...stop.verdict, level } });
      const shown = await links.show(id, 1);
      return shown.ok && shown.value.mayContinue;
    };
    expect([await mayContinue(true), await mayContinue(false)]).toEqual([true, false]);
  });

  it('offers none to what a lockdown stops of the suspicious, nor to what could not be read, whatever policy says', async () => {
    wayThrough = { blocked: true, suspicious: true, suspended: true, held: true };
    const stopped = await links.stop({ ...stop, treatment: 'stop' });
    expect(await links.show(stopped, 1)).toMatchObject({ value: { mayContinue: false } });
    const cut = await links.stop({ ...stop, verdict: { level: 'suspicious', destination: null, reasons: [] } });
    expect(await links.show(cut, 2)).toMatchObject({ value: { mayContinue: false } });
  });

  it('offers no way through to what could not be read, for its end was cut off', async () => {
    const id = await links.stop({ ...stop, verdict: { level: 'suspicious', destination: null, reasons: [] } });
    expect(await links.show(id, 1)).toMatchObject({ value: { mayContinue: false } });
  });

  it('forgets what waited in a tab that was closed', async () => {
    const [shown, other] = [await links.stop(stop), await links.stop(stop)];
    await links.show(shown, 1);
    await links.show(other, 2);
    await links.closed(1);
    expect(await links.show(shown, 1)).toEqual(missing);
    expect(await links.show(other, 2)).toMatchObject({ ok: true });
  });

  it('forgets the oldest when there are too many', async () => {
    const first = await links.stop(stop);
    for (let i = 0; i < 60; i += 1) await links.stop(stop);
    expect(store.size()).toBe(50);
    expect(await links.show(first, 1)).toEqual(missing);
  });
});
