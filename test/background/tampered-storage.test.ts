// What the device gives back is not what was written: whatever it is, protection goes on, and what it was is built anew.

import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AllClears } from '../../src/background/all-clear';
import { FeedRecords } from '../../src/background/feed-records';
import { FeedUpdater } from '../../src/background/feed-updater';
import { PolicySource } from '../../src/background/policy-source';
import { CurrentStanding } from '../../src/background/standing';
import { NO_POLICY, type Policy } from '../../src/core/policy';
import { MemoryEntries, portsOver } from '../feed/client-ports';
import { keyOf, Publisher } from '../feed/publisher';
import { openStore } from '../lists/store';
import { memoryStore } from './memory-store';

const NOW = Date.parse('2026-11-25T09:00:00Z');
const ANNA = keyOf('anna');
const RUNS = 200;
let devices = 0;

/** Any JSON; or the value with one thing in it, at any depth, that is another. */
const otherThan = (value: unknown): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.jsonValue() },
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.infiniteStream(fc.nat()), fc.oneof(fc.jsonValue(), fc.constantFrom(null, '', -1, [], {})))
        .map(([choices, other]) => changed(structuredClone(value), choices, other)),
    },
  );

function changed(value: unknown, choices: Iterator<number>, other: unknown): unknown {
  const pick = choices.next().value as number;
  const names = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  if (names.length === 0 || pick % 5 === 0) return other;
  const name = names[pick % names.length] as string;
  const whole = value as Record<string, unknown>;
  whole[name] = changed(whole[name], choices, other);
  return whole;
}

async function device(feeds: unknown) {
  devices += 1;
  const publisher = new Publisher({
    id: 'west',
    keys: [ANNA],
    threshold: 1,
    timestampKey: keyOf('clock'),
    nowMs: NOW,
  });
  await publisher.publish({ serial: 1, lines: ['evil.example'], signers: [ANNA] });
  const store = memoryStore();
  if (feeds !== undefined) await store.set('feeds', feeds);
  const policy: Policy = {
    ...NO_POLICY,
    feeds: [{ id: 'west', role: 'own', url: 'https://west.example/', ...publisher.pinned }],
  };
  const records = new FeedRecords(store);
  const updater = new FeedUpdater({
    records,
    lists: openStore(`tampered-${devices}`),
    feeds: () => policy.feeds,
    files: () => portsOver(publisher.files, new MemoryEntries()),
    now: () => NOW,
    random: () => 1,
    isWatched: async () => false,
    wakeIn: () => undefined,
    onChange: () => undefined,
  });
  await records.load();
  return { store, records, updater, policy };
}

describe('storage that gives back something else', () => {
  it('of a feed: it is updated all the same', { timeout: 120_000 }, async () => {
    const { store, updater } = await device(undefined);
    await updater.checkNow();
    const kept = await store.get('feeds');
    expect(kept).toMatchObject({ records: { west: { state: { manifest: { serial: 1 } } } } });
    await fc.assert(
      fc.asyncProperty(otherThan(kept), async (feeds) => {
        const it = await device(feeds);
        // What is in force is told, whatever it is.
        new CurrentStanding().renew(it.policy, it.records, NOW);
        it.updater.statuses();
        await it.updater.poll();
        await it.updater.checkNow();
        // A state that is whole and another's is refused as another's would be: by a serial, or a sum.
        const [status] = it.updater.statuses();
        expect([null, 'rolled-back', 'replayed', 'changed-behind-serial', 'bad-signature']).toContain(
          status?.error?.code ?? null,
        );
      }),
      { numRuns: RUNS },
    );
  });

  it('of what was declared: what is declared next is told', async () => {
    const store = memoryStore();
    const since = '2026-11-24T08:00:00.000Z';
    const suspended = [{ organisation: 'east', name: { en: 'East' } }];
    const kept = { level: 'lockdown', suspended, restored: suspended, allClear: { since, level: 'lockdown' } };
    await fc.assert(
      fc.asyncProperty(otherThan(kept), async (declared) => {
        await store.set('declared', declared);
        const clears = new AllClears(store);
        await clears.load();
        clears.at(NOW);
        await clears.follow({ incident: { level: 'lockdown' } as never, suspensions: [] }, NOW);
        await clears.follow({ incident: null, suspensions: [] }, NOW);
        expect(clears.at(NOW)).toMatchObject({ level: 'lockdown' });
      }),
      { numRuns: RUNS },
    );
  });

  it('of the policy: what is packed and handed out holds after the next look', async () => {
    const packed = { group: 'pilot' };
    const kept = JSON.stringify({ packed, managed: { allow: ['a.example'] } });
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.jsonValue(),
          otherThan(JSON.parse(kept)).map((other) => JSON.stringify(other)),
        ),
        async (policies) => {
          const store = memoryStore();
          await store.set('policies', policies);
          const source = new PolicySource({
            store,
            packed: async () => packed,
            managed: async () => ({ allow: ['b.example'] }),
            onChange: () => undefined,
          });
          await source.open();
          await source.refresh({ isTold: false });
          expect(source.policy).toMatchObject({ group: 'pilot', allow: ['b.example'] });
        },
      ),
      { numRuns: RUNS },
    );
  });
});
