import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readImport } from '../../../src/cli/import/read-import';
import { readStixPattern } from '../../../src/cli/import/stix-pattern';
import { collect } from '../support';
import { complaintOf, NOW_MS, readBytes, readJsonOf, readText, told } from './support';

const attribute = (type: string, value: string, more: object = {}) => ({ type, value, to_ids: true, ...more });
const misp = async (...attributes: object[]) =>
  told(await readJsonOf({ Event: { info: 'Refund wave', Attribute: attributes } }));

describe('a MISP event', () => {
  it.each([
    [attribute('url', 'https://lure.example/x'), ['lure.example/x (Refund wave)']],
    [attribute('domain', 'lure.example'), ['lure.example (Refund wave)']],
    [attribute('hostname', 'www.lure.example'), ['www.lure.example (Refund wave)']],
    [attribute('hostname|port', 'lure.example|8080'), ['lure.example (Refund wave)']],
    [attribute('domain|ip', 'lure.example|192.0.2.7'), ['lure.example (Refund wave)']],
    [attribute('ip-dst', '192.0.2.7'), ['=192.0.2.7 (Refund wave)']],
    [attribute('link', 'https://lure.example/x'), ['lure.example/x (Refund wave)']],
    [{ type: 'link', value: 'https://report.example/x' }, ['- not-for-detection']],
    [{ type: 'domain', value: 'lure.example' }, ['lure.example (Refund wave)']],
    [attribute('domain', 'lure.example', { to_ids: false }), ['- not-for-detection']],
    [attribute('domain', 'lure.example', { to_ids: '1' }), ['lure.example (Refund wave)']],
    [attribute('domain', 'lure.example', { deleted: true }), []],
    [attribute('email-src', 'jo@lure.example'), ['- mail-address']],
    [attribute('sha256', '00'), ['- kind']],
    [attribute('url', 'http://'), ['- malformed']],
    [{ type: 'url' }, []],
    [{ type: 1, value: [] }, []],
  ])('with %j gives %j', async (one, expected) => {
    expect(await misp(one)).toEqual(expected);
  });

  it('is found in every shape that exports have, and told of by its place', async () => {
    const event = {
      info: 'a',
      Attribute: [attribute('domain', 'a.example')],
      Object: [{ Attribute: [attribute('url', 'b.example/x')] }],
    };
    for (const shape of [{ Event: event }, { response: [{ Event: event }] }, [{ Event: event }], event]) {
      const found = await readJsonOf(shape);
      expect(told(found)).toEqual(['a.example (a)', 'b.example/x (a)']);
      expect(found[1]?.place).toBe('event 1, attribute 2');
    }
    expect(told(await readJsonOf({ response: { Attribute: [attribute('domain', 'a.example')] } }, 'misp'))).toEqual([
      'a.example',
    ]);
  });

  it('is not a manifest of events', async () => {
    expect(
      told(await readJsonOf({ 'c0ffee00-0000-4000-8000-000000000000': { info: 'x', Orgc: { name: 'y' } } })),
    ).toEqual(['- manifest']);
  });

  it.each(['{"Event": ', '{"Event": {}}x', '{"other": 1}', '[]', 'null', '7', `${'['.repeat(5000)}`])(
    '%j is complained of',
    async (text) => {
      expect(await complaintOf(readText(text, 'misp'))).toMatch(/JSON/);
    },
  );

  it('takes nothing from a prototype', async () => {
    const text =
      '{"__proto__": {"Event": {"Attribute": [{"type": "domain", "value": "lure.example"}]}}, "Event": {"__proto__": {"Attribute": []}}}';
    expect(told(await readText(text, 'misp'))).toEqual([]);
    expect(({} as Record<string, unknown>).Event).toBeUndefined();
  });
});

const ID = 'indicator--00000000-0000-4000-8000-000000000001';
const indicator = (pattern: string, more: object = {}) => ({
  type: 'indicator',
  id: ID,
  pattern,
  pattern_type: 'stix',
  ...more,
});
const bundle = (...objects: object[]) => ({ type: 'bundle', id: 'bundle--1', objects });
const stix = async (...objects: object[]) => told(await readJsonOf(bundle(...objects)));

describe('a STIX indicator', () => {
  it.each([
    ["[domain-name:value = 'lure.example']", ['lure.example']],
    ["[url:value='https://lure.example/claim?id=7']", ['lure.example/claim?id=7']],
    ["[ipv4-addr:value = '192.0.2.7']", ['=192.0.2.7']],
    ["[ipv6-addr:value = '2001:db8::1']", ['=[2001:db8::1]']],
    ["[domain-name:value = 'a.example' OR url:value = 'https://b.example/x']", ['a.example', 'b.example/x']],
    ["[domain-name:value = 'a.example'] OR ([url:value = 'https://b.example/x'])", ['a.example', 'b.example/x']],
    ["[domain-name:value IN ('a.example', 'b.example')]", ['a.example', 'b.example']],
    ["[url:value = 'https://a.example/it\\'s\\\\x']", ["a.example/it's/x"]],
    ["[email-addr:value = 'jo@a.example']", ['- mail-address']],
    ["[email-addr:value = 'jo@a.example' OR domain-name:value = 'a.example']", ['- mail-address', 'a.example']],
    ["[ipv4-addr:value = '192.0.2.0/24']", ['- range']],
    ["[domain-name:value = 'a.example' AND url:value = 'https://a.example/x']", ['- pattern']],
    ["[domain-name:value = 'a.example'] AND [domain-name:value = 'b.example']", ['- pattern']],
    ["[domain-name:value = 'a.example'] FOLLOWEDBY [domain-name:value = 'b.example']", ['- pattern']],
    ["[domain-name:value = 'a.example'] WITHIN 5 SECONDS", ['- pattern']],
    ["[domain-name:value NOT = 'a.example']", ['- pattern']],
    ["[NOT domain-name:value = 'a.example']", ['- pattern']],
    ["[domain-name:value != 'a.example']", ['- pattern']],
    ["[domain-name:value LIKE '%.example']", ['- pattern']],
    ["[domain-name:value MATCHES '.*']", ['- pattern']],
    ["[domain-name:value = 'a.example' OR file:hashes.MD5 = '00']", ['- pattern']],
    ["[domain-name:resolves_to_refs[*].value = '192.0.2.7']", ['- pattern']],
    ["[url:value = 'a\\nb']", ['- pattern']],
    ["[domain-name:value = 'a.example'", ['- pattern']],
    ["[domain-name:value = 'a.example']]", ['- pattern']],
    ["[(domain-name:value = 'a.example']", ['- pattern']],
    ["([domain-name:value = 'a.example']", ['- pattern']],
    ["[domain-name:value = 'a.example') ]", ['- pattern']],
    ["[domain-name:value = 'a.example']; rm", ['- pattern']],
    ["[domain-name:value = 'a.example", ['- pattern']],
    // Once it took twice as long for each letter more.
    [`[domain-name:value = '${'a'.repeat(500)}`, ['- pattern']],
    ['', ['- pattern']],
    [`${'('.repeat(200_000)}`, ['- pattern']],
  ])('%j gives %j', async (pattern, expected) => {
    expect(await stix(indicator(pattern))).toEqual(expected);
  });

  const PATTERN = "[domain-name:value = 'lure.example']";
  it.each([
    [{ valid_until: '2026-11-25T09:00:00Z' }, ['~ lure.example']],
    [{ valid_until: '2026-11-26T09:00:00.000Z' }, ['lure.example']],
    [{ valid_until: 'soon' }, ['- expiry']],
    [{ revoked: true }, ['~ lure.example']],
    [{ revoked: true, valid_until: 'soon' }, ['~ lure.example']],
    [{ valid_from: '2026-11-25T09:00:01Z' }, ['- not-yet']],
    [{ valid_from: '2026-11-25T08:59:59Z' }, ['lure.example']],
    [{ valid_from: '2026-11-25T09:00:00Z' }, ['lure.example']],
    [{ valid_from: '2027-01-01T00:00:00Z' }, ['- not-yet']],
    [{ pattern_type: 'sigma' }, ['- pattern']],
    [{ indicator_types: ['benign'] }, ['- allowed']],
    [{ indicator_types: ['benign', 'unknown'] }, ['lure.example']],
    [{ pattern: "[url:value LIKE 'https://lure.example/x/%']" }, ['lure.example/x/*']],
    [{ pattern: "[url:value LIKE 'https://lure.example/%x']" }, ['- pattern']],
    [{ pattern_type: undefined }, ['lure.example']],
  ])('with %j gives %j', async (more, expected) => {
    expect(await stix(indicator(PATTERN, more))).toEqual(expected);
  });

  it('ends at the minute after what it says', async () => {
    const [one] = await readJsonOf(bundle(indicator(PATTERN, { valid_until: '2026-12-01T10:00:00.001Z' })));
    expect(one).toMatchObject({ place: ID, indicator: { expiresAtMs: Date.parse('2026-12-01T10:01Z') } });
  });

  it('counts in its latest version', async () => {
    const old = indicator("[domain-name:value = 'old.example']", { modified: '2026-01-01T00:00:00Z' });
    const revoked = indicator(PATTERN, { modified: '2026-02-01T00:00:00Z', revoked: true });
    expect(await stix(revoked, old)).toEqual(['~ lure.example']);
    expect(await stix(old, revoked)).toEqual(['~ lure.example']);
  });

  it('belongs to the campaign that it indicates', async () => {
    const named = (type: string, name: string) => ({ type, id: `${type}--1`, name });
    const indicates = (target: string, more: object = {}) => ({
      ...{ type: 'relationship', id: `relationship--${target}`, relationship_type: 'indicates' },
      ...{ source_ref: ID, target_ref: target, ...more },
    });
    const both = [named('malware', 'Kit'), named('campaign', 'Refund wave'), indicates('malware--1')];
    expect(await stix(indicator(PATTERN, { name: 'mine' }), ...both)).toEqual(['lure.example (Kit)']);
    expect(await stix(...both, indicates('campaign--1'), indicator(PATTERN))).toEqual(['lure.example (Refund wave)']);
    expect(await stix(...both, indicates('campaign--1', { revoked: true }), indicator(PATTERN))).toEqual([
      'lure.example (Kit)',
    ]);
  });

  it('goes before what was only observed', async () => {
    const seen = [
      { type: 'domain-name', id: 'domain-name--1', value: 'seen.example' },
      { type: 'url', id: 'url--1', value: 'https://seen.example/x' },
      { type: 'file', id: 'file--1', name: 'x' },
    ];
    expect(await stix(...seen)).toEqual(['seen.example', 'seen.example/x']);
    expect(await stix(...seen, indicator(PATTERN))).toEqual(['lure.example']);
  });

  it('is nothing that a broken bundle has', async () => {
    expect(told(await readJsonOf({ type: 'bundle', objects: [null, 1, 'x', [], {}, { type: 'indicator' }] }))).toEqual([
      '- pattern',
    ]);
    expect(await complaintOf(readJsonOf({ type: 'bundle', objects: 7 }))).toMatch(/no STIX bundle/);
  });
});

describe('what its source does not give to everybody', () => {
  const AMBER = 'marking-definition--f88d31f6-486f-44da-b317-01333bde0b82';
  const CLEAR = 'marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487';
  const marked = (...refs: string[]) =>
    indicator("[domain-name:value = 'lure.example']", { object_marking_refs: refs });
  const own = { type: 'marking-definition', id: 'marking-definition--1', definition: { tlp: 'green' } };
  const named = { type: 'marking-definition', id: 'marking-definition--2', name: 'TLP:AMBER+STRICT' };

  it.each([
    [[marked(AMBER)], ['- restricted']],
    [[marked(CLEAR, AMBER)], ['- restricted']],
    [[marked(CLEAR)], ['lure.example']],
    [[marked(own.id), own], ['- restricted']],
    [[marked(named.id), named], ['- restricted']],
    [[marked('marking-definition--3')], ['lure.example']],
    [[{ ...marked(AMBER), revoked: true }], ['~ lure.example']],
  ])('is in no feed: STIX %#', async (objects, expected) => {
    expect(await stix(...objects)).toEqual(expected);
  });

  const event = (eventTags: string[], tags: string[]) => ({
    Event: {
      Tag: eventTags.map((name) => ({ name })),
      Attribute: [{ type: 'domain', value: 'lure.example', to_ids: true, Tag: tags.map((name) => ({ name })) }],
    },
  });
  it.each([
    [event(['tlp:red'], []), ['- restricted']],
    [event(['tlp:white'], ['tlp:amber+strict']), ['- restricted']],
    [event(['tlp:clear', 'osint:lifetime="perpetual"'], []), ['lure.example']],
  ])('is in no feed: MISP %#', async (given, expected) => {
    expect(told(await readJsonOf(given))).toEqual(expected);
  });

  it('is listed once the source has agreed', async () => {
    const bytes = Readable.from([Buffer.from(JSON.stringify(bundle(marked(AMBER))))]);
    const options = { name: 'given.json', nowMs: NOW_MS, mayPublish: true };
    expect(told(await collect(readImport(bytes, options)))).toEqual(['lure.example']);
    const [refused] = await readJsonOf(bundle(marked(AMBER)));
    expect(refused).toMatchObject({ sentence: expect.stringMatching(/--may-publish.*\(TLP:AMBER\)/) });
  });
});

describe('JSON', () => {
  it('may be in UTF-16, as PowerShell writes it', async () => {
    const text = `\ufeff${JSON.stringify(bundle(indicator("[domain-name:value = 'lure.example']")))}`;
    expect(told(await readBytes(Buffer.from(text, 'utf16le')))).toEqual(['lure.example']);
  });
});

describe('a STIX pattern', () => {
  it('names the word that is not understood', () => {
    expect(readStixPattern("[domain-name:value LIKE 'a%']")).toEqual({
      ok: false,
      error: { code: 'pattern', word: 'LIKE' },
    });
  });
});
