import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportIndicators } from '../../../src/cli/export';
import { URL_NAMESPACE, uuidOf } from '../../../src/cli/export/uuid';
import { anyIndicator, exportLines, NOW_MS } from './support';

type StixObject = Readonly<Record<string, string>>;

function bundleOf(lines: readonly string[]): { readonly id: string; readonly objects: readonly StixObject[] } {
  return JSON.parse(lines.join('\n'));
}

const patternsOf = (lines: readonly string[]) =>
  bundleOf(exportLines(lines, 'stix').lines)
    .objects.filter(({ type }) => type === 'indicator')
    .map(({ pattern }) => pattern);

describe('a made identifier', () => {
  it.each([
    // RFC 9562 appendix A.4, in the namespace of names of hosts.
    ['6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com', '2ed6657d-e927-568b-95e1-2665a8aea6a2'],
    [URL_NAMESPACE, 'https://a.example/', '44cc82eb-7cb9-5fdc-b087-010025d94c3f'],
  ])('in %s of %s is %s', (namespace, name, uuid) => {
    expect(uuidOf(namespace, name)).toBe(uuid);
  });
});

describe('a bundle', () => {
  it.each([
    ['evil.example', "[domain-name:value = 'evil.example']"],
    ['=evil.example', "[domain-name:value = 'evil.example']"],
    ['192.0.2.7', "[ipv4-addr:value = '192.0.2.7']"],
    ['[2001:db8::1]', "[ipv6-addr:value = '2001:db8::1']"],
    [
      'evil.example/claim?id=7',
      "[url:value = 'https://evil.example/claim?id=7' OR url:value = 'http://evil.example/claim?id=7']",
    ],
    [
      "evil.example/it's",
      String.raw`[url:value = 'https://evil.example/it\'s' OR url:value = 'http://evil.example/it\'s']`,
    ],
    [
      'sites.example/view/a/*',
      "[url:value = 'https://sites.example/view/a' OR url:value LIKE 'https://sites.example/view/a/%'" +
        " OR url:value = 'http://sites.example/view/a' OR url:value LIKE 'http://sites.example/view/a/%']",
    ],
  ])('says %s as %s', (line, pattern) => {
    expect(patternsOf([line])).toEqual([pattern]);
  });

  it.each(['a.example/x_y/*', 'a.example/100%25/*'])(
    'leaves out %s, whose signs LIKE would take for others',
    (line) => {
      expect(exportLines([line], 'stix').leftOut).toEqual([`${line}: prefix`]);
    },
  );

  it('says whose it is, what belongs to which campaign, and until when', () => {
    const { lines } = exportLines(
      [
        'a.example campaign=tax',
        'b.example campaign=tax source=west expires=2026-12-01T09:00Z',
        'c.example campaign=x',
      ],
      'stix',
    );
    const { objects } = bundleOf(lines);
    expect(objects.map(({ type, name, relationship_type }) => `${type} ${name ?? relationship_type}`)).toEqual([
      'identity Eastshire Council',
      'campaign Council tax refunds',
      'indicator a.example',
      'relationship indicates',
      'indicator b.example',
      'relationship indicates',
      'campaign x',
      'indicator c.example',
      'relationship indicates',
    ]);
    const [identity, tax, a, first, b, second] = objects;
    expect(b).toMatchObject({
      created_by_ref: identity?.id,
      valid_from: '2026-11-25T09:00:00.000Z',
      valid_until: '2026-12-01T09:00:00.000Z',
      labels: ['source:west'],
    });
    expect(first).toMatchObject({ source_ref: a?.id, target_ref: tax?.id });
    expect(second).toMatchObject({ source_ref: b?.id, target_ref: tax?.id });
  });

  it('has the same identifiers at the next serial, others in another feed, and none twice', () => {
    const list = ['a.example campaign=tax', '=a.example', 'a.example/x campaign=tax'];
    const ids = (options: object) => bundleOf(exportLines(list, 'stix', options).lines).objects.map(({ id }) => id);
    const first = ids({});
    expect(ids({ serial: 8, nowMs: NOW_MS + 1 })).toEqual(first);
    expect(ids({ feed: 'west' }).filter((id) => first.includes(id))).toEqual([]);
    expect(new Set(first.map((id) => id?.split('--')[1])).size).toBe(first.length);
  });

  it('is JSON whatever the list', () => {
    fc.assert(
      fc.property(fc.array(anyIndicator, { maxLength: 20 }), fc.string(), (indicators, title) => {
        let leftOut = 0;
        const onLeftOut = () => {
          leftOut += 1;
        };
        const options = { feed: 'east', title, serial: 1, nowMs: NOW_MS, campaigns: new Map(), onLeftOut };
        const { objects } = bundleOf([...exportIndicators(indicators, 'stix', options)]);
        const written = objects.filter(({ type }) => type === 'indicator');
        expect(written.length + leftOut).toBe(indicators.length);
        for (const { pattern } of written)
          expect(pattern).toMatch(/^\[(?:[a-z\d-]+:value (?:=|LIKE) '(?:[^\\']|\\.)*'(?: OR )?)+\]$/);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
