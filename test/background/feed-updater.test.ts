import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { FeedRecords } from '../../src/background/feed-records';
import { FeedUpdater } from '../../src/background/feed-updater';
import type { FeedPolicy } from '../../src/core/policy';
import { MemoryEntries, portsOver } from '../feed/client-ports';
import { keyOf, Publisher } from '../feed/publisher';
import { openStore } from '../lists/store';

const NOW = Date.parse('2026-11-25T09:00:00Z');
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const ANNA = keyOf('anna');
let stores = 0;

/** A device with two feeds, each of one key, and a clock that is set by hand. */
function device() {
  stores += 1;
  const publisherOf = (id: string) =>
    new Publisher({ id, keys: [ANNA], threshold: 1, timestampKey: keyOf('clock'), nowMs: NOW });
  const publishers = { west: publisherOf('west'), east: publisherOf('east') };
  const feedOf = (id: 'west' | 'east', role: FeedPolicy['role']): FeedPolicy => ({
    id,
    role,
    url: `https://${id}.example/`,
    ...publishers[id].pinned,
  });
  const it = {
    nowMs: NOW,
    random: 1,
    isWatched: false,
    isFull: false,
    changes: 0,
    asked: [] as string[],
    wakes: [] as number[],
    beforeAnswer: async () => {},
    policy: [feedOf('west', 'own'), feedOf('east', 'partner')] as readonly FeedPolicy[],
    publishers,
    lists: openStore(`updater-${stores}`),
    records: new FeedRecords({
      get: async () => undefined,
      set: async () => {
        if (it.isFull) throw new Error('full');
      },
    }),
  };
  const updater = new FeedUpdater({
    records: it.records,
    lists: it.lists,
    feeds: () => it.policy,
    files: (folder) => {
      const id = folder.includes('west') ? 'west' : 'east';
      const ports = portsOver(publishers[id].files, new MemoryEntries());
      return {
        ...ports,
        fetchFile: async (name, most) => {
          it.asked.push(`${id}/${name}`);
          await it.beforeAnswer();
          return ports.fetchFile(name, most);
        },
      };
    },
    now: () => it.nowMs,
    random: () => it.random,
    isWatched: async () => it.isWatched,
    wakeIn: (ms) => void it.wakes.push(ms),
    onChange: () => {
      it.changes += 1;
    },
  });
  return Object.assign(it, { updater });
}

let on: ReturnType<typeof device>;
const publish = (id: 'west' | 'east', serial = 1) =>
  on.publishers[id].publish({ serial, lines: [`evil${serial}.${id}.example`], signers: [ANNA] });
const publishIncident = () => {
  const startedAt = '2026-11-25T08:00:00Z';
  const incident = { level: 'lockdown' as const, startedAt, message: { en: 'Open no links.' }, contacts: [] };
  return on.publishers.west.publish({ serial: 1, lines: ['evil.west.example'], incident, signers: [ANNA] });
};
const waitOf = (id: string) => {
  const feed = on.policy.find((other) => other.id === id) as FeedPolicy;
  return on.records.of(feed).progress.nextCheckAtMs - on.nowMs;
};

beforeEach(() => {
  on = device();
});

describe('a feed is asked again', () => {
  it.each([
    [false, 0, 270 * SECOND],
    [false, 1, 300 * SECOND],
    [true, 0, 40.5 * SECOND],
    [true, 1, 45 * SECOND],
  ])('after its time or up to a tenth sooner: watched %s, chance %s', async (isWatched, random, wait) => {
    await publish('west');
    Object.assign(on, { isWatched, random });
    await on.updater.poll();
    expect(waitOf('west')).toBe(wait);
  });

  it('after failures twice as late each time, half an hour at the most', async () => {
    const waits: number[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      await on.updater.poll();
      waits.push(waitOf('west') / MINUTE);
      on.nowMs += waitOf('west');
    }
    expect(waits).toEqual([10, 20, 30, 30, 30]);
  });

  it('at once where the clock was put back', async () => {
    await publish('west');
    on.nowMs += 365 * 24 * 60 * MINUTE;
    await on.updater.poll();
    on.nowMs = NOW;
    await on.updater.poll();
    expect(on.updater.statuses()[0]?.error).toBeNull();
    expect(on.updater.statuses()[0]?.serial).toBe(1);
  });

  it('every 45 seconds while its incident is on, and after failures within two minutes', async () => {
    await publishIncident();
    await on.updater.poll();
    expect(waitOf('west')).toBe(45 * SECOND);
    on.publishers.west.files.clear();
    const waits: number[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      on.nowMs += waitOf('west');
      await on.updater.poll();
      waits.push(waitOf('west') / SECOND);
    }
    expect(waits).toEqual([90, 120, 120]);
  });

  it('by an alarm that comes a little early', async () => {
    await publish('west');
    await on.updater.poll();
    on.asked.length = 0;
    on.nowMs += waitOf('west') - 6 * SECOND;
    await on.updater.poll();
    expect(on.asked).toEqual([]);
    on.nowMs += SECOND;
    await on.updater.poll();
    expect(on.asked).toContain('west/timestamp.json');
  });

  it('though the worker ends while it asks', async () => {
    on.beforeAnswer = () => new Promise(() => {});
    void on.updater.poll();
    expect(on.wakes).toEqual([5 * MINUTE]);
  });

  it('by a late alarm once', async () => {
    await publish('west');
    await on.updater.poll();
    on.asked.length = 0;
    on.nowMs += 3 * 60 * MINUTE;
    await Promise.all([on.updater.poll(), on.updater.poll()]);
    expect(on.asked.filter((name) => name === 'west/timestamp.json')).toHaveLength(1);
  });

  it('in a hurry where it was not for long, and not where it fails', async () => {
    await publish('west');
    await on.updater.poll();
    on.asked.length = 0;
    on.nowMs += 50 * SECOND;
    await on.updater.hurry();
    expect(on.asked).toEqual([]);
    on.nowMs += 5 * SECOND;
    await on.updater.hurry();
    expect(on.asked).toEqual(['west/timestamp.json']);
  });

  it('in a hurry where the clock was put back', async () => {
    await publish('west');
    on.nowMs += 60 * MINUTE;
    await on.updater.poll();
    on.asked.length = 0;
    on.nowMs -= 30 * MINUTE;
    await on.updater.hurry();
    expect(on.asked).toContain('west/timestamp.json');
  });
});

describe('one feed’s failure', () => {
  it('touches no other', async () => {
    await publish('west');
    await on.updater.poll();
    expect(on.updater.statuses().map(({ serial, error }) => [serial, error?.code ?? null])).toEqual([
      [1, null],
      [null, 'refused-by-server'],
    ]);
    expect(on.changes).toBe(1);
  });

  it('of storage keeps nothing from being in force, nor from being asked again', async () => {
    await publish('west');
    on.isFull = true;
    await expect(on.updater.poll()).rejects.toThrow('full');
    expect(on.changes).toBe(1);
    expect(on.updater.statuses()[0]?.serial).toBe(1);
    expect(on.wakes.at(-1)).toBe(5 * MINUTE);
    expect(on.wakes).toHaveLength(2);
  });
});

describe('status', () => {
  it('is stale from the end of what was confirmed on', async () => {
    await publish('west');
    await on.updater.poll();
    on.nowMs += 24 * 60 * MINUTE - SECOND;
    expect(on.updater.statuses()[0]?.staleSince).toBeNull();
    on.nowMs += SECOND;
    expect(on.updater.statuses()[0]?.staleSince).toBe('2026-11-26T09:00:00Z');
  });
});

describe('a feed that policy names no more', () => {
  it('goes, and the others stay', async () => {
    await Promise.all([publish('west'), publish('east')]);
    await on.updater.poll();
    on.policy = on.policy.slice(1);
    await on.updater.follow();
    expect(on.lists.states().map(({ facts }) => facts.id)).toEqual(['east']);
  });

  it('goes even where it was being asked', async () => {
    await publish('west');
    on.beforeAnswer = async () => {
      on.policy = [];
    };
    await on.updater.poll();
    expect(on.lists.states()).toEqual([]);
  });
});
