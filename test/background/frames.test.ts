// What a connected frame may ask for besides verdicts, and how far its word counts.

import { afterEach, describe, expect, it, vi } from 'vitest';
import { Frames } from '../../src/background/frames';
import type { Openings } from '../../src/background/openings';
import type { Reported, ReportPages } from '../../src/background/report-pages';
import { StoppedLinks } from '../../src/background/stopped-links';
import { Tabs } from '../../src/background/tabs';
import { BUILTIN_LISTS, type Lists } from '../../src/core/lists';
import { NO_POLICY } from '../../src/core/policy';
import type { Connection } from '../../src/platform/background';
import { memoryStore } from './memory-store';

const LURE = { href: 'http://www.parcel-redelivery-fee.example/pay', text: 'Pay', kind: 'a' } as const;
const CLEAN = { href: 'https://training-bookings.example/', text: 'Book', kind: 'a' } as const;

interface Given {
  readonly origin?: string | null;
  readonly settle?: <T>(work: (lists: Lists) => T) => Promise<T>;
}

function connected({
  origin = 'https://mail.council.example',
  settle = async (work) => work(BUILTIN_LISTS),
}: Given = {}) {
  const reported: Reported[] = [];
  const remembered: unknown[] = [];
  const opened: string[] = [];
  const faults: string[] = [];
  const stoppedLinks = new StoppedLinks(
    memoryStore(),
    () => 0,
    () => NO_POLICY.wayThrough,
  );
  const frames = new Frames({
    tabs: new Tabs({ incident: () => 'normal', onChange: () => undefined, callIn: async () => undefined }),
    standing: { incident: 'normal', language: 'en', phone: null, isDrill: false },
    settle,
    stoppedLinks,
    reports: { open: async (each: Reported) => void reported.push(each) } as unknown as ReportPages,
    openings: {
      clicked: async (...given: unknown[]) => void remembered.push(given),
    } as unknown as Openings,
    browser: { openTab: async (url) => void opened.push(url), ownPage: (path) => `extension://own/${path}` },
    ready: Promise.resolve(),
    onRead: () => undefined,
    report: (what) => void faults.push(what),
  });
  const posted: unknown[] = [];
  let read: (message: unknown) => void = () => undefined;
  let leave: () => void = () => undefined;
  let isEnded = false;
  const connection: Connection = {
    name: 'links',
    sender: { role: 'frame', tabId: 7, frameId: 0, origin },
    post: (message) => void posted.push(message),
    onMessage: (listener) => {
      read = listener;
    },
    onEnd: (listener) => {
      leave = listener;
    },
    end: () => {
      isEnded = true;
    },
  };
  frames.serve(connection, 7);
  return {
    say: async (message: unknown) => await read(message),
    leave: () => leave(),
    posted,
    reported,
    remembered,
    opened,
    faults,
    isEnded: () => isEnded,
  };
}

describe('a connected frame', () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('has a report begun, with where its webmail hands out the message', async () => {
    const { say, reported } = connected();
    const original = 'https://mail.council.example/?_task=mail&_uid=7';
    await say({ type: 'report', link: LURE, original });
    expect(reported).toMatchObject([{ link: LURE, original, verdict: { level: 'blocked' } }]);
  });

  it.each([
    ['another site', 'https://elsewhere.example/?_uid=7'],
    ['another port', 'https://mail.council.example:8443/'],
    ['a script', 'javascript:alert(1)'],
    ['nothing that is an address', 'mail'],
  ])('has no link to %s put on a page of ours', async (_, original) => {
    const { say, reported } = connected();
    await say({ type: 'report', link: LURE, original });
    expect(reported).toMatchObject([{ original: null }]);
  });

  it('without an address of its own has none either', async () => {
    const { say, reported } = connected({ origin: null });
    await say({ type: 'report', link: LURE, original: 'https://mail.council.example/' });
    expect(reported).toMatchObject([{ original: null }]);
  });

  it('has what a person opened remembered: what it says itself, and what was opened for it', async () => {
    const { say, remembered, opened } = connected();
    await say({ type: 'opened', link: CLEAN });
    await say({ type: 'open', link: CLEAN, isBehind: false });
    await say({ type: 'open', link: LURE, isBehind: false });
    expect(remembered).toEqual([
      [7, CLEAN, null],
      [7, CLEAN, null],
    ]);
    expect(opened).toEqual([CLEAN.href, expect.stringMatching(/^extension:\/\/own\/src\/ui\/interstitial/)]);
  });

  it('that says anything else is not ours, and is cut off', async () => {
    const { say, isEnded } = connected();
    await say({ type: 'opened', link: { href: 7 } });
    expect(isEnded()).toBe(true);
  });

  const questions = { ids: [0], hrefs: [CLEAN.href], texts: [CLEAN.text], kinds: ['a'] };
  const question = (id: number) => ({ type: 'judge', questions: { ...questions, ids: [id] }, gone: [] });

  it.each([
    ['with more ids than links', { ...questions, ids: [0, 1] }],
    ['with a link without a text', { ...questions, texts: [] }],
    ['of a kind that there is none of', { ...questions, kinds: ['b'] }],
    ['row by row', [[0, CLEAN.href, CLEAN.text, 'a']]],
  ])('that asks %s is not ours, and is cut off', async (_, asked) => {
    const { say, isEnded, posted } = connected();
    await say({ type: 'judge', questions: asked, gone: [] });
    expect(isEnded()).toBe(true);
    expect(posted).toEqual([]);
  });
  const answer = (...clear: number[]) => ({ type: 'answers', language: 'en', incident: 'normal', clear, warned: [] });

  it('has an answer to each message, for it asks on after that: an empty one where judging failed', async () => {
    let isBroken = true;
    const { say, posted, faults } = connected({
      settle: async (work) => {
        if (isBroken) throw new Error('broken');
        return work(BUILTIN_LISTS);
      },
    });
    await say(question(0));
    isBroken = false;
    await say(question(1));
    expect(posted).toEqual([answer(), answer(1)]);
    expect(faults).toEqual(['judging']);
  });

  it('that has gone keeps nobody else waiting: nothing more is judged for it', async () => {
    let judged = 0;
    let goOn: () => void = () => undefined;
    const { say, leave, posted } = connected({
      settle: async (work) => {
        judged += 1;
        await new Promise<void>((resolve) => {
          goOn = resolve;
        });
        return work(BUILTIN_LISTS);
      },
    });
    const answers = [say(question(0)), say(question(1)), say(question(2))];
    await new Promise((resolve) => setTimeout(resolve, 0));
    leave();
    goOn();
    await Promise.all(answers);
    expect(judged).toBe(1);
    expect(posted).toHaveLength(1);
  });

  describe('whose links are slow to judge', () => {
    let judgingMs = 30;

    function slow() {
      vi.useFakeTimers();
      let spent = 0;
      const real = performance.now.bind(performance);
      vi.spyOn(performance, 'now').mockImplementation(() => real() + spent);
      const lists: Lists = {
        ...BUILTIN_LISTS,
        listingsOf: (hostname, url) => {
          spent += judgingMs;
          return BUILTIN_LISTS.listingsOf(hostname, url);
        },
      };
      const { say, posted } = connected({ settle: async (work) => work(lists) });
      let id = 0;
      return {
        ask: (count: number) => {
          for (const end = id + count; id < end; id += 1) void say(question(id));
        },
        answersAfter: async (ms: number) => {
          await vi.advanceTimersByTimeAsync(ms);
          return posted.length;
        },
      };
    }

    it('rests after each answer, three times as long; after a while they are judged at once again', async () => {
      judgingMs = 30;
      const { ask, answersAfter } = slow();
      ask(20);
      // 50 ms go at once; 10 of the second answer's 30 are above.
      expect(await answersAfter(0)).toBe(2);
      expect(await answersAfter(29)).toBe(2);
      expect(await answersAfter(1)).toBe(3);
      expect(await answersAfter(89)).toBe(3);
      expect(await answersAfter(1)).toBe(4);
      judgingMs = 0;
      expect(await answersAfter(2_000)).toBe(20);
      judgingMs = 30;
      ask(20);
      expect(await answersAfter(0)).toBe(22);
    });

    it('rests no longer than half a second although the computer slept in between', async () => {
      judgingMs = 8 * 3_600_000;
      const { ask, answersAfter } = slow();
      ask(1);
      await answersAfter(0);
      judgingMs = 0;
      ask(3);
      expect(await answersAfter(499)).toBe(1);
      expect(await answersAfter(1)).toBe(4);
    });
  });
});
