// Indicators written in each format are read back as the same, and no input makes any reader fail in a way it does not say.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IMPORT_FORMATS, type ImportFormat } from '../../../src/cli/import/imported';
import { detectFormat } from '../../../src/cli/import/read-import';
import { complaintOf, readBytes, readText } from './support';

const label = fc.stringMatching(/^[a-z][a-z\d-]{0,8}[a-z\d]$/).filter((text) => !text.includes('--'));
const host = fc
  .tuple(label, fc.constantFrom('example.com', 'example.org', 'lure.example.net'))
  .map((parts) => parts.join('.'));
const step = fc.stringMatching(/^[A-Za-z\d_~-]{1,10}$/);
const page = fc
  .tuple(host, fc.array(step, { minLength: 1, maxLength: 4 }), fc.option(step))
  .map(([name, steps, query]) => `${name}/${steps.join('/')}${query === null ? '' : `?id=${query}`}`);

const HOSTS: readonly [format: ImportFormat, write: (hosts: readonly string[]) => string][] = [
  ['text', (hosts) => hosts.map((one) => `The host ${one.replaceAll('.', '[.]')} was seen, again.`).join('\n')],
  ['csv', (hosts) => ['Domain;Note', ...hosts.map((one) => `${one};"a;b"`)].join('\r\n')],
  ['hosts', (hosts) => hosts.map((one) => `0.0.0.0 ${one}`).join('\n')],
  ['domains', (hosts) => hosts.map((one) => `*.${one}`).join('\n')],
  ['adblock', (hosts) => ['! lures', ...hosts.map((one) => `||${one}^$all`)].join('\n')],
  ['rpz', (hosts) => ['$ORIGIN rpz.example.', ...hosts.map((one) => `${one} CNAME .\n*.${one} CNAME .`)].join('\n')],
  [
    'misp',
    (hosts) =>
      JSON.stringify({ Event: { Attribute: hosts.map((value) => ({ type: 'domain', value, to_ids: true })) } }),
  ],
  ['stix', (hosts) => stixOf(hosts.map((one) => `domain-name:value = '${one}'`))],
];

const PAGES: readonly [format: ImportFormat, write: (pages: readonly string[]) => string][] = [
  ['text', (pages) => pages.map((one) => `They sent <hxxps://${one}>, and more.`).join('\n')],
  [
    'mail',
    (pages) =>
      `MIME-Version: 1.0\nContent-Type: text/html\n\n${pages.map((one) => `<a href="https://${one}">x</a>`).join('\n')}`,
  ],
  ['csv', (pages) => ['when,url', ...pages.map((one) => `1,"https://${one}"`)].join('\n')],
  ['domains', (pages) => pages.join('\n')],
  ['adblock', (pages) => pages.map((one) => `|https://${one}|`).join('\n')],
  [
    'misp',
    (pages) =>
      JSON.stringify({
        response: [
          { Event: { Attribute: pages.map((one) => ({ type: 'url', value: `https://${one}`, to_ids: true })) } },
        ],
      }),
  ],
  ['stix', (pages) => stixOf(pages.map((one) => `url:value = 'https://${one}'`))],
];

function stixOf(comparisons: readonly string[]): string {
  const objects = comparisons.map((one, at) => ({ type: 'indicator', id: `indicator--${at}`, pattern: `[${one}]` }));
  return JSON.stringify({ type: 'bundle', objects });
}

async function patternsOf(text: string, format?: ImportFormat): Promise<string[]> {
  return (await readText(text, format, 'given')).map((one) =>
    one.type === 'entry' ? one.indicator.pattern : one.type,
  );
}

describe.each([
  ['hosts', HOSTS, host],
  ['pages', PAGES, page],
] as const)('%s', (_, writers, items) => {
  it.each(writers)('written as %s are read back, and it is told that they are', async (format, write) => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(items, { minLength: 1, maxLength: 12 }), async (given) => {
        const text = write(given);
        expect(detectFormat(text, 'given')).toBe(format);
        expect(await patternsOf(text, format)).toEqual(given);
        expect(await patternsOf(text)).toEqual(given);
      }),
      { seed: 1, numRuns: 60 },
    );
  });
});

/** Signs that formats are made of, so that more than the first test of each reader is passed. */
const PIECES = [
  ...[
    'lure.example.com',
    'https://',
    'hxxp[:]//',
    '[.]',
    '*',
    '/',
    '||',
    '^',
    '$all',
    '@@',
    '##',
    '\n',
    ' ',
    '\t',
    ',',
    ';',
    '"',
    "'",
  ],
  ...[
    'url',
    '#',
    '!',
    '0.0.0.0 ',
    'CNAME .',
    '$ORIGIN',
    '(',
    ')',
    '@',
    '=',
    '\0',
    '\ud800',
    '\u202e',
    '%',
    '[',
    ']',
    '{',
    '}',
    '\\',
    ':',
  ],
  ...[
    '{"Event":{"Attribute":[',
    '{"type":"url","value":"',
    '"}',
    ']}',
    '{"type":"bundle","objects":[',
    '"pattern":"[url:value = \'',
    'Content-Type: text/html\n\n',
    '<a href="',
  ],
];

describe('any input', () => {
  it.each([undefined, ...IMPORT_FORMATS])('read as %s gives indicators, rejections or a sentence', async (format) => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => Buffer.from(pieces.join(''))),
      fc.string({ unit: 'binary', maxLength: 100 }).map((text) => Buffer.from(text)),
      fc.json().map((text) => Buffer.from(text)),
    );
    let count = 0;
    await fc.assert(
      fc.asyncProperty(bytes, async (given) => {
        // Anything but a UsageError is thrown on.
        const complaint = await complaintOf(
          (async () => {
            for (const one of await readBytes(given, format)) {
              count += 1;
              if (one.type !== 'rejected') expect(one.indicator.pattern).toMatch(/^[!-~]+$/);
              else expect(one.sentence).toMatch(/[.)]$/);
            }
          })(),
        );
        if (complaint !== null) expect(complaint).toMatch(/\.$/);
      }),
      { seed: 1, numRuns: 400 },
    );
    expect(count).toBeGreaterThan(
      format === 'misp' || format === 'stix' || format === 'mail' || format === 'csv' ? -1 : 50,
    );
  });

  it.each([undefined, ...IMPORT_FORMATS])(
    'of one huge line, read as %s, is read in time',
    async (format) => {
      for (const piece of [
        'a',
        'a.',
        '.',
        '[',
        '(',
        "'",
        '"',
        '/',
        '@',
        '%25',
        'hxxp',
        'a@',
        '|',
        '{"a":',
        '<a href=',
        'https://',
        ' dot ',
        ',',
        '#',
      ]) {
        const given = Buffer.from(piece.repeat(300_000 / piece.length));
        const startMs = performance.now();
        await complaintOf(readBytes(given, format));
        expect(performance.now() - startMs, piece).toBeLessThan(3000);
      }
    },
    60_000,
  );
});
