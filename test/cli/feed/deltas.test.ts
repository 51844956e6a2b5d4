// Whatever is published in whatever order: a browser of any earlier state that takes the newest one has its entries.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEntries, writeEntries } from '../../../src/cli/feed/entries';
import { readFeedEntries } from '../../../src/cli/feed/feed-state';
import { entriesBefore, readRecord, serialsOf } from '../../../src/cli/feed/history';
import { readDelta } from '../../../src/core/feed/texts';
import { applyChange } from '../../../src/core/list-change';
import { type Browser, linesOf, TestFeed } from './support';

const HOSTS = 30;
/** What one publication does: hosts to list or, where listed, to take away or say otherwise; whether two sign. */
const step = fc.record({
  set: fc.uniqueArray(fc.nat(HOSTS - 1), { maxLength: 6 }),
  removed: fc.uniqueArray(fc.nat(HOSTS - 1), { maxLength: 3 }),
  isWhole: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  bySome: fc.boolean(),
  campaign: fc.constantFrom('', ' campaign=one', ' campaign=two'),
});

describe('deltas', () => {
  it('lead from every earlier state to the newest, with both thresholds, and back by the history', async () => {
    const seen = { deltas: 0, waited: 0, tightened: 0, snapshots: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async (steps) => {
        const feed = await TestFeed.make(2);
        try {
          const browsers: Browser[] = [];
          const states: (readonly string[])[] = [];
          // Many that never change, so that a snapshot lags.
          const still = Array.from({ length: 60 }, (_, n) => `still-${n}.example`);
          await feed.add(...still);
          for (const { set, removed, isWhole, bySome, campaign } of steps) {
            const entries = await readEntries(feed.workspace);
            if (!bySome) for (const n of removed) entries.delete(`h${n}.example`);
            for (const n of set) {
              const pattern = `h${n}.example`;
              entries.set(pattern, `${pattern}${campaign}`);
            }
            await writeEntries(feed.workspace, entries);
            const signers = bySome ? [feed.keys.jo] : [feed.keys.jo, feed.keys.sam];
            const report = await feed.publish(signers, { isWhole: isWhole && !bySome });
            const { published, pending } = report.data as { published: boolean; pending?: number };
            if (pending !== undefined) {
              seen.waited += 1;
              await feed.sign(feed.keys.sam);
            } else if (!published) continue;
            else if (bySome) seen.tightened += 1;
            for (const browser of browsers)
              if (browser.state.manifest && Math.abs(set.length - removed.length) % 2 === 0) await feed.update(browser);
            const browser = feed.browser();
            expect(await feed.update(browser)).toBeNull();
            browsers.push(browser);
            states.push(linesOf(browser));
            expect(linesOf(browser)).toEqual(await feed.lines());
            await everyDelta(feed, browser, states, seen);
          }
          const newest = await feed.lines();
          for (const browser of browsers) {
            expect(await feed.update(browser)).toBeNull();
            expect(linesOf(browser)).toEqual(newest);
          }
          await backwards(feed, browsers.at(-1), states);
        } finally {
          feed.dispose();
        }
      }),
      { seed: 20261125, numRuns: 25 },
    );
    // It says nothing where these never happen.
    expect(seen.deltas).toBeGreaterThan(100);
    expect(seen.waited).toBeGreaterThan(5);
    expect(seen.tightened).toBeGreaterThan(20);
    expect(seen.snapshots).toBeGreaterThan(20);
  }, 120_000);
});

/** Each delta file over each earlier state from its `from` on, by core's own way to apply one. */
async function everyDelta(
  feed: TestFeed,
  { state }: Browser,
  states: readonly (readonly string[])[],
  seen: { deltas: number; snapshots: number },
): Promise<void> {
  const manifest = state.manifest;
  if (!manifest) throw new Error('nothing was taken');
  const folder = join(feed.workspace.folder, 'published');
  const serials = await serialsOf(feed.workspace);
  expect(serials).toHaveLength(states.length);
  const goal = states.at(-1);
  if (manifest.entries.snapshot.serial < manifest.entries.changedAt) seen.snapshots += 1;
  expect([...(await readFeedEntries([folder], manifest)).values()].sort()).toEqual(goal);
  for (const delta of manifest.entries.deltas) {
    const change = readDelta(gunzipSync(readFileSync(join(folder, delta.name))).toString('utf8'));
    if (!change) throw new Error(`${delta.name} cannot be read`);
    for (const [at, serial] of serials.entries()) {
      if (serial < delta.from) continue;
      expect([...applyChange(states[at] ?? [], change)].sort()).toEqual(goal);
      seen.deltas += 1;
    }
  }
}

/** From the newest state back through the records to the first. */
async function backwards(
  feed: TestFeed,
  newest: Browser | undefined,
  states: readonly (readonly string[])[],
): Promise<void> {
  let entries: ReadonlyMap<string, string> = newest?.entries.lines ?? new Map();
  const serials = await serialsOf(feed.workspace);
  for (let at = serials.length - 1; at > 0; at -= 1) {
    const record = await readRecord(feed.workspace, serials[at] ?? 0);
    if (!record) throw new Error('a record is missing');
    entries = entriesBefore(record, entries);
    expect([...entries.values()].sort()).toEqual(states[at - 1]);
  }
}
