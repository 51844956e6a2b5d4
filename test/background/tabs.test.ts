import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FrameSession } from '../../src/background/frame-session';
import type { Standing } from '../../src/background/standing';
import { Tabs } from '../../src/background/tabs';
import { BUILTIN_LISTS } from '../../src/core/lists';
import { MAX_FINDINGS, type Question, type TabFindings } from '../../src/messages';

const standing: Standing = { incident: 'normal', language: 'en', phone: null, isDrill: false };
const ask = (id: number, href: string, text = ''): Question => ({ id, link: { href, text, kind: 'a' } });

function setUp() {
  const called: number[] = [];
  const told: TabFindings[] = [];
  const tabs = new Tabs({
    incident: () => 'normal',
    onChange: (_, findings) => void told.push(findings),
    callIn: async (tabId) => void called.push(tabId),
  });
  return { tabs, called, told };
}

describe('what a tab holds', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('adds up its frames and groups links by destination, worst first', () => {
    const { tabs } = setUp();
    const [first, second] = [new FrameSession(), new FrameSession()];
    tabs.join(1, '0 links', first);
    tabs.join(1, '4 links', second);
    first.answer(
      [
        ask(0, 'https://rbkc.gov.uk.x.example/', 'Account'),
        ask(1, 'https://www.rbkc.gov.uk/'),
        ask(2, 'https://a.example/'),
      ],
      BUILTIN_LISTS,
      standing,
    );
    second.answer(
      [ask(0, 'http://staff-refunds.example/', 'Claim'), ask(1, 'http://staff-refunds.example/', 'here')],
      BUILTIN_LISTS,
      standing,
    );
    expect(tabs.findingsOf(1)).toMatchObject({
      watched: true,
      webmail: null,
      flagged: 3,
      counts: { blocked: 2, suspicious: 1, known: 1, unknown: 1, suspended: 0 },
      findings: [
        { level: 'blocked', link: { text: 'Claim' }, count: 2 },
        { level: 'suspicious', link: { text: 'Account' }, count: 1 },
      ],
    });
    expect(tabs.findingsOf(2)).toMatchObject({ watched: false, flagged: 0 });
  });

  it('forgets links that left and frames that ended', () => {
    const { tabs } = setUp();
    const session = new FrameSession();
    tabs.join(1, '0 links', session);
    session.answer(
      [ask(0, 'http://staff-refunds.example/'), ask(1, 'https://www.rbkc.gov.uk/')],
      BUILTIN_LISTS,
      standing,
    );
    session.forget([0, 0, 99]);
    expect(tabs.findingsOf(1)).toMatchObject({ flagged: 0, counts: { blocked: 0, known: 1 } });
    tabs.leave(1, '0 links', session);
    expect(tabs.findingsOf(1)).toMatchObject({ watched: false, counts: { known: 0 } });
  });

  it('has one session a frame: the newer takes the place of the older, which may end late', () => {
    const { tabs } = setUp();
    const [older, newer] = [new FrameSession(), new FrameSession()];
    for (const session of [older, newer]) {
      tabs.join(1, '3 links', session);
      session.answer([ask(0, 'http://staff-refunds.example/')], BUILTIN_LISTS, standing);
    }
    expect(tabs.findingsOf(1).flagged).toBe(1);
    tabs.leave(1, '3 links', older);
    expect(tabs.findingsOf(1).flagged).toBe(1);
    tabs.leave(1, '3 links', newer);
    expect(tabs.findingsOf(1)).toMatchObject({ watched: false, flagged: 0 });
  });

  it('counts a link once that is asked about again', () => {
    const session = new FrameSession();
    session.answer([ask(0, 'http://staff-refunds.example/')], BUILTIN_LISTS, standing);
    session.answer([ask(0, 'https://www.rbkc.gov.uk/')], BUILTIN_LISTS, standing);
    expect(session.counts.get('blocked')).toBe(0);
    expect(session.counts.get('known')).toBe(1);
    expect(session.flagged.size).toBe(0);
  });

  it('bounds the list, not the count', () => {
    const { tabs } = setUp();
    const session = new FrameSession();
    tabs.join(1, '0 links', session);
    session.answer(
      Array.from({ length: 80 }, (_, id) => ask(id, `http://staff-refunds.example/${id}`)),
      BUILTIN_LISTS,
      standing,
    );
    expect(tabs.findingsOf(1).flagged).toBe(80);
    expect(tabs.findingsOf(1).findings).toHaveLength(MAX_FINDINGS);
  });

  it('calls a tab in once, and tells a burst of changes once', async () => {
    const { tabs, called, told } = setUp();
    const session = new FrameSession();
    tabs.join(1, '0 links', session);
    for (let i = 0; i < 40; i += 1) tabs.changed(1);
    const followed: TabFindings[] = [];
    const stop = tabs.follow(1, (findings) => void followed.push(findings));
    await vi.advanceTimersByTimeAsync(100);
    expect(called).toEqual([1]);
    expect(told).toHaveLength(1);
    expect(followed).toHaveLength(1);
    stop();
    tabs.changed(1);
    await vi.advanceTimersByTimeAsync(100);
    expect(followed).toHaveLength(1);
  });

  it.each([
    ['30 ms later where telling was quick', 0, 30],
    ['fifty times as long later', 1.5, 75],
    ['100 ms later at the latest', 20, 100],
  ])('tells what changed meanwhile %s', async (_, tellingMs, laterMs) => {
    const { tabs } = setUp();
    const session = new FrameSession();
    session.answer([ask(0, 'http://staff-refunds.example/')], BUILTIN_LISTS, standing);
    let spent = 0;
    const real = performance.now.bind(performance);
    vi.spyOn(performance, 'now').mockImplementation(() => real() + spent);
    let followed = 0;
    tabs.follow(1, () => {
      followed += 1;
      spent += tellingMs;
    });
    tabs.join(1, '0 links', session);
    tabs.changed(1);
    expect(followed).toBe(1);
    await vi.advanceTimersByTimeAsync(laterMs - 1);
    expect(followed).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(followed).toBe(2);
    vi.restoreAllMocks();
  });
});

describe('answers to a frame', () => {
  it('are each given once, with a warning where there is something to do', () => {
    const { clear, warned } = new FrameSession().answer(
      [ask(5, 'https://www.rbkc.gov.uk/'), ask(3, 'http://lurewatch-test.example/'), ask(4, 'https://a.example/')],
      BUILTIN_LISTS,
      standing,
    );
    expect(clear).toEqual([5, 4]);
    expect(warned).toEqual([[3, expect.objectContaining({ domain: 'lurewatch-test.example' })]]);
  });

  it('hold what is unknown in a lockdown, and say why', () => {
    const { warned } = new FrameSession().answer([ask(0, 'https://a.example/')], BUILTIN_LISTS, {
      ...standing,
      incident: 'lockdown',
    });
    expect(warned).toEqual([
      [
        0,
        expect.objectContaining({ appearance: 'held', domain: 'a.example', why: expect.stringContaining('approved') }),
      ],
    ]);
  });

  it('count the links of the same sender that came before', () => {
    const session = new FrameSession();
    const heightened = { ...standing, incident: 'heightened' } as const;
    const sender = { address: 'post@mailer.example', name: 'Royal Mail' };
    const answered = (id: number, href: string, of = sender) =>
      session.answer([ask(id, href, 'Open')], BUILTIN_LISTS, heightened, of).clear;
    expect(answered(0, 'https://parcel.example/')).toEqual([]);
    expect(answered(1, 'https://www.royalmail.com/')).toEqual([1]);
    expect(answered(2, 'https://parcel.example/')).toEqual([2]);
    expect(
      session.judge({ href: 'https://parcel.example/', text: '', kind: 'a' }, sender, BUILTIN_LISTS).reasons,
    ).toEqual([]);
    expect(answered(3, 'https://parcel.example/', { ...sender, address: 'other@mailer.example' })).toEqual([]);
    expect(session.answer([ask(4, 'https://parcel.example/')], BUILTIN_LISTS, heightened).clear).toEqual([4]);
  });

  it('speak the language in force', () => {
    const question = [ask(0, 'http://lurewatch-test.example/')];
    const why = (language: 'en' | 'cy') =>
      new FrameSession().answer(question, BUILTIN_LISTS, { ...standing, language }).warned[0]?.[1].why;
    const [english, welsh] = [why('en'), why('cy')];
    expect(english).toContain('test link');
    expect(welsh).toContain('ddolen brawf');
  });
});
