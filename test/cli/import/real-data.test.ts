// Real public lists and mails through every format and back. They are not of this repository: give their folder, laid out as
// test/fixtures/evaluation/README.md says and packed with gzip, in LUREWATCH_DATA; skipped without it.
// LUREWATCH_DATA=folder npx vitest run --project unit test/cli/import/real-data.test.ts

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { EXPORT_FORMATS, exportIndicators } from '../../../src/cli/export';
import type { Imported, ImportFormat } from '../../../src/cli/import/imported';
import { readImport } from '../../../src/cli/import/read-import';
import type { Indicator } from '../../../src/core/indicator';
import { complaintOf, NOW_MS, readBytes } from './support';

const folder = process.env.LUREWATCH_DATA ?? '';
/** Formats that are read as a whole get so many. */
const SOME = 50_000;

function columnOf(name: string): readonly string[] {
  const text = gunzipSync(readFileSync(join(folder, `${name}.tsv.gz`))).toString('utf8');
  return text
    .split('\n')
    .slice(1)
    .flatMap((line) => line.split('\t', 1)[0] || []);
}

async function read(lines: Iterable<string>, format: ImportFormat): Promise<readonly Imported[]> {
  function* blocks() {
    const block: string[] = [];
    for (const line of lines) if (block.push(line) === 10_000) yield Buffer.from(`${block.splice(0).join('\n')}\n`);
    yield Buffer.from(`${block.join('\n')}\n`);
  }
  const found: Imported[] = [];
  for await (const one of readImport(Readable.from(blocks()), { name: 'list', format, nowMs: NOW_MS })) found.push(one);
  return found;
}

const entriesOf = (found: readonly Imported[]): readonly Indicator[] =>
  found.flatMap((one) => (one.type === 'entry' ? [one.indicator] : []));
const patternsOf = (found: readonly Imported[]) => new Set(entriesOf(found).map(({ pattern }) => pattern));

function tell(what: string, found: readonly Imported[]): void {
  const codes = new Map<string, number>();
  for (const one of found) {
    const code = one.type === 'rejected' ? one.code : one.type;
    codes.set(code, (codes.get(code) ?? 0) + 1);
  }
  console.log(`${what}: ${[...codes].map(([code, count]) => `${count} ${code}`).join(', ')}`);
}

const event = (type: string, values: readonly string[]) => [
  JSON.stringify({ Event: { Attribute: values.map((value) => ({ type, value, to_ids: true })) } }),
];
const bundle = (path: string, values: readonly string[]) => [
  JSON.stringify({
    type: 'bundle',
    objects: values.map((value, at) => ({
      type: 'indicator',
      id: `indicator--${at}`,
      pattern: `[${path} = '${value.replace(/[\\']/g, '\\$&')}']`,
    })),
  }),
];

describe.skipIf(folder === '')('real public data (LUREWATCH_DATA)', () => {
  it('hosts are the same entries in every format of hosts', async () => {
    const hosts = columnOf('phish_hosts');
    const listed = await read(hosts, 'domains');
    tell(`domains, ${hosts.length} lines`, listed);
    const expected = patternsOf(listed);
    expect(expected.size).toBeGreaterThan(0.99 * hosts.length);
    const writers: readonly [ImportFormat, (host: string) => string, string][] = [
      ['text', (host) => host.replaceAll('.', '[.]'), ''],
      ['csv', (host) => `1,${host}`, 'n,domain'],
      ['hosts', (host) => `0.0.0.0 ${host}`, ''],
      ['adblock', (host) => `||${host}^`, ''],
      ['rpz', (host) => `${host} CNAME .\n*.${host} CNAME .`, '$TTL 60'],
    ];
    for (const [format, write, head] of writers) {
      const found = await read([head, ...hosts.map(write)], format);
      tell(format, found);
      const names = patternsOf(found);
      const missing = [...expected].filter((pattern) => !names.has(pattern));
      console.log(`  not as in domains: ${missing.length}, such as ${missing.slice(0, 3).join(', ')}`);
      expect(missing.length).toBeLessThan(0.001 * expected.size);
    }
    const some = hosts.slice(0, SOME);
    const ofSome = patternsOf(await read(some, 'domains'));
    for (const [format, text] of [
      ['misp', event('domain', some)],
      ['stix', bundle('domain-name:value', some)],
    ] as const) {
      const found = await read(text, format);
      tell(`${format}, ${SOME}`, found);
      const names = patternsOf(found);
      expect([...ofSome].filter((pattern) => !names.has(pattern)).length).toBeLessThan(50);
    }
  }, 600_000);

  it('pages are the same entries in every format of pages', async () => {
    const urls = columnOf('phish_urls')
      .filter((url) => /^https?:\/\/[^\s"]+$/.test(url))
      .slice(0, 2 * SOME);
    const listed = await read(urls, 'text');
    tell(`text, ${urls.length} lines`, listed);
    const expected = patternsOf(listed);
    const writers: readonly [ImportFormat, readonly string[]][] = [
      ['csv', ['when,url', ...urls.map((url) => `1,"${url}"`)]],
      ['misp', event('url', urls)],
      ['stix', bundle('url:value', urls)],
    ];
    for (const [format, text] of writers) {
      const found = await read(text, format);
      tell(format, found);
      const pages = patternsOf(found);
      const missing = [...expected].filter((pattern) => !pages.has(pattern));
      console.log(`  not as in text: ${missing.length}, such as ${missing.slice(0, 3).join(' ')}`);
      expect(missing.length).toBeLessThan(0.001 * expected.size);
    }
  }, 600_000);

  it('what is exported is read back', async () => {
    const given = [...columnOf('phish_hosts').slice(0, SOME), ...columnOf('phish_urls').slice(0, SOME)];
    const indicators = new Map(entriesOf(await read(given, 'text')).map((one) => [one.pattern, one]));
    for (const format of EXPORT_FORMATS) {
      const left = new Map<string, string>();
      const lines = exportIndicators(indicators.values(), format, {
        feed: 'east',
        title: 'East',
        serial: 1,
        nowMs: NOW_MS,
        campaigns: new Map(),
        onLeftOut: ({ pattern }, reason) => void left.set(pattern, reason),
      });
      const bare = (pattern: string) => (format === 'csv' ? pattern : pattern.replace(/^=/, ''));
      const back = new Set([...patternsOf(await read(lines, format))].map(bare));
      const kept = [...indicators.keys()].filter((pattern) => !left.has(pattern));
      const missing = kept.filter((pattern) => !back.has(bare(pattern)));
      console.log(
        `${format}: ${kept.length} written, ${left.size} left out, ${missing.length} not read back, such as ${missing.slice(0, 3).join(' ')}`,
      );
      expect(missing.length).toBe(0);
    }
  }, 600_000);

  it('raw mails are read, every one', async () => {
    const counts = { mails: 0, entries: 0, rejected: 0, complaints: 0 };
    for (const name of ['raw_mail_phish', 'raw_mail_legit']) {
      const archive = join(folder, 'mail', `${name}.tar.gz`);
      if (!existsSync(archive)) continue;
      const unpacked = mkdtempSync(join(tmpdir(), 'lurewatch-mails-'));
      execFileSync('tar', ['-xzf', archive, '-C', unpacked]);
      for (const file of readdirSync(unpacked, { recursive: true, withFileTypes: true })) {
        if (!file.isFile()) continue;
        counts.mails += 1;
        const bytes = readFileSync(join(file.parentPath, file.name));
        const complaint = await complaintOf(
          (async () => {
            for (const one of await readBytes(bytes, undefined, file.name)) {
              if (one.type === 'rejected') counts.rejected += 1;
              else counts.entries += 1;
            }
          })(),
        );
        if (complaint !== null) counts.complaints += 1;
      }
      rmSync(unpacked, { recursive: true });
    }
    console.log(JSON.stringify(counts));
    expect(counts.mails).toBeGreaterThan(0);
    expect(counts.complaints).toBe(0);
  }, 600_000);
});
