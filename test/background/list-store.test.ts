import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { ListDatabase } from '../../src/background/list-database';
import { ListStore, type ListStoreParts } from '../../src/background/list-store';
import type { Hostname } from '../../src/core/hostname';
import type { ListFacts } from '../../src/core/indicator-list';
import { BUILTIN_LISTS, type Lists } from '../../src/core/lists';
import { judge } from '../../src/core/verdict';

let databases = 0;
let ids = 0;

/** A store on a database of its own, and how to wake another on the same one. */
function device(parts: Partial<ListStoreParts> = {}) {
  databases += 1;
  const name = `lists-${databases}`;
  const wake = (more: Partial<ListStoreParts> = {}) =>
    new ListStore({
      open: () => ListDatabase.open(name),
      below: () => BUILTIN_LISTS,
      randomKey: () => [7, 11],
      randomId: () => `segment-${++ids}`,
      now: () => Date.parse('2026-11-25T12:00Z'),
      pause: async () => undefined,
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      ...parts,
      ...more,
    });
  return { name, wake, store: wake() };
}

const OWN: ListFacts = {
  id: 'own',
  role: 'own',
  title: 'Westmarsh Council',
  sources: {},
  campaigns: { tax: 'Tax refund' },
};
const PARTNER: ListFacts = { id: 'partner', role: 'partner', title: 'Eastmarsh Council', sources: {}, campaigns: {} };

const listed = (lists: Lists, address: string) => {
  const url = new URL(`https://${address}`);
  return lists.listingsOf(url.hostname as Hostname, url).map(({ pattern }) => pattern);
};
const ask = (store: ListStore, address: string) => store.settle((lists) => listed(lists, address));

/** Turns one bit of a stored segment. */
async function damage(name: string, at: (segment: { headBytes: number; bytes: Blob }) => number, pick = 0) {
  const database = await ListDatabase.open(name);
  const { lists, segments } = await database.read();
  const [id, segment] = [...segments][pick] ?? [];
  const list = lists[0];
  if (!id || !segment || !list) throw new Error('nothing to damage');
  const octets = new Uint8Array(await segment.bytes.arrayBuffer());
  const place = at(segment);
  octets[place] = (octets[place] ?? 0) ^ 4;
  await database.swap(list, new Map([[id, { ...segment, bytes: new Blob([octets]) }]]));
  database.close();
}

/** In the text of the base in force. */
async function damageText(name: string): Promise<void> {
  const { lists, segments } = await (await ListDatabase.open(name)).read();
  const base = [...segments.keys()].indexOf(lists[0]?.current.segments.base ?? '');
  await damage(name, ({ headBytes }) => headBytes + 8, base);
}

describe('lists on the device', () => {
  it('are in force at once and after the worker woke', async () => {
    const { store, wake } = device();
    const written = await store.replace(OWN, 'evil.example campaign=tax\nhacked.example/page\n', 3);
    expect(written).toMatchObject({ ok: true, value: { serial: 3, entries: 2, isPrevious: false, fault: null } });
    for (const one of [store, wake()]) {
      expect(await ask(one, 'www.evil.example/x')).toEqual(['evil.example']);
      expect(await ask(one, 'hacked.example/page?a')).toEqual(['hacked.example/page']);
      expect(await ask(one, 'hacked.example/')).toEqual([]);
      expect(one.states()).toMatchObject([{ serial: 3, entries: 2 }]);
    }
  });

  it('say whose they are', async () => {
    const { store } = device();
    await store.replace(OWN, 'evil.example campaign=tax', 1);
    await store.replace(PARTNER, 'evil.example\nother.example', 1);
    const verdict = await store.settle((lists) => judge({ href: 'https://evil.example/', text: '', kind: 'a' }, lists));
    expect(verdict.level).toBe('blocked');
    expect(verdict.reasons.map(({ code, evidence }) => [code, evidence.source, evidence.campaign])).toEqual([
      ['own-campaign', 'Westmarsh Council', 'Tax refund'],
      ['partner-lure', 'Eastmarsh Council', undefined],
    ]);
  });

  it('count no more from their end on', async () => {
    const { store, wake } = device();
    await store.replace(OWN, 'evil.example expires=2026-11-25T12:01Z', 1);
    expect(await ask(store, 'evil.example')).toEqual(['evil.example']);
    expect(await ask(wake({ now: () => Date.parse('2026-11-25T12:01Z') }), 'evil.example')).toEqual([]);
  });

  it('count and leave out what may not be blocked', async () => {
    const { store } = device();
    const text =
      'bit.ly\nrbkc.gov.uk\npaypal.com\nco.uk\nrbkc.gov.uk/hacked\nweb.app override\n***\nevil.example\nevil.example';
    const written = await store.replace(OWN, text, 1);
    expect(written).toMatchObject({
      value: {
        entries: 3,
        refused: {
          'shared-host': 1,
          'trusted-host': 1,
          'protected-host': 1,
          'public-suffix': 1,
          wildcard: 1,
          duplicate: 1,
        },
      },
    });
    expect(await ask(store, 'www.rbkc.gov.uk/hacked')).toEqual([]);
    expect(await ask(store, 'rbkc.gov.uk/hacked')).toEqual(['rbkc.gov.uk/hacked']);
  });

  it('give way when they are removed', async () => {
    const { store, wake, name } = device();
    await store.replace(OWN, 'evil.example', 1);
    await store.remove('own');
    for (const one of [store, wake()]) expect(await ask(one, 'evil.example')).toEqual([]);
    expect((await (await ListDatabase.open(name)).read()).segments.size).toBe(0);
  });
});

describe('changes', () => {
  const hosts = Array.from({ length: 12 }, (_, at) => `h${at}.example`);
  const line = fc.tuple(fc.constantFrom(...hosts), fc.constantFrom('', ' campaign=tax')).map((parts) => parts.join(''));
  const change = fc.record({
    set: fc.uniqueArray(line, { maxLength: 5, selector: (text) => text.split(' ')[0] }),
    removed: fc.uniqueArray(fc.constantFrom(...hosts), { maxLength: 5 }),
  });

  it('leave what a plain set would hold, on the device and woken, after any sequence', async () => {
    let present = 0;
    let absent = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 8 }), fc.array(change, { maxLength: 4 }), async (base, changes) => {
        const { store, wake } = device();
        const oracle = new Map(base.toReversed().map((text) => [text.split(' ')[0] ?? '', text]));
        await store.replace(OWN, base.join('\n'), 1);
        for (const [at, { set, removed }] of changes.entries()) {
          for (const pattern of removed) oracle.delete(pattern);
          for (const text of set) oracle.set(text.split(' ')[0] ?? '', text);
          expect((await store.change(OWN, { set, removed }, { from: at + 1, to: at + 2 })).ok).toBe(true);
        }
        for (const one of [store, wake()]) {
          for (const host of hosts) {
            const found = await one.settle((lists) => lists.listingsOf(host as Hostname, new URL(`https://${host}/`)));
            const expected = oracle.get(host);
            expect(found.map(({ pattern, campaign }) => [pattern, campaign])).toEqual(
              expected === undefined ? [] : [[host, expected.includes('campaign') ? 'Tax refund' : null]],
            );
            if (expected === undefined) absent += 1;
            else present += 1;
          }
        }
      }),
      { numRuns: 60 },
    );
    expect(present).toBeGreaterThan(100);
    expect(absent).toBeGreaterThan(100);
  });

  it('are worked into a new base when they grow large', async () => {
    const { store, wake, name } = device();
    const lines = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => `n${from + at}.example`);
    await store.replace(OWN, lines(0, 100).join('\n'), 1);
    await store.change(OWN, { set: lines(100, 10_100), removed: ['n5.example'] }, { from: 1, to: 2 });
    const database = await ListDatabase.open(name);
    expect((await database.read()).lists[0]?.current.segments.added).not.toBeNull();
    await store.change(OWN, { set: lines(10_100, 22_000), removed: ['n101.example'] }, { from: 2, to: 3 });
    expect((await database.read()).lists[0]?.current.segments).toMatchObject({ added: null, removed: null });
    for (const one of [store, wake()]) {
      expect(await one.settle((lists) => one.states()[0]?.entries ?? listed(lists, 'x.example'))).toBe(21_998);
      expect(await ask(one, 'n21999.example')).toEqual(['n21999.example']);
      expect(await ask(one, 'n5.example')).toEqual([]);
      expect(await ask(one, 'n101.example')).toEqual([]);
    }
  });

  it('take an override back, by what is set without it', async () => {
    const { store, wake } = device();
    await store.replace(OWN, 'docs.google.com override\nrbkc.gov.uk override', 1);
    expect(await ask(store, 'docs.google.com')).toEqual(['docs.google.com']);
    await store.change(OWN, { set: ['docs.google.com'], removed: ['rbkc.gov.uk'] }, { from: 1, to: 2 });
    await store.change(OWN, { set: ['rbkc.gov.uk'], removed: [] }, { from: 2, to: 3 });
    for (const one of [store, wake()]) {
      expect(await ask(one, 'docs.google.com')).toEqual([]);
      expect(await ask(one, 'rbkc.gov.uk')).toEqual([]);
    }
    expect(store.states()).toMatchObject([{ refused: { 'trusted-host': 1 } }]);
  });

  it('are for the state in force, and no other', async () => {
    const { store } = device();
    await store.replace(OWN, 'evil.example', 1);
    expect(await store.change(OWN, { set: ['late.example'], removed: [] }, { from: 2, to: 3 })).toEqual({
      ok: false,
      error: { code: 'other-base' },
    });
    expect(await ask(store, 'late.example')).toEqual([]);
  });

  it('that cannot be read: the state before them is in force', async () => {
    for (const part of ['added', 'removed'] as const) {
      const { store, wake, name } = device();
      await store.replace(OWN, 'evil.example\ngone.example', 1);
      await store.change(OWN, { set: ['new.example'], removed: ['gone.example'] }, { from: 1, to: 2 });
      const { lists, segments } = await (await ListDatabase.open(name)).read();
      const broken = [...segments.keys()].indexOf(lists[0]?.current.segments[part] ?? '');
      await damage(name, ({ headBytes }) => headBytes + 6, broken);
      const woken = wake();
      for (const host of ['new.example', 'gone.example', 'evil.example']) await ask(woken, host);
      expect(await ask(woken, 'evil.example')).toEqual(['evil.example']);
      expect(woken.states()).toMatchObject([{ serial: 1, isPrevious: true, fault: 'damaged' }]);
    }
  });

  it('need a list to change', async () => {
    const { store } = device();
    expect(await store.change(OWN, { set: ['evil.example'], removed: [] }, { from: 1, to: 2 })).toEqual({
      ok: false,
      error: { code: 'unknown-list' },
    });
  });
});

describe('a message that hits more blocks than are kept', () => {
  it('is answered whole', async () => {
    const { store, wake } = device();
    const hosts = Array.from({ length: 60_000 }, (_, at) => `n${at}.example`);
    await store.replace(OWN, hosts.join('\n'), 1);
    const woken = wake();
    const asked = hosts.filter((_, at) => at % 3 === 0);
    const found = await woken.settle((lists) => asked.filter((host) => listed(lists, host).length === 1).length);
    expect(found).toBe(asked.length);
    expect(await ask(woken, 'n1.example')).toEqual(['n1.example']);
  });
});

describe('what went wrong on the device', () => {
  it('in the head: the generation before is in force, and the state says why', async () => {
    const { store, wake, name } = device();
    await store.replace(OWN, 'old.example', 1);
    await store.replace(OWN, 'new.example', 2);
    const { lists, segments } = await (await ListDatabase.open(name)).read();
    await damage(name, () => 40, [...segments.keys()].indexOf(lists[0]?.current.segments.base ?? ''));
    const woken = wake();
    expect(await ask(woken, 'old.example')).toEqual(['old.example']);
    expect(await ask(woken, 'new.example')).toEqual([]);
    expect(woken.states()).toMatchObject([{ serial: 1, isPrevious: true, fault: 'damaged' }]);
  });

  it('in the text: found at the hit, and the generation before is in force', async () => {
    const { store, wake, name } = device();
    await store.replace(OWN, 'evil.example campaign=old', 1);
    await store.replace(OWN, 'evil.example campaign=tax', 2);
    const { lists, segments } = await (await ListDatabase.open(name)).read();
    const current = [...segments.keys()].indexOf(lists[0]?.current.segments.base ?? '');
    await damage(name, ({ headBytes }) => headBytes + 8, current);
    const woken = wake();
    expect(await ask(woken, 'evil.example')).toEqual(['evil.example']);
    expect(woken.states()).toMatchObject([{ serial: 1, isPrevious: true, fault: 'damaged' }]);
  });

  it.each<[string, (bytes: Blob, headBytes: number) => Blob, string]>([
    ['empty', () => new Blob([]), 'empty'],
    ['cut off in the head', (bytes) => bytes.slice(0, 60), 'truncated'],
    ['cut off in the text', (bytes) => bytes.slice(0, bytes.size - 1), 'truncated'],
    [
      'of another kind',
      (bytes, headBytes) => new Blob(['x'.repeat(headBytes), bytes.slice(headBytes)]),
      'unknown-format',
    ],
  ])('%s: refused by a code, and the built-in protection goes on', async (_, spoil, fault) => {
    const { store, wake, name } = device();
    await store.replace(OWN, 'evil.example', 1);
    const database = await ListDatabase.open(name);
    const { lists, segments } = await database.read();
    const [id, segment] = [...segments][0] ?? [];
    if (!id || !segment || !lists[0]) throw new Error('nothing stored');
    await database.swap(lists[0], new Map([[id, { ...segment, bytes: spoil(segment.bytes, segment.headBytes) }]]));
    const woken = wake();
    expect(await ask(woken, 'evil.example')).toEqual([]);
    expect(await ask(woken, 'lurewatch-test.example')).toEqual(['lurewatch-test.example']);
    expect(woken.states()).toMatchObject([{ serial: null, entries: 0, fault }]);
    expect(await woken.replace(OWN, 'evil.example', 2)).toMatchObject({ ok: true });
    expect(await ask(woken, 'evil.example')).toEqual(['evil.example']);
    expect(woken.states()).toMatchObject([{ serial: 2, fault: null }]);
  });

  it('a segment that is gone: refused, and other lists are whole', async () => {
    const { store, wake, name } = device();
    await store.replace(OWN, 'evil.example', 1);
    await store.replace(PARTNER, 'other.example', 1);
    const database = await ListDatabase.open(name);
    const { lists } = await database.read();
    const own = lists.find(({ facts }) => facts.id === 'own');
    if (!own) throw new Error('nothing stored');
    await database.swap(
      { ...own, current: { ...own.current, segments: { base: 'gone', added: null, removed: null } } },
      new Map(),
    );
    const woken = wake();
    expect(await ask(woken, 'evil.example')).toEqual([]);
    expect(await ask(woken, 'other.example')).toEqual(['other.example']);
    expect(woken.states().map(({ facts, fault }) => [facts.id, fault])).toEqual([
      ['own', 'unreadable'],
      ['partner', null],
    ]);
  });

  it('storage that never answers: the built-in protection does not wait for it', async () => {
    const { store } = device({ open: () => new Promise(() => undefined), wait: async () => undefined });
    expect(await ask(store, 'lurewatch-test.example')).toEqual(['lurewatch-test.example']);
    expect(store.storage).toBe('opening');
  });

  it('a damaged block and a database that is closed: the rest is judged', async () => {
    const { store, wake, name } = device();
    await store.replace(OWN, 'evil.example', 1);
    await store.replace(OWN, 'evil.example campaign=tax', 2);
    await damageText(name);
    let opened: ListDatabase | undefined;
    const woken = wake({
      open: async () => {
        opened = await ListDatabase.open(name);
        return opened;
      },
    });
    await woken.ready;
    opened?.close();
    expect(await ask(woken, 'evil.example')).toEqual([]);
    expect(await ask(woken, 'lurewatch-test.example')).toEqual(['lurewatch-test.example']);
    expect(woken.states()).toMatchObject([{ serial: null, fault: 'damaged' }]);
  });

  it('found while a new state is written: the new one stays', async () => {
    const { store, wake, name } = device();
    await store.replace(OWN, 'evil.example', 1);
    await store.replace(OWN, 'evil.example campaign=tax', 2);
    await damageText(name);
    const woken = wake();
    await Promise.all([ask(woken, 'evil.example'), woken.replace(OWN, 'fresh.example', 3)]);
    expect(await ask(woken, 'fresh.example')).toEqual(['fresh.example']);
    expect(woken.states()).toMatchObject([{ serial: 3, fault: null, isPrevious: false }]);
  });

  it('one record that is not as it should be takes no other list with it', async () => {
    const { store, wake, name } = device();
    await store.replace(OWN, 'evil.example', 1);
    const database = await ListDatabase.open(name);
    await database.swap({ facts: PARTNER, current: {}, previous: null } as never, new Map()).catch(() => undefined);
    const woken = wake();
    expect(await ask(woken, 'evil.example')).toEqual(['evil.example']);
    expect(woken.storage).toBe('ready');
  });

  it('no storage at all: said, and the built-in protection goes on', async () => {
    const complained = vi.spyOn(console, 'error').mockReturnValue();
    const { store } = device({ open: () => Promise.reject(new DOMException('no', 'InvalidStateError')) });
    expect(await ask(store, 'lurewatch-test.example')).toEqual(['lurewatch-test.example']);
    expect(store.storage).toBe('unavailable');
    expect(await store.replace(OWN, 'evil.example', 1)).toEqual({ ok: false, error: { code: 'storage-failed' } });
    expect(complained).toHaveBeenCalledOnce();
    complained.mockRestore();
  });

  it('storage full: said, and what was in force stays', async () => {
    const { store } = device();
    await store.replace(OWN, 'old.example', 1);
    const full = vi
      .spyOn(ListDatabase.prototype, 'swap')
      .mockRejectedValue(new DOMException('no', 'QuotaExceededError'));
    expect(await store.replace(OWN, 'new.example', 2)).toEqual({ ok: false, error: { code: 'storage-full' } });
    full.mockRestore();
    expect(store.storage).toBe('full');
    expect(await ask(store, 'old.example')).toEqual(['old.example']);
    expect(store.states()).toMatchObject([{ serial: 1, fault: null }]);
  });
});

describe('lines in force', () => {
  it.each([3, 300])('are found by pattern, the change over the base: of %i patterns', async (many) => {
    const { store } = device();
    await store.replace(OWN, 'a.example\nb.example\nc.example', 1);
    await store.change(OWN, { set: ['b.example campaign=tax'], removed: ['a.example'] }, { from: 1, to: 2 });
    const others = Array.from({ length: many }, (_, at) => `other${at}.example`);
    const lines = await store.linesOf('own', ['a.example', 'b.example', 'c.example', ...others]);
    expect([...lines].sort()).toEqual([
      ['b.example', 'b.example campaign=tax'],
      ['c.example', 'c.example'],
    ]);
    expect(store.serialOf('own')).toBe(2);
    expect(store.serialOf('partner')).toBeNull();
  });

  it('stay under another title, also for a woken worker', async () => {
    const { store, wake } = device();
    await store.replace(OWN, 'a.example', 1);
    expect((await store.describe({ ...OWN, title: 'Another' })).ok).toBe(true);
    const woken = wake();
    expect(await ask(woken, 'a.example/')).toEqual(['a.example']);
    expect(woken.states()[0]?.facts.title).toBe('Another');
    expect(woken.serialOf('own')).toBe(1);
    expect(await woken.describe(PARTNER)).toEqual({ ok: false, error: { code: 'unknown-list' } });
  });
});
