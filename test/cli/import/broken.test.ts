// Inputs of each format that somebody cut, mixed up or changed a sign of: whatever is left is read, and the rest is told of with its place.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IMPORT_FORMATS, type ImportFormat } from '../../../src/cli/import/imported';
import { readTaxii } from '../../../src/cli/import/taxii';
import { collect } from '../support';
import { complaintOf, NOW_MS, readBytes } from './support';

const STIX = JSON.stringify({
  type: 'bundle',
  id: 'bundle--2b8f6a3e-0c5e-4f0e-9a55-000000000001',
  objects: [
    { type: 'campaign', id: 'campaign--1', name: 'Refunds' },
    {
      type: 'indicator',
      id: 'indicator--1',
      pattern: "[domain-name:value = 'a.example' OR url:value LIKE 'https://b.example/x/%']",
    },
    {
      type: 'indicator',
      id: 'indicator--2',
      pattern: "[ipv4-addr:value = '192.0.2.7']",
      valid_until: '2027-01-01T00:00:00Z',
    },
    { type: 'indicator', id: 'indicator--3', pattern: "[url:value = 'https://c.example/y']", revoked: true },
    { type: 'relationship', relationship_type: 'indicates', source_ref: 'indicator--1', target_ref: 'campaign--1' },
  ],
});

const WHOLE: Readonly<Record<ImportFormat, string>> = {
  text: 'Seen today: hxxps://a[.]example/pay?x=1, and b(dot)example.\n- c.example # note\nhttps://d.example/\n',
  mail: 'From: x@a.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<a href=3D"https://a.example/x">here</a>\r\n--b\r\nContent-Type: text/plain\r\n\r\nhttps://b.example/y\r\n--b--\r\n',
  csv: 'IndicatorType,IndicatorValue,ExpirationTime,Action,Title\nUrl,https://a.example/x,2027-01-01T00:00:00Z,Block,"Tax, refunds"\nDomainName,b.example,,Allow,\nFileSha256,abc,,Block,\n',
  hosts: '# list\n0.0.0.0 a.example b.example\n127.0.0.1 localhost\n192.0.2.1 c.example\n',
  domains: '# list\na.example\n*.b.example\n.c.example\nd.example campaign=tax expires=2027-01-01T00:00Z\n',
  adblock:
    '[Adblock Plus 2.0]\n! list\n||a.example^$all\n@@||b.example^\n##.ad\n|https://c.example/x|\n||d.example/y/*\n',
  rpz: '$TTL 60\n$ORIGIN rpz.example.\n@ SOA localhost. root.localhost. ( 1 60\n 60 60 60 )\na.example CNAME .\n*.a.example CNAME .\nb.example CNAME rpz-passthru.\n32.7.2.0.192.rpz-ip CNAME .\n',
  misp: JSON.stringify({
    response: [
      {
        Event: {
          info: 'Refunds',
          Attribute: [
            { type: 'url', value: 'https://a.example/x', to_ids: true },
            { type: 'domain|ip', value: 'b.example|192.0.2.7', to_ids: '1' },
            { type: 'md5', value: 'abc', to_ids: true },
          ],
          Object: [{ Attribute: [{ type: 'hostname', value: 'c.example', to_ids: false }] }],
        },
      },
    ],
  }),
  stix: STIX,
};

/** Cut off, a part taken out, a part said twice, or a sign changed. */
function damaged(text: string): fc.Arbitrary<Buffer> {
  const bytes = Buffer.from(text);
  const at = fc.nat({ max: bytes.length });
  return fc
    .tuple(fc.constantFrom('cut', 'drop', 'twice', 'change'), at, at, fc.nat({ max: 255 }))
    .map(([how, a, b, sign]) => {
      const [from, to] = a < b ? [a, b] : [b, a];
      if (how === 'cut') return bytes.subarray(0, from);
      if (how === 'drop') return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
      if (how === 'twice') return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
      const changed = Buffer.from(bytes);
      if (from < changed.length) changed[from] = sign;
      return changed;
    });
}

/** Identifiers are the source's: any text, but not all of it. */
const PLACE = /^.{1,101}$/s;

describe.each(IMPORT_FORMATS)('a damaged input of format %s', (format) => {
  it('gives what is left, and tells of the rest', async () => {
    let count = 0;
    await fc.assert(
      fc.asyncProperty(damaged(WHOLE[format]), fc.boolean(), async (given, isNamed) => {
        const startMs = performance.now();
        const complaint = await complaintOf(
          (async () => {
            const found = await readBytes(given, isNamed ? format : undefined);
            expect(found.length).toBeLessThanOrEqual(given.length);
            for (const one of found) {
              expect(one.given.length).toBeLessThanOrEqual(301);
              if (one.type !== 'rejected') count += 1;
              else
                expect(one).toMatchObject({
                  place: expect.stringMatching(PLACE),
                  sentence: expect.stringMatching(/[.)]$/),
                });
            }
          })(),
        );
        if (complaint !== null) expect(complaint).toMatch(/\.$/);
        expect(performance.now() - startMs).toBeLessThan(2_000);
      }),
      { seed: 1, numRuns: 300 },
    );
    expect(count).toBeGreaterThan(50);
  });

  it('is read whole where it is whole', async () => {
    const found = await readBytes(Buffer.from(WHOLE[format]));
    expect(found.some(({ type }) => type === 'entry')).toBe(true);
  });
});

describe('a TAXII server that answers anything', () => {
  it('is read or complained of, and is asked no more than so often', async () => {
    const page = fc.oneof(
      fc.json(),
      fc.constant(STIX.slice(0, 200)),
      fc
        .record({ objects: fc.constant(JSON.parse(STIX).objects), more: fc.boolean(), next: fc.option(fc.string()) })
        .map((one) => JSON.stringify(one)),
      fc
        .record({ objects: fc.jsonValue(), more: fc.jsonValue(), next: fc.jsonValue() })
        .map((one) => JSON.stringify(one)),
    );
    const answers = fc.array(fc.tuple(page, fc.constantFrom(200, 200, 200, 200, 204, 302, 401, 500)), {
      minLength: 1,
      maxLength: 6,
    });
    let count = 0;
    await fc.assert(
      fc.asyncProperty(answers, async (given) => {
        let asked = 0;
        const answer: typeof fetch = async () => {
          const [body, status] = given[asked % given.length] as (typeof given)[number];
          asked += 1;
          return new Response(status === 204 ? null : body, { status });
        };
        const url = 'https://taxii.example/api1/collections/c1/objects/';
        const complaint = await complaintOf(
          (async () => {
            count += (await collect(readTaxii(url, { fetch: answer, nowMs: NOW_MS }))).length;
          })(),
        );
        if (complaint !== null) expect(complaint).toMatch(/\.$/);
        expect(asked).toBeLessThanOrEqual(1_000);
      }),
      { seed: 1, numRuns: 100 },
    );
    expect(count).toBeGreaterThan(20);
  });
});
