import { beforeEach, describe, expect, it } from 'vitest';
import { beginFeed, type FeedState, updateFeed } from '../../../src/core/feed/client';
import type { Incident } from '../../../src/core/feed/format';
import type { FeedPolicy } from '../../../src/core/policy';
import { MemoryEntries, portsOver } from '../../feed/client-ports';
import { keyOf, Publisher, signFlattened, signGeneral, timeOf } from '../../feed/publisher';

const NOW = Date.parse('2026-11-25T09:00:00Z');
const HOUR = 60 * 60_000;
const ANNA = keyOf('anna');
const BETH = keyOf('beth');
const CARA = keyOf('cara');
const CLOCK = keyOf('clock');
const MALLORY = keyOf('mallory');

let publisher: Publisher;
let entries: MemoryEntries;
let state: FeedState;
let pin: FeedPolicy;

/** A council's feed with two keys of which `threshold` are needed, and a client that has not asked yet. */
function begin(threshold = 2, role: FeedPolicy['role'] = 'own') {
  publisher = new Publisher({ id: 'westmarsh', keys: [ANNA, BETH], threshold, timestampKey: CLOCK, nowMs: NOW });
  entries = new MemoryEntries();
  pin = { id: 'westmarsh', url: 'https://lists.westmarsh.example/feed/', role, ...publisher.pinned };
  state = beginFeed(pin);
}
beforeEach(() => begin());

let asked: readonly string[] = [];

/** One update; `ok`, or the code of its refusal. */
async function update(nowMs = publisher.nowMs): Promise<string> {
  const ports = portsOver(publisher.files, entries);
  const updated = await updateFeed(pin, state, ports, nowMs);
  asked = ports.asked;
  if (updated.ok) state = updated.value;
  return updated.ok ? 'ok' : updated.error.code;
}

/** A second client, which has never asked. */
async function fresh(): Promise<{ outcome: string; lines: readonly string[] }> {
  const held = new MemoryEntries();
  const updated = await updateFeed(pin, beginFeed(pin), portsOver(publisher.files, held), publisher.nowMs);
  return { outcome: updated.ok ? 'ok' : updated.error.code, lines: [...held.lines].sort() };
}

const both = [ANNA, BETH];

describe('an honest feed', () => {
  it('is taken whole, and an unchanged poll asks for its timestamp alone', async () => {
    await publisher.publish({
      serial: 1,
      lines: ['evil.example campaign=tax'],
      signers: both,
      names: ['tax Tax refund'],
      allow: ['partner.example'],
    });
    expect(await update()).toBe('ok');
    expect(entries.lines).toEqual(['evil.example campaign=tax']);
    expect(entries.facts).toEqual({
      id: 'westmarsh',
      role: 'own',
      title: 'Westmarsh Council',
      sources: {},
      campaigns: { tax: 'Tax refund' },
    });
    expect(state.allowlist).toEqual(['partner.example']);
    expect(state.approvedSerial).toBe(1);
    expect(await update()).toBe('ok');
    expect(asked).toEqual(['timestamp.json']);
  });

  it('has the role that policy gives it now, with nothing new published', async () => {
    await publisher.publish({ serial: 1, lines: ['evil.example'], signers: both });
    await update();
    pin = { ...pin, role: 'partner' };
    expect(await update()).toBe('ok');
    expect(entries.facts?.role).toBe('partner');
  });

  it('is followed by deltas, from any serial missed', async () => {
    await publisher.publish({ serial: 1, lines: ['a.example', 'b.example'], signers: both });
    expect(await update()).toBe('ok');
    await publisher.publish({ serial: 2, lines: ['b.example', 'c.example'], signers: both });
    await publisher.publish({ serial: 3, lines: ['b.example expires=2027-01-01T00:00Z', 'd.example'], signers: both });
    expect(await update()).toBe('ok');
    expect([...entries.lines].sort()).toEqual(['b.example expires=2027-01-01T00:00Z', 'd.example']);
    expect(entries.writes).toEqual(['replace 1', 'change 1-3']);
    expect((await fresh()).lines).toEqual([...entries.lines].sort());
  });

  it('fetches no entries where only an incident is new', async () => {
    await publisher.publish({ serial: 1, lines: ['a.example'], signers: both });
    await update();
    await publisher.publish({ serial: 2, lines: ['a.example'], signers: [ANNA], incident: LOCKDOWN });
    expect(await update()).toBe('ok');
    expect(asked).toEqual(['timestamp.json', 'feed-2.json']);
    expect(state.manifest?.incident?.level).toBe('lockdown');
  });

  it('is fetched again where its entries were lost on the device', async () => {
    await publisher.publish({ serial: 4, lines: ['a.example'], signers: both });
    await update();
    entries.at = null;
    entries.lines = [];
    expect(await update()).toBe('ok');
    expect(entries.lines).toEqual(['a.example']);
  });

  it('begins anew where policy pins other keys, whatever serials the old ones had', async () => {
    await publisher.publish({ serial: 7, lines: ['old.example'], signers: both });
    await update();
    publisher = new Publisher({ id: 'westmarsh', keys: [CARA], threshold: 1, timestampKey: CLOCK, nowMs: NOW });
    pin = { ...pin, ...publisher.pinned };
    state = beginFeed(pin);
    await publisher.publish({ serial: 7, lines: ['new.example'], signers: [CARA] });
    expect(await update()).toBe('ok');
    expect(entries.lines).toEqual(['new.example']);
  });

  it('counts no source of another council’s feed as the council’s own', async () => {
    begin(1, 'partner');
    await publisher.publish({
      serial: 1,
      lines: ['a.example source=misp'],
      signers: [ANNA],
      sources: { misp: { role: 'own', title: 'MISP' } },
    });
    expect(await update()).toBe('ok');
    expect(entries.facts?.sources).toEqual({ misp: { role: 'partner', title: 'MISP' } });
  });
});

const LOCKDOWN: Incident = {
  level: 'lockdown',
  startedAt: '2026-11-25T08:00:00Z',
  message: { en: 'Do not open links.' },
  contacts: [],
};
const SUSPENSION = {
  organisation: 'eastmarsh',
  name: { en: 'Eastmarsh Council' },
  hosts: ['eastmarsh.example'],
  senders: ['eastmarsh.example'],
  since: '2026-11-25T08:00:00Z',
  until: '2026-11-27T08:00:00Z',
};

describe('one signature of two', () => {
  beforeEach(async () => {
    await publisher.publish({
      serial: 10,
      lines: ['a.example', 'b.example expires=2027-01-01T00:00Z'],
      signers: both,
      allow: ['x.example'],
    });
    expect(await update()).toBe('ok');
  });

  it('adds a lure, for a client that follows and for one that comes new', async () => {
    await publisher.publish({
      serial: 11,
      lines: ['a.example', 'b.example expires=2027-01-01T00:00Z', 'c.example'],
      signers: [BETH],
      allow: ['x.example'],
    });
    expect(await update()).toBe('ok');
    expect([...entries.lines].sort()).toEqual(['a.example', 'b.example expires=2027-01-01T00:00Z', 'c.example']);
    expect(state.approvedSerial).toBe(10);
    expect(await fresh()).toEqual({ outcome: 'ok', lines: [...entries.lines].sort() });
  });

  it('twice, and then both: each client has the same', async () => {
    await publisher.publish({
      serial: 11,
      lines: ['a.example', 'b.example', 'c.example'],
      signers: [BETH],
      allow: ['x.example'],
    });
    expect(await update()).toBe('ok');
    await publisher.publish({
      serial: 12,
      lines: ['a.example', 'b.example', 'c.example', 'd.example'],
      signers: [ANNA],
      allow: ['x.example'],
    });
    expect(await update()).toBe('ok');
    expect((await fresh()).lines).toEqual([...entries.lines].sort());
    await publisher.publish({ serial: 13, lines: ['d.example'], signers: both, allow: ['x.example'] });
    expect(await update()).toBe('ok');
    expect(entries.lines).toEqual(['d.example']);
    expect(state.approvedSerial).toBe(13);
  });

  it('comes after a removal with both that a client missed', async () => {
    await publisher.publish({ serial: 11, lines: ['b.example expires=2027-01-01T00:00Z'], signers: both });
    await publisher.publish({
      serial: 12,
      lines: ['b.example expires=2027-01-01T00:00Z', 'c.example'],
      signers: [ANNA],
    });
    expect(await update()).toBe('ok');
    expect([...entries.lines].sort()).toEqual(['b.example expires=2027-01-01T00:00Z', 'c.example']);
    expect(entries.writes).toEqual(['replace 10', 'change 10-11', 'change 11-12']);
  });

  const same = { lines: ['a.example', 'b.example expires=2027-01-01T00:00Z'], allow: ['x.example'] };
  it.each([
    ['an entry is gone', { ...same, lines: ['a.example'] }],
    [
      'an entry expires',
      { ...same, lines: ['a.example expires=2026-11-25T09:01Z', 'b.example expires=2027-01-01T00:00Z'] },
    ],
    ['an entry expires sooner', { ...same, lines: ['a.example', 'b.example expires=2026-12-01T00:00Z'] }],
    [
      'an entry is of another source now',
      { ...same, lines: ['a.example source=misp', 'b.example expires=2027-01-01T00:00Z'] },
    ],
    ['a host is trusted', { ...same, allow: ['x.example', 'evil.example'] }],
    ['the title is another’s', { ...same, title: 'Eastmarsh Council' }],
  ])('is refused where %s, to clients old and new', async (_, content) => {
    await publisher.publish({ serial: 11, signers: [ANNA], ...content });
    expect(await update()).toBe('loosened');
    expect([...entries.lines].sort()).toEqual(same.lines);
    expect(state.manifest?.serial).toBe(10);
    expect((await fresh()).outcome).toBe('loosened');
  });

  it('does not take an override away', async () => {
    await publisher.publish({ serial: 11, lines: ['docs.google.com override'], signers: both });
    await update();
    await publisher.publish({ serial: 12, lines: ['docs.google.com'], signers: [ANNA] });
    expect(await update()).toBe('loosened');
  });

  it.each([
    ['end', null, 'loosened'],
    ['lower', { ...LOCKDOWN, level: 'heightened' } as const, 'loosened'],
    ['end sooner', { ...LOCKDOWN, endsAt: '2026-11-25T10:00:00Z' }, 'loosened'],
    ['reword', { ...LOCKDOWN, message: { en: 'Ring 020 7946 0666.' } }, 'loosened'],
    ['make a drill of', { ...LOCKDOWN, drill: { groups: [] } }, 'loosened'],
    ['renew', { ...LOCKDOWN, reviewAt: '2026-11-25T14:00:00Z' }, 'ok'],
  ])('starts a lockdown, which one signature can or cannot %s', async (_, incident, outcome) => {
    await publisher.publish({ serial: 11, ...same, signers: [ANNA], incident: LOCKDOWN });
    expect(await update()).toBe('ok');
    expect(state.manifest?.incident?.level).toBe('lockdown');
    await publisher.publish({ serial: 12, ...same, signers: [BETH], incident });
    expect(await update()).toBe(outcome);
    expect(state.manifest?.incident?.level).toBe('lockdown');
  });

  it('ends it with both', async () => {
    await publisher.publish({ serial: 11, ...same, signers: [ANNA], incident: LOCKDOWN });
    await update();
    await publisher.publish({ serial: 12, ...same, signers: both, incident: null });
    expect(await update()).toBe('ok');
    expect(state.manifest?.incident).toBeNull();
  });

  it.each([
    ['lifts', []],
    ['narrows', [{ ...SUSPENSION, senders: [] }]],
    ['shortens', [{ ...SUSPENSION, until: '2026-11-26T08:00:00Z' }]],
  ])('%s no suspension', async (_, suspensions) => {
    await publisher.publish({ serial: 11, ...same, signers: [ANNA], suspensions: [SUSPENSION] });
    expect(await update()).toBe('ok');
    await publisher.publish({ serial: 12, ...same, signers: [BETH], suspensions });
    expect(await update()).toBe('loosened');
  });

  it('does not go on from an approved manifest older than one that was seen', async () => {
    const old = new Map(publisher.files);
    await publisher.publish({
      serial: 11,
      lines: ['b.example expires=2027-01-01T00:00Z'],
      signers: both,
      allow: ['x.example'],
    });
    expect(await update()).toBe('ok');
    // Mallory holds Anna's key and the server: on from serial 10, of which nothing is taken away.
    const manifest = JSON.parse(
      Buffer.from(JSON.parse(new TextDecoder().decode(old.get('feed-10.json'))).payload, 'base64url').toString(),
    );
    const payload = {
      ...manifest,
      serial: 12,
      approved: { serial: 10, sha256: await sumOfFile(old, 'feed-10.json') },
    };
    const bytes = new TextEncoder().encode(JSON.stringify(await signGeneral(payload, 'lurewatch-feed', [ANNA])));
    publisher.files.set('feed-12.json', bytes);
    publisher.files.set('feed-10.json', old.get('feed-10.json') as Uint8Array);
    await vouch(12, bytes);
    expect(await update()).toBe('loosened');
  });

  it('is not enough for the first manifest of all', async () => {
    begin();
    await publisher.publish({ serial: 1, lines: ['a.example'], signers: [ANNA] });
    expect(await update()).toBe('too-few-signatures');
    expect(entries.writes).toEqual([]);
  });

  it('uses no serials up', async () => {
    await publisher.publish({ serial: 1_000_012, ...same, signers: [ANNA] });
    expect(await update()).toBe('serial-step');
    await publisher.publish({ serial: 1_000_010, ...same, signers: [BETH] });
    expect(await update()).toBe('ok');
  });

  it('made twice by one key is one', async () => {
    await publisher.publish({ serial: 11, ...same, lines: ['a.example'], signers: [ANNA, ANNA] });
    expect(await update()).toBe('too-few-signatures');
  });
});

const sumOfFile = (files: ReadonlyMap<string, Uint8Array>, name: string) => {
  const bytes = files.get(name);
  if (!bytes) throw new Error(name);
  return portsOver(files, entries).sha256(bytes);
};

/** A timestamp by the online key for whatever the bytes are. */
async function vouch(serial: number, bytes: Uint8Array, key = CLOCK) {
  const timestamp = {
    feed: 'westmarsh',
    serial,
    sha256: await portsOver(publisher.files, entries).sha256(bytes),
    issuedAt: timeOf(publisher.nowMs),
    expiresAt: timeOf(publisher.nowMs + HOUR),
  };
  const signed = await signFlattened(timestamp, 'lurewatch-timestamp', key);
  publisher.files.set('timestamp.json', new TextEncoder().encode(JSON.stringify(signed)));
}

describe('attacks (TUF’s list, and what else an intruder would try)', () => {
  const good = { lines: ['a.example', 'b.example'], signers: both };
  beforeEach(async () => {
    await publisher.publish({ serial: 5, ...good });
    expect(await update()).toBe('ok');
  });
  const untouched = () => {
    expect(entries.writes).toEqual(['replace 5']);
    expect(state.manifest?.serial).toBe(5);
  };

  it('arbitrary installation: a manifest by keys that nobody pinned', async () => {
    await publisher.publish({ serial: 6, lines: [], signers: [MALLORY, CARA] });
    expect(await update()).toBe('bad-signature');
    untouched();
  });

  it('a timestamp by a key that nobody vouched for', async () => {
    publisher.timestampKey = MALLORY;
    await publisher.publish({ serial: 6, ...good });
    expect(await update()).toBe('bad-signature');
    await publisher.refresh(HOUR, 5);
    expect(await update()).toBe('bad-signature');
    untouched();
  });

  it('a feed key is no timestamp key, and the other way round', async () => {
    publisher.timestampKey = ANNA;
    await publisher.publish({ serial: 6, ...good });
    expect(await update()).toBe('bad-signature');
    publisher.timestampKey = CLOCK;
    await publisher.publish({ serial: 7, ...good, signers: [CLOCK, ANNA] });
    expect(await update()).toBe('too-few-signatures');
    untouched();
  });

  it('a signature for one kind of document is none for another', async () => {
    await publisher.write({ serial: 6, ...good });
    const { payload } = JSON.parse(new TextDecoder().decode(publisher.files.get('feed-6.json')));
    const manifest = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const bytes = new TextEncoder().encode(JSON.stringify(await signGeneral(manifest, 'lurewatch-keys', both)));
    publisher.files.set('feed-6.json', bytes);
    await vouch(6, bytes);
    expect(await update()).toBe('bad-signature');
    untouched();
  });

  it('rollback: an older manifest, truly signed', async () => {
    await publisher.publish({ serial: 6, lines: ['a.example', 'b.example', 'c.example'], signers: both });
    await update();
    publisher.nowMs += 60_000;
    await publisher.refresh(HOUR, 5);
    expect(await update()).toBe('rolled-back');
    expect(entries.lines).toContain('c.example');
  });

  it('replay: an older timestamp for the same manifest', async () => {
    const old = publisher.files.get('timestamp.json') as Uint8Array;
    publisher.nowMs += HOUR;
    await publisher.refresh(24 * HOUR);
    expect(await update()).toBe('ok');
    publisher.files.set('timestamp.json', old);
    expect(await update()).toBe('replayed');
  });

  it('freezing: nothing but what was, until it expires', async () => {
    expect(await update(NOW + 24 * HOUR - 1000)).toBe('ok');
    expect(await update(NOW + 24 * HOUR)).toBe('expired');
    untouched();
  });

  it('a timestamp that would never expire, and one from the future', async () => {
    await publisher.refresh(7 * 24 * HOUR + 1000);
    expect(await update()).toBe('life-too-long');
    publisher.nowMs += 11 * 60_000;
    await publisher.refresh(HOUR);
    expect(await update(NOW)).toBe('from-the-future');
  });

  it('mix and match: the manifest of one state, the entries of another', async () => {
    await publisher.publish({ serial: 6, lines: ['a.example', 'b.example', 'c.example'], signers: both });
    publisher.files.set('delta-5-6.txt.gz', publisher.files.get('snapshot-5.txt.gz') as Uint8Array);
    expect(['wrong-size', 'wrong-sum', 'too-large']).toContain(await update());
    untouched();
  });

  it('another manifest behind the same serial', async () => {
    await publisher.write({ serial: 5, lines: ['a.example'], signers: both });
    await publisher.refresh(HOUR);
    expect(await update()).toBe('changed-behind-serial');
    untouched();
  });

  it('another manifest than the timestamp vouches for', async () => {
    await publisher.publish({ serial: 6, ...good });
    await publisher.write({ serial: 6, lines: ['a.example'], signers: both });
    expect(await update()).toBe('wrong-sum');
    untouched();
  });

  it('another feed’s files, truly signed by the same people', async () => {
    const other = new Publisher({ ...publisher.options, id: 'eastmarsh' });
    await other.publish({ serial: 9, lines: [], signers: both });
    publisher.files.set('timestamp.json', other.files.get('timestamp.json') as Uint8Array);
    expect(await update()).toBe('other-feed');
    const bytes = other.files.get('feed-9.json') as Uint8Array;
    publisher.files.set('feed-9.json', bytes);
    await vouch(9, bytes);
    expect(await update()).toBe('other-feed');
    untouched();
  });

  it.each([
    ['truncated', (bytes: Uint8Array) => bytes.slice(0, -1), 'wrong-size'],
    ['flipped', (bytes: Uint8Array) => bytes.map((octet, at) => (at === 12 ? octet ^ 1 : octet)), 'wrong-sum'],
    ['endless', (bytes: Uint8Array) => new Uint8Array([...bytes, ...bytes]), 'too-large'],
    ['missing', () => null, 'refused-by-server'],
  ])('a file that is %s', async (_, harm, outcome) => {
    await publisher.publish({ serial: 6, lines: ['a.example', 'b.example', 'c.example'], signers: both });
    const harmed = harm(publisher.files.get('delta-5-6.txt.gz') as Uint8Array);
    if (harmed) publisher.files.set('delta-5-6.txt.gz', harmed);
    else publisher.files.delete('delta-5-6.txt.gz');
    expect(await update()).toBe(outcome);
    untouched();
  });

  it('a file that unpacks to more than it says', async () => {
    await publisher.publish({
      serial: 6,
      lines: ['a.example', 'b.example', 'c.example'],
      signers: both,
      forge: (manifest) => {
        const { entries: of } = manifest as { entries: { deltas: { textBytes: number }[] } };
        return { ...manifest, entries: { ...of, deltas: of.deltas.map((delta) => ({ ...delta, textBytes: 3 })) } };
      },
    });
    expect(await update()).toBe('not-a-feed');
    untouched();
  });

  it.each([
    ['a captive portal’s page', '<!doctype html><title>Sign in to WiFi</title>', 'not-a-feed'],
    ['nothing', '', 'not-a-feed'],
    ['JSON of another kind', '{"payload":[]}', 'not-a-feed'],
    ['a deep nest', '['.repeat(900), 'not-a-feed'],
    ['far too much', 'x'.repeat(1025), 'too-large'],
  ])('%s in place of the timestamp', async (_, text, outcome) => {
    publisher.files.set('timestamp.json', new TextEncoder().encode(text));
    expect(await update()).toBe(outcome);
    untouched();
  });

  it.each([
    [
      'names of files that lead elsewhere',
      (m: Record<string, unknown>) => ({
        ...m,
        allowlist: { name: '../keys.txt.gz', bytes: 1, textBytes: 1, sha256: 'A'.repeat(43) },
      }),
    ],
    [
      'a file larger than any may be',
      (m: Record<string, unknown>) => ({
        ...m,
        campaigns: { name: 'c.txt.gz', bytes: 2 ** 40, textBytes: 1, sha256: 'A'.repeat(43) },
      }),
    ],
    ['another format', (m: Record<string, unknown>) => ({ ...m, format: 2 })],
    ['words that turn the writing round', (m: Record<string, unknown>) => ({ ...m, title: 'a\u202egpj.exe' })],
    ['half of a character', (m: Record<string, unknown>) => ({ ...m, title: 'a\ud83d' })],
    [
      'a contact that is a script',
      (m: Record<string, unknown>) => ({
        ...m,
        incident: { ...LOCKDOWN, contacts: [{ kind: 'page', label: { en: 'x' }, value: 'javascript:alert(1)' }] },
      }),
    ],
    [
      'a source whose id is none',
      (m: Record<string, unknown>) => ({ ...m, sources: { 'A B': { role: 'own', title: 'x' } } }),
    ],
  ])('a manifest, truly signed, with %s', async (_, forge) => {
    await publisher.publish({ serial: 6, ...good, forge });
    expect(await update()).toBe('not-a-feed');
    untouched();
  });

  it('a header that says otherwise what is signed', async () => {
    const document = JSON.parse(new TextDecoder().decode(publisher.files.get('timestamp.json')));
    for (const header of [
      { alg: 'none', kid: CLOCK.public, typ: 'lurewatch-timestamp' },
      { alg: 'EdDSA', kid: CLOCK.public, typ: 'lurewatch-timestamp', crit: ['b64'], b64: false },
      { alg: 'EdDSA', kid: CLOCK.public },
    ]) {
      const encoded = Buffer.from(JSON.stringify(header)).toString('base64url');
      publisher.files.set('timestamp.json', Buffer.from(JSON.stringify({ ...document, protected: encoded })));
      expect(await update()).toBe('bad-signature');
    }
  });
});

describe('keys', () => {
  it('are followed through two rotations that a browser missed', async () => {
    await publisher.publish({ serial: 1, lines: ['a.example'], signers: both });
    await update();
    const sets = (keys: readonly ReturnType<typeof keyOf>[]) => ({
      threshold: 2,
      keys: keys.map((key) => key.public),
      timestampKeys: [CLOCK.public],
    });
    await publisher.addKeySet({ version: 2, ...sets([BETH, CARA]) }, [ANNA, BETH, CARA]);
    await publisher.publish({ serial: 2, lines: ['a.example'], signers: [BETH, CARA] });
    await publisher.addKeySet({ version: 3, ...sets([CARA, MALLORY]) }, [BETH, CARA, MALLORY]);
    await publisher.publish({ serial: 3, lines: ['c.example'], signers: [CARA, MALLORY] });
    expect(await update()).toBe('ok');
    expect(state.keys.version).toBe(3);
    expect(entries.lines).toEqual(['c.example']);
    // Anna's key counts no more.
    await publisher.publish({ serial: 4, lines: ['c.example', 'd.example'], signers: [ANNA, BETH] });
    expect(await update()).toBe('bad-signature');
  });

  it.each([
    ['one old key', [ANNA, CARA, MALLORY]],
    ['no new key', [ANNA, BETH]],
    ['the new keys alone', [CARA, MALLORY]],
  ])('are not rotated by %s', async (_, signers) => {
    await publisher.publish({ serial: 1, lines: ['a.example'], signers: both });
    await update();
    await publisher.addKeySet(
      { version: 2, threshold: 2, keys: [CARA.public, MALLORY.public], timestampKeys: [CLOCK.public] },
      signers,
    );
    await publisher.publish({ serial: 2, lines: [], signers: [CARA, MALLORY] });
    expect(await update()).toBe('bad-signature');
    expect(entries.lines).toEqual(['a.example']);
  });

  it('of the timestamp are rotated with a manifest, and the old one vouches no more', async () => {
    await publisher.publish({ serial: 1, lines: ['a.example'], signers: both });
    await update();
    await publisher.addKeySet(
      { version: 2, threshold: 2, keys: both.map((key) => key.public), timestampKeys: [CARA.public] },
      both,
    );
    publisher.timestampKey = CARA;
    await publisher.publish({ serial: 2, lines: ['a.example'], signers: both });
    expect(await update()).toBe('ok');
    publisher.timestampKey = CLOCK;
    await publisher.refresh(HOUR);
    expect(await update()).toBe('bad-signature');
  });
});
