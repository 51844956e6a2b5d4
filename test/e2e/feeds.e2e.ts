// Feeds in the real browsers, from a real web server: a push reaches a message that is open, what is wrong with a feed is told and changes
// nothing, and each feed is by itself. Polls are asked for here; that they come by themselves is the last test of each browser.

import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { Incident, Suspension } from '../../src/core/feed/format';
import type { FeedStatus, Status } from '../../src/messages';
import { keyOf, Publisher } from '../feed/publisher';
import { POPUP, type Tab } from './driver';
import { DRIVERS } from './drivers';
import { type FeedServer, type Mood, startFeedServer } from './feed-server';
import { clickLink, warningsIn } from './message';
import { eventually, useStage } from './stage';
import { paragraphs, testMail } from './test-mails';

const LURE = { text: 'Your refund', href: 'http://refund-desk.example/claim?id=7' };
const PARTNER_LURE = { text: 'Your parcel', href: 'http://parcel-desk.example/' };
const EASTMARSH = { text: 'Minutes', href: 'http://eastmarsh.example/minutes' };
const TRUSTED = { text: 'Rota', href: 'http://rota.westmarsh.example/' };
const MAIL = testMail('feeds', paragraphs([LURE, PARTNER_LURE, EASTMARSH, TRUSTED]), [], 4);

const ANNA = keyOf('anna');
const BETH = keyOf('beth');
const CARA = keyOf('cara');
const CLOCK = keyOf('clock');
const DAY = 24 * 60 * 60_000;
const tomorrow = () => `${new Date(Date.now() + DAY).toISOString().slice(0, 19)}Z`;

const LOCKDOWN: Incident = {
  level: 'lockdown',
  startedAt: '2026-11-24T08:00:00Z',
  message: { en: 'Do not open links in emails.' },
  contacts: [],
};
const suspended = (): Suspension => ({
  organisation: 'eastmarsh',
  name: { en: 'Eastmarsh Council' },
  hosts: ['eastmarsh.example'],
  senders: [],
  since: '2026-11-24T08:00:00Z',
  until: tomorrow(),
});

const HELD = (text: string) => `${text}: Not approved`;

describe.each(DRIVERS)('feeds in $name', ({ name }) => {
  const own = new Publisher({
    id: 'westmarsh',
    keys: [ANNA, BETH],
    threshold: 2,
    timestampKey: CLOCK,
    nowMs: Date.now(),
  });
  const partner = new Publisher({
    id: 'eastmarsh',
    keys: [CARA],
    threshold: 1,
    timestampKey: CLOCK,
    nowMs: Date.now(),
  });
  let server: FeedServer;
  let serial = 0;
  let partnerSerial = 0;
  /** Those who sign: others after the rotation. */
  let publishers = [ANNA, BETH];

  const stage = useStage(name, [MAIL], {
    policy: async () => {
      server = await startFeedServer((path) => {
        const [folder, file = ''] = path.split('/');
        return (folder === 'westmarsh' ? own : partner).files.get(file);
      });
      await publish({ lines: [] });
      await publishPartner([]);
      return {
        feeds: [
          { id: 'westmarsh', url: `${server.url}westmarsh/`, role: 'own', ...own.pinned },
          { id: 'eastmarsh', url: `${server.url}eastmarsh/`, role: 'partner', ...partner.pinned },
        ],
      };
    },
  });
  afterAll(() => server.stop());
  afterEach(() => {
    server.mood = 'well';
  });

  type Content = Omit<Parameters<Publisher['publish']>[0], 'serial' | 'signers'> & {
    signers?: Parameters<Publisher['publish']>[0]['signers'];
  };
  async function publish({ signers = publishers, ...content }: Content): Promise<void> {
    own.nowMs = Date.now();
    serial += 1;
    await own.publish({ serial, signers, ...content });
  }
  async function publishPartner(lines: readonly string[]): Promise<void> {
    partner.nowMs = Date.now();
    partnerSerial += 1;
    await partner.publish({ serial: partnerSerial, lines, signers: [CARA], title: 'Eastmarsh Council' });
  }

  /** A page of the extension, behind the message. */
  async function openDesk(): Promise<Tab> {
    return stage.driver.open(`${stage.driver.origin}${POPUP}`);
  }
  const ask = <T>(desk: Tab, what: string) =>
    desk.run<T>(
      `(globalThis.browser ?? chrome).runtime.sendMessage({ name: ${JSON.stringify(what)}, request: {} }).then((reply) => reply.value)`,
    );
  async function poll(desk: Tab): Promise<Status> {
    await ask(desk, 'check-feeds');
    return ask<Status>(desk, 'status');
  }
  const statusOf = ({ feeds }: Status, id: string) => feeds.find((feed) => feed.id === id) as FeedStatus;

  it('a push, and what undoes it, reach the message that is open', async () => {
    const tab = await stage.open(MAIL);
    const desk = await openDesk();
    // A second try finds what the first left.
    if (serial > 1) await publish({ lines: [] });
    const first = await poll(desk);
    expect(statusOf(first, 'westmarsh')).toMatchObject({
      serial,
      entries: 0,
      error: null,
      staleSince: null,
      title: 'Westmarsh Council',
    });
    expect(await warningsIn(tab)).toEqual([]);
    await publish({
      lines: ['refund-desk.example campaign=refunds'],
      names: ['refunds Staff refunds'],
      signers: [ANNA],
    });
    expect(statusOf(await poll(desk), 'westmarsh')).toMatchObject({ serial, entries: 1, error: null });
    await tab.show();
    await eventually(() => warningsIn(tab)).toEqual(['Your refund: Blocked: known scam']);
    await clickLink(tab, LURE.text);
    const [page] = await stage.stoppedPages(1);
    await eventually(() => page?.run<string>('document.body.innerText')).toContain('Staff refunds');
    expect(await stage.requestsTo('refund-desk.example')).toEqual([]);
    await publish({ lines: [] });
    await poll(desk);
    await tab.show();
    await eventually(() => warningsIn(tab)).toEqual([]);
    expect(tab.errors()).toEqual([]);
  });

  it('an incident is declared by one, and ended by two', async () => {
    const tab = await stage.open(MAIL);
    const desk = await openDesk();
    await publish({ lines: [], incident: LOCKDOWN, allow: ['westmarsh.example'], signers: [ANNA, BETH] });
    expect((await poll(desk)).incident).toBe('lockdown');
    await tab.show();
    const held = [HELD('Minutes'), HELD('Your parcel'), HELD('Your refund')];
    await eventually(() => warningsIn(tab)).toEqual(held);
    await publish({ lines: [], allow: ['westmarsh.example'], signers: [BETH] });
    expect(statusOf(await poll(desk), 'westmarsh').error?.code).toBe('loosened');
    expect(await warningsIn(tab)).toEqual(held);
    // A link that is held already is found to be a scam: its label says so.
    const lines = ['refund-desk.example'];
    await publish({ lines, incident: LOCKDOWN, allow: ['westmarsh.example'], signers: [ANNA, BETH] });
    await poll(desk);
    await tab.show();
    await eventually(() => warningsIn(tab)).toEqual([
      HELD('Minutes'),
      HELD('Your parcel'),
      'Your refund: Blocked: known scam',
    ]);
    // It holds over the background's death, and while the server is away.
    server.mood = 'down';
    await stage.driver.stopBackground();
    expect((await ask<Status>(desk, 'status')).incident).toBe('lockdown');
    server.mood = 'well';
    await publish({ lines: [] });
    expect((await poll(desk)).incident).toBe('normal');
    await tab.show();
    await eventually(() => warningsIn(tab)).toEqual([]);
  });

  it('an organisation is suspended and restored', async () => {
    const tab = await stage.open(MAIL);
    const desk = await openDesk();
    await publish({ lines: [], suspensions: [suspended()], signers: [ANNA] });
    await poll(desk);
    await tab.show();
    await eventually(() => warningsIn(tab)).toEqual(['Minutes: Paused: Eastmarsh Council']);
    await publish({ lines: [] });
    await poll(desk);
    await tab.show();
    await eventually(() => warningsIn(tab)).toEqual([]);
  });

  it('a partner’s list counts as a partner’s, and neither feed minds the other’s failure', async () => {
    const tab = await stage.open(MAIL);
    const desk = await openDesk();
    await publishPartner(['parcel-desk.example']);
    own.files.set('timestamp.json', new TextEncoder().encode('{}'));
    const status = await poll(desk);
    expect(statusOf(status, 'westmarsh').error?.code).toBe('not-a-feed');
    expect(statusOf(status, 'eastmarsh')).toMatchObject({ entries: 1, error: null });
    await tab.show();
    await eventually(() => warningsIn(tab)).toEqual(['Your parcel: Blocked: known scam']);
    await publish({ lines: [] });
    await publishPartner([]);
    await poll(desk);
    await tab.show();
    await eventually(() => warningsIn(tab)).toEqual([]);
  });

  it.each([
    ['down', 'unreachable'],
    ['garbage', 'not-a-feed'],
    ['portal', 'not-a-feed'],
    ['redirecting', 'unreachable'],
    ['endless', 'too-large'],
    ['stalling', 'timeout'],
  ] satisfies [Mood, string][])('with a server that is %s what was verified stays in force', async (mood, code) => {
    const desk = await openDesk();
    await publish({ lines: ['refund-desk.example'] });
    expect(statusOf(await poll(desk), 'westmarsh').error).toBeNull();
    server.mood = mood;
    const bad = statusOf(await poll(desk), 'westmarsh');
    expect(bad).toMatchObject({ serial, entries: 1, error: { code } });
    const tab = await stage.open(MAIL);
    await eventually(() => warningsIn(tab)).toEqual(['Your refund: Blocked: known scam']);
    server.mood = 'well';
    await publish({ lines: [] });
    expect(statusOf(await poll(desk), 'westmarsh')).toMatchObject({ serial, entries: 0, error: null });
  });

  it('keys are rotated without a word from policy', async () => {
    const desk = await openDesk();
    await own.addKeySet({ version: 2, threshold: 2, keys: [BETH.public, CARA.public], timestampKeys: [CLOCK.public] }, [
      ANNA,
      BETH,
      CARA,
    ]);
    publishers = [BETH, CARA];
    await publish({ lines: ['refund-desk.example'] });
    expect(statusOf(await poll(desk), 'westmarsh')).toMatchObject({ entries: 1, error: null });
    await publish({ lines: [], signers: [ANNA, BETH] });
    expect(statusOf(await poll(desk), 'westmarsh').error?.code).toBe('too-few-signatures');
    await publish({ lines: [] });
    expect(statusOf(await poll(desk), 'westmarsh')).toMatchObject({ entries: 0, error: null });
  });

  it('an unchanged poll is a conditional request of the timestamp alone', async () => {
    const desk = await openDesk();
    await poll(desk);
    server.asked.length = 0;
    await poll(desk);
    expect(server.asked.map(({ path, bytes }) => [path, bytes])).toEqual([
      ['westmarsh/timestamp.json', 0],
      ['eastmarsh/timestamp.json', 0],
    ]);
  });

  // LUREWATCH_PUSHES: how many are timed; the browser asks whenever it likes, so each wait is another.
  const PUSHES = Number(process.env.LUREWATCH_PUSHES ?? 1);
  it(
    'asks by itself while a message is open, and the push is seen',
    async () => {
      const tab = await stage.open(MAIL);
      const desk = await openDesk();
      await publish({ lines: [] });
      await poll(desk);
      await desk.close();
      await tab.show();
      const seconds: number[] = [];
      for (let push = 1; push <= PUSHES; push += 1) {
        const isListed = push % 2 === 1;
        const from = performance.now();
        await publish({ lines: isListed ? ['refund-desk.example'] : [] });
        await expect
          .poll(() => warningsIn(tab), { timeout: 75_000, interval: 200 })
          .toEqual(isListed ? ['Your refund: Blocked: known scam'] : []);
        seconds.push((performance.now() - from) / 1000);
        // At any moment of the browser's round.
        if (push < PUSHES) await new Promise((resolve) => setTimeout(resolve, Math.random() * 45_000));
      }
      if (PUSHES > 1) console.log(name, 'push to marker, s:', seconds.map((each) => each.toFixed(1)).join(' '));
    },
    75_000 + 125_000 * PUSHES,
  );
});
