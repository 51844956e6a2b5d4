import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { describe, expect, it, vi } from 'vitest';
import { ListDatabase } from '../../src/background/list-database';
import { ListStore } from '../../src/background/list-store';
import { OpenedAlerts } from '../../src/background/opened-alerts';
import { OpenedLinks } from '../../src/background/opened-links';
import { PersonalDatabase } from '../../src/background/personal-database';
import type { ListFacts } from '../../src/core/indicator-list';
import { LinkKeys } from '../../src/core/list-index/keys';
import { BUILTIN_LISTS } from '../../src/core/lists';
import type { Opening } from '../../src/messages';

const OWN: ListFacts = { id: 'own', role: 'own', title: 'Westmarsh Council', sources: {}, campaigns: {} };
const DAY_MS = 24 * 60 * 60_000;
const MORNING = Date.parse('2026-11-25T10:32Z');
const HASH_KEY = [7, 11] as const;

let devices = 0;
function device() {
  devices += 1;
  const name = `opened-${devices}`;
  const clock = { ms: MORNING };
  const lists = new ListStore({
    open: () => ListDatabase.open(`lists-${name}`),
    below: () => BUILTIN_LISTS,
    randomKey: () => HASH_KEY,
    randomId: () => crypto.randomUUID(),
    now: () => clock.ms,
    pause: async () => undefined,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
  const wake = () =>
    new OpenedLinks({
      database: new PersonalDatabase(name),
      hashKey: () => lists.hashKey(),
      under: (key, hashes) => lists.under(key, hashes),
      now: () => clock.ms,
    });
  const opening = (more: Partial<Opening> = {}): Opening => ({
    at: new Date(clock.ms).toISOString(),
    from: 'message',
    webmail: 'outlook',
    ...more,
  });
  const patterns = async (links: OpenedLinks) => (await links.matches()).map(({ listed }) => listed.pattern).sort();
  return { name, clock, lists, wake, links: wake(), opening, patterns };
}

describe('links that were opened', () => {
  it('are found once a list names them, by each kind of pattern, and by nothing else', async () => {
    const { lists, links, opening, patterns } = device();
    await links.remember(opening(), ['https://pay.parcel-fee.example/claim?id=7']);
    await links.remember(opening(), ['https://sites.example/view/refund/start']);
    await links.remember(opening(), ['https://forms.example/page?id=7&x=1']);
    await links.remember(opening(), ['https://only.host.example/', 'mailto:ann@a.example', 'not an address']);
    expect(await links.matches()).toEqual([]);
    expect(await links.count()).toBe(4);
    const named = [
      ...['=only.host.example', 'forms.example/page?id=7&*', 'parcel-fee.example', 'pay.parcel-fee.example/claim?id=7'],
      ...['sites.example/view/refund/*'],
    ];
    const others = ['=parcel-fee.example', 'other.example', 'sites.example/view/refund', 'forms.example/page?id=8&*'];
    await lists.replace(OWN, [...named, ...others].join('\n'), 1);
    expect(await patterns(links)).toEqual(named);
  });

  it('are found by what a change brings, and no more once it is taken back or has expired', async () => {
    const { clock, lists, links, wake, opening, patterns } = device();
    await lists.replace(OWN, 'old.example', 1);
    await links.remember(opening(), ['https://lure.example/a']);
    await links.remember(opening(), ['https://soon.example/a']);
    await lists.change(
      OWN,
      { set: ['lure.example', 'soon.example expires=2026-11-25T12:00Z'], removed: [] },
      { from: 1, to: 2 },
    );
    // By a worker that has just woken.
    expect(await patterns(wake())).toEqual(['lure.example', 'soon.example']);
    clock.ms = Date.parse('2026-11-25T12:00Z');
    expect(await patterns(links)).toEqual(['lure.example']);
    await lists.change(OWN, { set: [], removed: ['lure.example'] }, { from: 2, to: 3 });
    expect(await patterns(links)).toEqual([]);
  });

  it('are not found by an entry of the large list that a change took back', async () => {
    const { lists, links, opening, patterns } = device();
    await links.remember(opening(), ['https://old.example/a']);
    await lists.replace(OWN, 'old.example\nother.example', 1);
    expect(await patterns(links)).toEqual(['old.example']);
    await lists.change(OWN, { set: [], removed: ['old.example'] }, { from: 1, to: 2 });
    expect(await patterns(links)).toEqual([]);
  });

  it('are not taken for what falls together with them in the index', async () => {
    const keys = new LinkKeys(HASH_KEY);
    const hosts = new Map<number, string>();
    let pair: readonly [string, string] | null = null;
    for (let at = 0; pair === null; at += 1) {
      const host = `h${at}.example`;
      const key = keys.keyOf('domain', host, host);
      const other = hosts.get(key);
      if (other) pair = [other, host];
      hosts.set(key, host);
    }
    const [opened, listed] = pair;
    const { lists, links, opening, patterns } = device();
    await links.remember(opening(), [`https://${opened}/`]);
    await lists.replace(OWN, listed, 1);
    expect(await patterns(links)).toEqual([]);
    await lists.replace(OWN, opened, 2);
    expect(await patterns(links)).toEqual([opened]);
  });

  it('are told with when and where they were opened, first opening first', async () => {
    const { clock, lists, links, opening } = device();
    await links.remember(opening(), ['https://lure.example/a']);
    clock.ms += 60_000;
    await links.remember(opening({ from: 'elsewhere', webmail: null }), ['https://lure.example/b']);
    await lists.replace(OWN, 'lure.example', 1);
    const [match] = await links.matches();
    expect(match?.openings).toEqual([
      { at: '2026-11-25T10:32:00.000Z', from: 'message', webmail: 'outlook' },
      { at: '2026-11-25T10:33:00.000Z', from: 'elsewhere', webmail: null },
    ]);
    expect(match?.listed).toMatchObject({ pattern: 'lure.example', role: 'own', title: 'Westmarsh Council' });
  });

  it('are kept for 30 days and forgotten on the person’s word', async () => {
    const { clock, lists, links, opening, patterns } = device();
    await lists.replace(OWN, 'lure.example\nlater.example', 1);
    await links.remember(opening(), ['https://lure.example/a']);
    clock.ms = MORNING + 30 * DAY_MS;
    await links.remember(opening(), ['https://later.example/a']);
    expect(await patterns(links)).toEqual(['later.example', 'lure.example']);
    clock.ms = MORNING + 31 * DAY_MS;
    expect(await patterns(links)).toEqual(['later.example']);
    await links.remember(opening(), ['https://later.example/b']);
    expect(await links.count()).toBe(2);
    await links.forget();
    expect([await links.count(), await links.matches()]).toEqual([0, []]);
  });

  it('are many at most, and the oldest go first', async () => {
    const { clock, lists, links, opening, patterns } = device();
    await lists.replace(OWN, 'h0.example\nh10099.example', 1);
    for (let part = 0; part < 101; part += 1) {
      const urls = Array.from({ length: 100 }, (_, at) => `https://h${part * 100 + at}.example/`);
      await links.remember(opening(), urls);
      clock.ms += 1000;
    }
    expect(await links.count()).toBe(10_000);
    expect(await patterns(links)).toEqual(['h10099.example']);
  }, 60_000);

  it('are not lost when two are remembered at once', async () => {
    const { links, opening } = device();
    await Promise.all(Array.from({ length: 20 }, (_, at) => links.remember(opening(), [`https://h${at}.example/`])));
    expect(await links.count()).toBe(20);
  });
});

describe('a copy of the record', () => {
  it('gives away nothing: a dictionary of a million hosts finds none in it, and its key cannot be had', async () => {
    const { name, lists, links, opening, patterns } = device();
    const hosts = Array.from({ length: 1_000_000 }, (_, at) => `host-${at}.example`);
    const opened = [5, 123_456, 999_999].map((at) => hosts[at] as string);
    for (const host of opened) await links.remember(opening(), [`https://${host}/`]);
    const copy = await openDB(name);
    const rows = [...(await copy.getAll('opened')), ...(await copy.getAll('sealed'))];
    const keys = await copy.get('keys', 'seal');
    copy.close();
    const octets = rows.map(({ sealed }) => Buffer.from(sealed.octets).toString('latin1')).join('\n');
    // All that stands beside the sealed part: which day, how many, for which index.
    expect(rows.map(({ sealed: _, ...clear }) => clear)).toEqual([{ day: 20_782, count: 3, hashKey: HASH_KEY }]);
    // Whoever copies the device's lists has the key of their index: neither a host nor its key in the index stands there.
    const ofHost = new LinkKeys(HASH_KEY);
    const found = hosts.filter((host) => {
      const key = ofHost.keyOf('domain', host, host);
      return octets.includes(host) || octets.includes(`[${key},`);
    });
    expect(found).toEqual([]);
    // The same dictionary as a list does find them where the key is, so that the test could have failed.
    await lists.replace(OWN, hosts.slice(0, 200_000).join('\n'), 1);
    expect(await patterns(links)).toEqual(['host-123456.example', 'host-5.example']);
    for (const key of [keys.mac, keys.seal]) {
      expect(key.extractable).toBe(false);
      await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
    }
  }, 60_000);
});

describe('what there is to tell of them', () => {
  const match = (pattern: string, at = '2026-11-25T10:32:00.000Z') => ({
    listed: { kind: 'domain', pattern, role: 'own', title: 'W', campaign: null, isOverride: false } as const,
    openings: [{ at, from: 'message', webmail: null } as const],
  });
  const told = () => {
    devices += 1;
    const database = new PersonalDatabase(`alerts-${devices}`);
    const parts = { database, notify: vi.fn(), withdraw: vi.fn(), onChange: vi.fn() };
    const wake = () => new OpenedAlerts(parts);
    return { ...parts, wake, alerts: wake() };
  };
  const patternsOf = (alerts: OpenedAlerts) => alerts.open.map(({ pattern }) => pattern);

  it('is told once, newest opening first, also by the next worker', async () => {
    const { alerts, wake, notify } = told();
    await alerts.follow([match('a.example'), match('b.example', '2026-11-25T11:00:00.000Z')]);
    expect(patternsOf(alerts)).toEqual(['b.example', 'a.example']);
    const woken = wake();
    await woken.follow([match('a.example'), match('b.example', '2026-11-25T11:00:00.000Z')]);
    expect(patternsOf(woken)).toEqual(['b.example', 'a.example']);
    expect(notify).toHaveBeenCalledTimes(1);
    await woken.follow([match('a.example'), match('b.example'), match('c.example')]);
    expect(notify).toHaveBeenCalledTimes(2);
  });

  it('is over when the person has dealt with it, and taken back with the list’s entry', async () => {
    const { alerts, wake, notify, withdraw } = told();
    await alerts.follow([match('a.example'), match('b.example')]);
    await alerts.done('a.example');
    expect([patternsOf(alerts), withdraw.mock.calls.length]).toEqual([['b.example'], 0]);
    await alerts.follow([match('a.example')]);
    expect([patternsOf(alerts), withdraw.mock.calls.length]).toEqual([[], 1]);
    const woken = wake();
    await woken.follow([match('a.example')]);
    expect([patternsOf(woken), notify.mock.calls.length]).toEqual([[], 1]);
    // Taken back and named again, it is news.
    await woken.follow([]);
    await woken.follow([match('a.example')]);
    expect([patternsOf(woken), notify.mock.calls.length]).toEqual([['a.example'], 2]);
  });

  it('is read again where storage failed once', async () => {
    const { alerts, database } = told();
    vi.spyOn(database, 'sealed').mockRejectedValueOnce(new Error('the disk is busy'));
    await expect(alerts.follow([match('a.example')])).rejects.toThrow('busy');
    await alerts.follow([match('a.example')]);
    expect(patternsOf(alerts)).toEqual(['a.example']);
  });

  it('is forgotten with the record', async () => {
    const { alerts, withdraw } = told();
    await alerts.follow([match('a.example')]);
    await alerts.forget();
    expect([patternsOf(alerts), withdraw.mock.calls.length]).toEqual([[], 1]);
  });
});
