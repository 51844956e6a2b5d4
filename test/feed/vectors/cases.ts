// The cases of the published vectors: what a server shows a client, step by step. What the client answers is written down by make.ts, and
// looked over by a person when it changes.

import type { Incident } from '../../../src/core/feed/format';
import { keyOf, type Publication, Publisher, signFlattened, signGeneral, sumOf, timeOf } from '../publisher';

export const START = Date.parse('2026-11-25T09:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const KEYS = { anna: keyOf('anna'), beth: keyOf('beth'), cara: keyOf('cara'), clock: keyOf('clock') };
const { anna: ANNA, beth: BETH, cara: CARA, clock: CLOCK } = KEYS;
const BOTH = [ANNA, BETH];
export const FEED = 'westmarsh';

/** A feed and its server; `show` is one poll of the client. */
export interface Desk {
  readonly publisher: Publisher;
  publish(publication: Publication): Promise<void>;
  /** Manifest and parts alone, as whoever has the server and some keys would put them there. */
  vouch(serial: number, bytes: Uint8Array): Promise<void>;
  serve(name: string, text: string | Uint8Array): void;
  show(): Promise<void>;
  later(ms: number): void;
}

export interface CaseOf {
  readonly name: string;
  readonly section: string;
  readonly threshold?: 1 | 2;
  readonly role?: 'own' | 'partner';
  play(desk: Desk): Promise<void>;
}

const LOCKDOWN: Incident = {
  level: 'lockdown',
  startedAt: '2026-11-25T08:00:00Z',
  reviewAt: '2026-11-25T13:00:00Z',
  message: { en: 'Do not open links in emails.', cy: 'Peidiwch ag agor dolenni mewn e-byst.' },
  contacts: [{ kind: 'phone', label: { en: 'IT help desk' }, value: '020 7946 0000' }],
};
const EASTMARSH = {
  organisation: 'eastmarsh',
  name: { en: 'Eastmarsh Council' },
  hosts: ['eastmarsh.example'],
  senders: ['eastmarsh.example'],
  since: '2026-11-25T08:00:00Z',
  until: '2026-11-27T08:00:00Z',
};
const TWO = ['lure.example campaign=refunds', 'other.example/claim'];
const WHOLE = {
  serial: 10,
  lines: TWO,
  signers: BOTH,
  allow: ['partner.example'],
  names: ['refunds Staff refunds'],
};
const after = (serial: number, change: Partial<Publication> = {}): Publication => ({ ...WHOLE, serial, ...change });

/** A case that begins with serial 10, taken. */
const from10 = (name: string, section: string, play: CaseOf['play']): CaseOf => ({
  name,
  section,
  async play(desk) {
    await desk.publish(WHOLE);
    await desk.show();
    await play(desk);
  },
});
/** ... and goes on with one publication. */
const next = (name: string, section: string, change: Partial<Publication>, serial = 11): CaseOf =>
  from10(name, section, async (desk) => {
    await desk.publish(after(serial, change));
    await desk.show();
  });

export const CASES: readonly CaseOf[] = [
  from10('a first fetch, then an unchanged poll', '8.5', (desk) => desk.show()),
  next('a delta', '8.15', { lines: [...TWO, 'third.example expires=2026-12-24T09:00Z'] }),
  from10('a delta from before a serial that was missed', '5', async (desk) => {
    await desk.publish(after(11, { lines: ['lure.example', 'third.example'] }));
    await desk.publish(after(12, { lines: ['fourth.example', 'lure.example'] }));
    await desk.show();
  }),
  next('a delta with suffixes', '7', {
    lines: ['a.b.example', 'c.b.example expires=2026-12-24T09:00Z', 'other.example/claim'],
    asDelta: () => ['.b.example', 'a', 'c expires=2026-12-24T09:00Z', '.', '-lure.example'],
  }),
  next('an incident alone brings no entries', '8.15', { signers: [BETH], incident: LOCKDOWN }),
  next('one of two adds an entry', '6', { signers: [ANNA], lines: [...TWO, 'third.example'] }),
  from10('two entries, by one and then by the other of two', '6', async (desk) => {
    await desk.publish(after(11, { signers: [ANNA], lines: [...TWO, 'third.example'] }));
    await desk.show();
    await desk.publish(after(12, { signers: [BETH], lines: ['fourth.example', ...TWO, 'third.example'] }));
    await desk.show();
  }),
  next('one of two removes an entry', '6 entry-removed', { signers: [ANNA], lines: TWO.slice(1) }),
  next('one of two lets an entry expire', '6 entry-weakened', {
    signers: [ANNA],
    lines: [`${TWO[0]} expires=2026-11-25T09:01Z`, TWO[1] as string],
  }),
  next('one of two trusts a host', '6 allowlist-changed', {
    signers: [ANNA],
    allow: ['lure.example', 'partner.example'],
  }),
  next('one of two changes the title', '6 title-changed', { signers: [ANNA], title: 'Eastmarsh Council' }),
  from10('one of two starts an incident and cannot end it; both can', '6 incident-lowered', async (desk) => {
    await desk.publish(after(11, { signers: [ANNA], incident: LOCKDOWN }));
    await desk.show();
    await desk.publish(after(12, { signers: [ANNA], incident: null }));
    await desk.show();
    await desk.publish(after(13, { signers: BOTH, incident: null }));
    await desk.show();
  }),
  from10('one of two raises an incident and cannot change what it says', '6 incident-reworded', async (desk) => {
    const heightened = { ...LOCKDOWN, level: 'heightened' as const };
    await desk.publish(after(11, { signers: BOTH, incident: heightened }));
    await desk.publish(after(12, { signers: [ANNA], incident: LOCKDOWN }));
    await desk.show();
    const contacts = [{ kind: 'phone' as const, label: { en: 'IT service desk' }, value: '020 7946 0999' }];
    await desk.publish(after(13, { signers: [ANNA], incident: { ...LOCKDOWN, contacts } }));
    await desk.show();
    await desk.publish(after(14, { signers: BOTH, incident: { ...LOCKDOWN, contacts } }));
    await desk.show();
  }),
  from10('one of two suspends and cannot restore; both can', '6 suspension-lifted', async (desk) => {
    await desk.publish(after(11, { signers: [ANNA], suspensions: [EASTMARSH] }));
    await desk.show();
    await desk.publish(after(12, { signers: [ANNA] }));
    await desk.show();
    await desk.publish(after(13, { signers: BOTH }));
    await desk.show();
  }),
  {
    name: 'one of two is enough for a feed with one key needed',
    section: '6',
    threshold: 1,
    async play(desk) {
      await desk.publish(after(10, { signers: [ANNA] }));
      await desk.show();
      await desk.publish(after(11, { signers: [BETH], lines: [] }));
      await desk.show();
    },
  },
  {
    name: 'one of two is not enough for the first manifest',
    section: '8.13',
    async play(desk) {
      await desk.publish(after(10, { signers: [ANNA] }));
      await desk.show();
    },
  },
  next('one of two takes a step of more than a million serials', '8.12', { signers: [ANNA] }, 1_000_011),
  next('a key that nobody vouched for', '8.9', { signers: [CARA] }),
  next('the same key twice is one', '2', { signers: [ANNA, ANNA], lines: TWO.slice(1) }),
  from10('a timestamp by another key', '8.3', async (desk) => {
    desk.publisher.timestampKey = CARA;
    await desk.publisher.refresh(HOUR);
    await desk.show();
  }),
  from10('a signature for another kind of document', '2', async (desk) => {
    await desk.publisher.write(after(11));
    const { payload } = JSON.parse(new TextDecoder().decode(desk.publisher.files.get('feed-11.json')));
    const manifest = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const bytes = Buffer.from(JSON.stringify(await signGeneral(manifest, 'lurewatch-keys', BOTH)));
    desk.serve('feed-11.json', bytes);
    await desk.vouch(11, bytes);
    await desk.show();
  }),
  from10('an older serial', '8.4', async (desk) => {
    await desk.publish(after(11));
    await desk.show();
    desk.later(MINUTE);
    await desk.publisher.refresh(HOUR, 10);
    await desk.show();
  }),
  from10('an older timestamp', '8.4', async (desk) => {
    const old = desk.publisher.files.get('timestamp.json') as Uint8Array;
    desk.later(HOUR);
    await desk.publisher.refresh(DAY);
    await desk.show();
    desk.serve('timestamp.json', old);
    await desk.show();
  }),
  from10('a timestamp that has expired', '8.4', async (desk) => {
    desk.later(DAY);
    await desk.show();
  }),
  from10('a timestamp for more than a week', '8.4', async (desk) => {
    await desk.publisher.refresh(7 * DAY + 1000);
    await desk.show();
  }),
  from10('a timestamp from more than ten minutes ahead', '8.4', async (desk) => {
    desk.publisher.nowMs += 11 * MINUTE;
    await desk.publisher.refresh(HOUR);
    desk.publisher.nowMs -= 11 * MINUTE;
    await desk.show();
  }),
  from10('another manifest behind the serial in force', '8.5', async (desk) => {
    await desk.publisher.write(after(10, { lines: [] }));
    await desk.publisher.refresh(HOUR);
    await desk.show();
  }),
  from10('another manifest than the timestamp vouches for', '8.6', async (desk) => {
    await desk.publish(after(11));
    await desk.publisher.write(after(11, { lines: [] }));
    await desk.show();
  }),
  from10('a delta that was changed', '8.15', async (desk) => {
    await desk.publish(after(11, { lines: [...TWO, 'third.example'] }));
    const bytes = Uint8Array.from(desk.publisher.files.get('delta-10-11.txt.gz') as Uint8Array);
    bytes[12] = (bytes[12] ?? 0) ^ 1;
    desk.serve('delta-10-11.txt.gz', bytes);
    await desk.show();
  }),
  from10('a delta that was cut short', '8.15', async (desk) => {
    await desk.publish(after(11, { lines: [...TWO, 'third.example'] }));
    desk.serve('delta-10-11.txt.gz', (desk.publisher.files.get('delta-10-11.txt.gz') as Uint8Array).slice(0, -1));
    await desk.show();
  }),
  from10('another feed, signed by the same people', '8.2', async (desk) => {
    const other = new Publisher({ ...desk.publisher.options, id: 'eastmarsh' });
    await other.publish(after(11));
    for (const [name, bytes] of other.files) desk.serve(name, bytes);
    await desk.show();
  }),
  from10('a portal’s page', '8.2', async (desk) => {
    desk.serve('timestamp.json', '<!doctype html><title>Sign in</title>');
    await desk.show();
  }),
  from10('a timestamp without end', '8.1', async (desk) => {
    desk.serve('timestamp.json', ' '.repeat(1_025));
    await desk.show();
  }),
  next('another format', '8.7', { forge: (manifest) => ({ ...manifest, format: 2 }) }),
  next('members that are not named are passed over', '2', { forge: (manifest) => ({ ...manifest, colour: 'green' }) }),
  next('a name of a file that leads elsewhere', '8.7', {
    forge: (manifest) => ({
      ...manifest,
      allowlist: { name: '../allow.txt.gz', bytes: 1, textBytes: 1, sha256: 'A'.repeat(43) },
    }),
  }),
  from10('keys are rotated by both thresholds', '4', async (desk) => {
    await desk.publisher.addKeySet(setOf(2, [BETH, CARA]), [ANNA, BETH, CARA]);
    await desk.publish(after(11, { signers: [BETH, CARA] }));
    await desk.show();
    await desk.publish(after(12, { signers: BOTH, lines: [] }));
    await desk.show();
  }),
  from10('keys are not rotated by the new ones and one old one', '4', async (desk) => {
    await desk.publisher.addKeySet(setOf(2, [BETH, CARA]), [BETH, CARA]);
    await desk.publish(after(11, { signers: [CARA] }));
    await desk.show();
  }),
];

const setOf = (version: number, keys: readonly (typeof ANNA)[]) => ({
  version,
  threshold: 2,
  keys: keys.map((key) => key.public),
  timestampKeys: [CLOCK.public],
});

/** Plays a case; `onShow` is told what the server has at each poll. */
export async function playCase(
  { threshold = 2, play }: CaseOf,
  onShow: (files: ReadonlyMap<string, Uint8Array>, nowMs: number) => Promise<void>,
): Promise<Publisher> {
  const publisher = new Publisher({ id: FEED, keys: BOTH, threshold, timestampKey: CLOCK, nowMs: START });
  await play({
    publisher,
    publish: (publication) => publisher.publish(publication),
    async vouch(serial, bytes) {
      const { nowMs } = publisher;
      const timestamp = {
        feed: FEED,
        serial,
        sha256: sumOf(bytes),
        issuedAt: timeOf(nowMs),
        expiresAt: timeOf(nowMs + HOUR),
      };
      const signed = await signFlattened(timestamp, 'lurewatch-timestamp', CLOCK);
      publisher.files.set('timestamp.json', Buffer.from(JSON.stringify(signed)));
    },
    serve: (name, text) => publisher.files.set(name, typeof text === 'string' ? Buffer.from(text) : text),
    show: () => onShow(publisher.files, publisher.nowMs),
    later: (ms) => {
      publisher.nowMs += ms;
    },
  });
  return publisher;
}
