import { describe, expect, it } from 'vitest';
import { FeedRecords } from '../../src/background/feed-records';
import { beginFeed } from '../../src/core/feed/client';
import type { FeedPolicy } from '../../src/core/policy';
import { keyOf } from '../feed/publisher';

const feedOf = (id: string, key = 'anna'): FeedPolicy => ({
  id,
  url: 'https://west.example/',
  role: 'own',
  keys: [keyOf(key).public],
  threshold: 1,
});
const progress = { checkedAtMs: 5, verifiedAtMs: 5, error: null, failures: 0, nextCheckAtMs: 9 };

async function loaded(stored: Record<string, unknown>) {
  const kept = new Map<string, unknown>(Object.entries(stored));
  const records = new FeedRecords({
    get: async (key) => kept.get(key),
    set: async (key, value) => void kept.set(key, value),
  });
  await records.load();
  return { records, kept };
}

describe('what is remembered of a feed', () => {
  it('outlives the worker', async () => {
    const { records, kept } = await loaded({});
    await records.keep('west', { state: beginFeed(feedOf('west')), progress });
    const { records: woken } = await loaded(structuredClone(Object.fromEntries(kept)));
    expect(woken.of(feedOf('west')).progress).toEqual(progress);
  });

  it('is begun anew for other keys, and for another version of Lurewatch', async () => {
    const record = { state: beginFeed(feedOf('west')), progress };
    const { records } = await loaded({ feeds: { version: 1, records: { west: record } } });
    expect(records.of(feedOf('west', 'beth')).progress.checkedAtMs).toBe(0);
    const { records: later } = await loaded({ feeds: { version: 2, records: { west: record } } });
    expect(later.of(feedOf('west')).progress.checkedAtMs).toBe(0);
  });

  it.each([null, {}, { state: {} }, { state: beginFeed(feedOf('east')) }])(
    'is begun anew where it is damaged, and no other with it: %j',
    async (east) => {
      const west = { state: beginFeed(feedOf('west')), progress };
      const { records } = await loaded({ feeds: { version: 1, records: { east, west } } });
      expect(records.of(feedOf('east')).progress.checkedAtMs).toBe(0);
      expect(records.of(feedOf('west')).progress).toEqual(progress);
    },
  );
});
