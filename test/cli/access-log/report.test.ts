import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { describeServing, linesOfLogs, readAccessLog } from '../../../src/cli/access-log';
import { logLine } from '../../../src/cli/serve/log-line';
import { UsageError } from '../../../src/cli/usage-error';

const START_MS = Date.UTC(2026, 10, 25, 9);

/** `seconds`: after the start. */
const line = (seconds: number, address: string, name: string, status = 200, method = 'GET') =>
  logLine({
    address,
    atMs: START_MS + seconds * 1000,
    method,
    target: `/${name}`,
    httpVersion: '1.1',
    status,
    sizeBytes: 0,
    userAgent: '',
  });

async function* given(lines: readonly string[]) {
  for (const text of lines) yield { text };
}

const host = (at: number) => `192.0.2.${at}`;
const HOSTS = Array.from({ length: 20 }, (_, at) => host(at));

describe('a serving report', () => {
  it('counts polls by status and requests by serial, and passes over what is neither', async () => {
    const report = await readAccessLog(
      given([
        line(0, 'a', 'timestamp.json'),
        line(60, 'a', 'timestamp.json', 304),
        line(61, 'b', 'timestamp.json', 503),
        line(70, 'a', 'feed-3.json'),
        line(80, 'b', 'feed-3.json', 304),
        line(90, 'b', 'feed-3.json'),
        line(95, 'b', 'feed-4.json', 404),
        line(96, 'b', 'feed-3.json', 200, 'HEAD'),
        line(97, 'c', 'snapshot.txt.gz'),
        'nonsense',
        '',
        line(3600, 'a', 'timestamp.json', 304),
      ]),
    );
    expect(report).toEqual({
      lines: { read: 12, counted: 8, malformed: 1 },
      fromMs: START_MS,
      toMs: START_MS + 3600_000,
      addresses: { count: 2, isMore: false },
      polls: { ok: 1, notModified: 2, other: 1, perHour: 4 },
      serials: [
        {
          serial: 3,
          requests: 3,
          addresses: { count: 2, isMore: false },
          firstMs: START_MS + 70_000,
          lastMs: START_MS + 90_000,
          uptake: { polled: 1, had: 1, halfMs: 0, mostMs: 0 },
        },
      ],
      folders: ['/'],
    });
  });

  it('times a serial until half, and 95 of 100, of those that polled had it or a later one', async () => {
    const report = await readAccessLog(
      given([
        // Polled more than a day before: not waited for.
        line(-90_000, 'gone', 'timestamp.json'),
        ...HOSTS.map((address, at) => line(at, address, 'timestamp.json')),
        ...HOSTS.slice(0, 12).map((address, at) => line(100 + at * 10, address, 'feed-1.json')),
        // Never polled before: counted, not waited for.
        line(215, 'new', 'feed-1.json'),
        // The others fetch the next alone.
        ...HOSTS.slice(12).map((address, at) => line(300 + at * 10, address, 'feed-2.json')),
      ]),
    );
    expect(report.serials.map(({ serial, addresses, uptake }) => ({ serial, count: addresses.count, uptake }))).toEqual(
      [
        { serial: 1, count: 13, uptake: { polled: 20, had: 20, halfMs: 90_000, mostMs: 260_000 } },
        { serial: 2, count: 8, uptake: { polled: 20, had: 8, halfMs: null, mostMs: null } },
      ],
    );
    const words = describeServing(report).join('\n');
    expect(words).toMatch(/^1 .* 13 +90 s +4 min$/m);
    expect(words).toMatch(/not yet/);
  });

  it('tells addresses apart up to a bound, and then says so', async () => {
    const lines = HOSTS.flatMap((address) => [line(0, address, 'timestamp.json'), line(1, address, 'feed-1.json')]);
    const report = await readAccessLog(given(lines), { maxAddresses: 5 });
    expect(report.addresses).toEqual({ count: 5, isMore: true });
    expect(report.serials[0]).toMatchObject({ requests: 20, addresses: { count: 5, isMore: true } });
    expect(describeServing(report)[1]).toMatch(/^more than 5 addresses/);
  });

  it('is bounded where a server answers whatever is asked for', async () => {
    async function* lines() {
      for (let serial = 1; serial <= 12_000; serial += 1)
        yield { text: line(serial, host(serial % 9), `feed-${serial}.json`) };
    }
    expect((await readAccessLog(lines())).serials).toHaveLength(10_000);
  });

  it('closes the count of a serial that was asked for long before others', async () => {
    const lines = [
      line(0, 'a', 'feed-1.json'),
      ...Array.from({ length: 300 }, (_, at) => line(at, 'a', `feed-${at + 2}.json`)),
      line(999, 'a', 'feed-1.json'),
    ];
    const { serials } = await readAccessLog(given(lines));
    expect(serials[0]).toMatchObject({ requests: 2, addresses: { count: 1, isMore: true } });
    expect(serials.at(-1)).toMatchObject({ requests: 1, addresses: { count: 1, isMore: false } });
  });

  it('counts one folder where several feeds share a site, else says that they are mixed', async () => {
    const lines = ['east', 'west'].flatMap((feed) => [
      line(0, 'a', `feeds/${feed}/timestamp.json`),
      line(1, 'a', `feeds/${feed}/feed-1.json`),
    ]);
    const mixed = await readAccessLog(given(lines));
    expect(mixed.serials[0]?.requests).toBe(2);
    expect(describeServing(mixed).join()).toMatch(/mixed here \(\/feeds\/east\/, \/feeds\/west\/\)/);
    for (const under of ['/feeds/east/', 'feeds/east']) {
      expect((await readAccessLog(given(lines), { under })).serials[0]?.requests).toBe(1);
    }
  });

  it.each([
    [[], 'No request for a feed is in 0 lines.'],
    [['x', 'y'], 'No request for a feed is in 2 lines; 2 of them could not be read.'],
  ])('of %j says that there is nothing', async (lines, sentence) => {
    expect(describeServing(await readAccessLog(given(lines)))).toEqual([sentence]);
  });
});

describe('files of logs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lurewatch-logs-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are read in the order of time, gzipped or not', async () => {
    writeFileSync(join(folder, 'access.log'), `${line(50, 'a', 'timestamp.json')}\n`);
    writeFileSync(join(folder, 'access.log.1'), gzipSync(`head\n${line(10, 'a', 'timestamp.json')}\n`));
    writeFileSync(join(folder, 'empty.log'), '');
    const paths = ['access.log', 'empty.log', 'access.log.1'].map((name) => join(folder, name));
    const lines: string[] = [];
    for await (const { text } of linesOfLogs(paths)) lines.push(text);
    expect(lines).toEqual(['head', line(10, 'a', 'timestamp.json'), line(50, 'a', 'timestamp.json')]);
  });

  it('that cannot be read are named', async () => {
    await expect(linesOfLogs([join(folder, 'none')]).next()).rejects.toThrow(UsageError);
    writeFileSync(join(folder, 'cut.gz'), gzipSync(line(1, 'a', 'timestamp.json')).subarray(0, 40));
    await expect(linesOfLogs([join(folder, 'cut.gz')]).next()).rejects.toThrow(/cut\.gz/);
  });
});
