// The background ended at each thing that it asks of the browser or the network while it updates, judges, reports and follows an incident. The life
// after it finds the state before or the state after, whole, and brings what was begun to its end.

import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { AllClears } from '../../src/background/all-clear';
import { FeedRecords } from '../../src/background/feed-records';
import { FeedUpdater } from '../../src/background/feed-updater';
import { Frames, type FramesParts } from '../../src/background/frames';
import { ListDatabase } from '../../src/background/list-database';
import { ListStore } from '../../src/background/list-store';
import { PersonalDatabase, type WaitingReport } from '../../src/background/personal-database';
import { type Posted, ReportQueue } from '../../src/background/report-queue';
import { CurrentStanding } from '../../src/background/standing';
import { Tabs } from '../../src/background/tabs';
import { VerdictClient } from '../../src/content/verdict-client';
import type { WatchedLink } from '../../src/content/watched-link';
import { BUILTIN_LISTS } from '../../src/core/lists';
import { NO_POLICY, type Policy } from '../../src/core/policy';
import { judge } from '../../src/core/verdict';
import type { FromFrame, ToFrame } from '../../src/messages';
import { MemoryEntries, portsOver } from '../feed/client-ports';
import { keyOf, Publisher } from '../feed/publisher';
import { atEveryEnd, Life } from './life';
import { memoryStore } from './memory-store';
import { messageOf } from './report-messages';

const NOW = Date.parse('2026-11-25T09:00:00Z');
const ANNA = keyOf('anna');
const LOCKDOWN = {
  level: 'lockdown' as const,
  startedAt: '2026-11-25T08:00:00Z',
  message: { en: 'Open no links.' },
  contacts: [],
};
let devices = 0;

/** A device and its feed: what stays when a background ends. */
function device() {
  devices += 1;
  const name = `killed-${devices}`;
  const publisher = new Publisher({
    id: 'west',
    keys: [ANNA],
    threshold: 1,
    timestampKey: keyOf('clock'),
    nowMs: NOW,
  });
  const policy: Policy = {
    ...NO_POLICY,
    feeds: [{ id: 'west', role: 'own', url: 'https://west.example/', ...publisher.pinned }],
  };
  const store = memoryStore();
  const state = { nowMs: NOW };

  /** One background's parts. */
  const wake = (life = new Life()) => {
    const lists = new ListStore({
      open: () => life.ask(async () => life.through(await ListDatabase.open(name))),
      below: () => BUILTIN_LISTS,
      randomKey: () => [7, 11],
      randomId: () => crypto.randomUUID(),
      now: () => state.nowMs,
      pause: () => life.ask(async () => undefined),
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    });
    const own = life.through(store);
    const records = new FeedRecords(own);
    const allClears = new AllClears(own);
    const standing = new CurrentStanding();
    const follow = async () => {
      standing.renew(policy, records, state.nowMs);
      await allClears.follow(standing.declared, state.nowMs);
    };
    const updater = new FeedUpdater({
      records,
      lists,
      feeds: () => policy.feeds,
      files: () => life.through(portsOver(publisher.files, new MemoryEntries())),
      now: () => state.nowMs,
      random: () => 1,
      isWatched: () => life.ask(async () => false),
      wakeIn: () => undefined,
      onChange: () => undefined,
    });
    return {
      lists,
      allClears,
      standing,
      async begin() {
        await Promise.all([records.load(), allClears.load(), lists.ready]);
        await follow();
      },
      async update() {
        await updater.checkNow();
        await follow();
      },
      statuses: () => updater.statuses(),
    };
  };
  return { publisher, wake, state };
}

const listsOf = (serial: number) => [
  `both.example${serial === 1 ? '' : ' campaign=tax'}`,
  `only-${serial}.example`,
  ...Array.from({ length: 50 }, (_, at) => `n${at}.example`),
];

/** Which of the two states the lists are in. */
async function stateOf(lists: ListStore): Promise<string> {
  const isBlocked = async (host: string) =>
    (await lists.settle((inForce) => judge({ href: `https://${host}/`, text: '', kind: 'a' }, inForce))).level ===
    'blocked';
  const names = ['both.example', 'only-1.example', 'only-2.example', 'n0.example', 'n49.example'];
  const found = await Promise.all(names.map(isBlocked));
  return names.filter((_, at) => found[at]).join(' ');
}
const NONE = '';
const FIRST = 'both.example only-1.example n0.example n49.example';
const SECOND = 'both.example only-2.example n0.example n49.example';

describe('a background that is ended while it updates', () => {
  it.each([
    ['for the first time', 0, NONE, FIRST],
    ['by a change', 1, FIRST, SECOND],
  ])(
    '%s leaves the state before or the one after, and the next life takes the update',
    async (_, serial, before, after) => {
      const seen = new Set<string>();
      const points = await atEveryEnd(async (life) => {
        const { publisher, wake, state } = device();
        const publish = (to: number) => publisher.publish({ serial: to, lines: listsOf(to), signers: [ANNA] });
        if (serial > 0) {
          await publish(serial);
          const first = wake();
          await first.begin();
          await first.update();
          expect(await stateOf(first.lists)).toBe(before);
        }
        state.nowMs += 60_000;
        publisher.nowMs = state.nowMs;
        await publish(serial + 1);
        const it = wake(life);
        const ended = await life.until(it.begin().then(() => it.update()));
        const next = wake();
        await next.begin();
        const found = await stateOf(next.lists);
        expect([before, after]).toContain(found);
        seen.add(found);
        await next.update();
        expect(await stateOf(next.lists)).toBe(after);
        expect(next.statuses()).toMatchObject([{ serial: serial + 1, error: null }]);
        return ended === 'over' ? 'over' : 'lived';
      });
      // Of the two, each was met.
      expect([...seen].sort()).toEqual([before, after].sort());
      expect(points).toBeGreaterThan(10);
    },
  );
});

describe('a background that is ended while it follows an incident', () => {
  it.each([
    ['begins', null, LOCKDOWN, 'lockdown', null],
    ['ends', LOCKDOWN, null, 'normal', 'lockdown'],
  ] as const)(
    'that %s: the next life knows what is declared, and says once what is over',
    async (_, from, to, level, over) => {
      const points = await atEveryEnd(async (life) => {
        const { publisher, wake, state } = device();
        const publish = (serial: number, incident: typeof LOCKDOWN | null) =>
          publisher.publish({ serial, lines: listsOf(1), incident, signers: [ANNA] });
        await publish(1, from);
        const first = wake();
        await first.begin();
        await first.update();
        state.nowMs += 60_000;
        publisher.nowMs = state.nowMs;
        await publish(2, to);
        const it = wake(life);
        const ended = await life.until(it.begin().then(() => it.update()));
        const next = wake();
        await next.begin();
        // Either is true until the feed has been asked again; nothing else is.
        expect([from?.level ?? 'normal', level]).toContain(next.standing.incident);
        await next.update();
        expect(next.standing.incident).toBe(level);
        expect(next.allClears.at(state.nowMs)?.level ?? null).toBe(over);
        // And the life after that says nothing else.
        const last = wake();
        await last.begin();
        expect(last.allClears.at(state.nowMs)?.level ?? null).toBe(over);
        return ended === 'over' ? 'over' : 'lived';
      });
      expect(points).toBeGreaterThan(5);
    },
  );
});

describe('a background that is ended while it judges', () => {
  it('leaves no question without its answer: the frame asks the next life', async () => {
    const { publisher, wake } = device();
    await publisher.publish({ serial: 1, lines: listsOf(1), signers: [ANNA] });
    const first = wake();
    await first.begin();
    await first.update();
    const points = await atEveryEnd(async (life) => {
      const links = ['both.example', 'only-1.example', 'n7.example', 'www.gov.uk'].map(
        (host, id): WatchedLink => ({
          id,
          element: {} as Element,
          raw: '',
          link: { href: `https://${host}/`, text: '', kind: 'a' },
          sender: null,
          answer: null,
        }),
      );
      let current = life;
      let lives = 0;
      const answered = new Promise<void>((resolve) => {
        const client = new VerdictClient({
          connect: (onAnswers, onEnd) => {
            lives += 1;
            const own = lives === 1 ? life : new Life();
            current = own;
            void own.over.then(onEnd);
            return connect(wake(own), own, onAnswers);
          },
          webmail: null,
          original: () => null,
          links: () => links,
          onAnswered: () => void (links.every(({ answer }) => answer !== null) && resolve()),
          onOrphaned: () => undefined,
        });
        client.reportIn();
      });
      await answered;
      const shown = links.map(({ answer }) => (answer === 'clear' ? 'clear' : answer?.appearance));
      expect(shown).toEqual(['blocked', 'blocked', 'blocked', 'clear']);
      return current === life ? 'lived' : 'over';
    });
    expect(points).toBeGreaterThan(2);
  });
});

/** The browser's port between a frame and one background. */
function connect(
  background: ReturnType<ReturnType<typeof device>['wake']>,
  life: Life,
  onAnswers: (answers: ToFrame) => void,
) {
  let read: (message: unknown) => unknown = () => undefined;
  const frames = new Frames({
    tabs: new Tabs({ incident: () => 'normal', onChange: () => undefined, callIn: async () => undefined }),
    standing: background.standing,
    settle: (work) => background.lists.settle(work),
    ready: background.begin(),
    onRead: () => undefined,
    report: (_, error) => {
      throw error;
    },
  } as Partial<FramesParts> as FramesParts);
  frames.serve(
    {
      name: 'links',
      sender: { role: 'frame', tabId: 7, frameId: 0, origin: null },
      post: (message) => void life.ask(async () => onAnswers(message as ToFrame)),
      onMessage: (listener) => {
        read = listener;
      },
      onEnd: () => undefined,
      end: () => undefined,
    },
    7,
  );
  return { post: (message: FromFrame) => void read(message), end: () => undefined };
}

describe('a background that is ended while it reports', () => {
  it('has the report sent by the next life, once, wherever it was written down; and no person was told else', async () => {
    const points = await atEveryEnd(async (life) => {
      devices += 1;
      let isWritten = false;
      const database = new (class extends PersonalDatabase {
        override async putReport(report: WaitingReport): Promise<void> {
          await super.putReport(report);
          isWritten = true;
        }
      })(`killed-${devices}`);
      const had: string[] = [];
      const wake = (own = new Life()) =>
        new ReportQueue({
          database: own.through(database),
          endpoint: () => 'https://reports.west.example/',
          post: (_, { id }) =>
            own.ask(async (): Promise<Posted> => {
              if (!had.includes(id)) had.push(id);
              return { code: 'taken', receipt: null };
            }),
          now: () => NOW,
          random: () => 0.5,
          wakeIn: () => undefined,
        });
      const told = await life.until(wake(life).add(messageOf('a')));
      await wake().flush({ isAnew: true });
      expect(await database.reports()).toEqual([]);
      // Told or not: what was written down once is not lost.
      expect(had).toEqual(isWritten ? ['a'] : []);
      expect(told === 'over' || isWritten).toBe(true);
      return told === 'over' ? 'over' : 'lived';
    });
    expect(points).toBeGreaterThan(3);
  });
});
