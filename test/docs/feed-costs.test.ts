// docs/feed-format.md section 12: what polling costs, computed again from files that the command makes and from nginx's answers as
// they leave TLS, so that the page's figures do not drift away unseen. Skipped where nginx is neither found nor installed.

import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packText, snapshotText } from '../../src/cli/feed/feed-text';
import { TestFeed } from '../cli/feed/support';
import { type Nginx, startNginx } from '../serving/nginx';
import { findProgram } from '../serving/programs';

const PUBLICATIONS = 100;
const LURES_EACH = 10;
const DAY_S = 86_400;
/** The page's figures are rounded, and signatures and sums pack a little differently each time. */
const TOLERANCE = 0.05;

const section = readFileSync('docs/feed-format.md', 'utf8').split('\n## 12.')[1] ?? '';

/** As names of lures are: no two alike. */
const host = (text: string) =>
  `${BigInt(`0x${createHash('sha256').update(text).digest('hex').slice(0, 14)}`).toString(36)}.example`;

const costs = { unchanged: 0, timestamp: 0, manifest: 0, delta: 0, snapshot: 0 };
let feed: TestFeed;
let nginx: Nginx;
const program = findProgram('nginx');

/** Octets of the whole answer, status line, headers and body, without what TLS and TCP add. */
async function answered(path: string, tag?: string): Promise<{ bytes: number; head: string }> {
  const { hostname, port } = new URL(nginx.url);
  const socket = connect({ host: hostname, port: Number(port), rejectUnauthorized: false });
  const condition = tag === undefined ? '' : `If-None-Match: ${tag}\r\n`;
  socket.write(`GET /${path} HTTP/1.1\r\nHost: feeds.westmarsh.example\r\n${condition}Connection: close\r\n\r\n`);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => void chunks.push(chunk));
  await once(socket, 'close');
  const all = Buffer.concat(chunks);
  return { bytes: all.length, head: all.toString('latin1').split('\r\n\r\n', 1)[0] ?? '' };
}

/** Every number of the row that begins so, thousands and units taken off; each in octets where it has a unit. */
function numbersOf(row: string): readonly number[] {
  const line = section.split('\n').find((text) => text.startsWith(`| ${row} |`));
  if (line === undefined) throw new Error(`section 12 has no row "${row}"`);
  const units: Readonly<Record<string, number>> = { kB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12, million: 1e6 };
  const cells = line.slice(row.length + 4).matchAll(/([\d,.]+)(?: (kB|MB|GB|TB|million))?/g);
  return [...cells].map(([, digits = '', unit = '']) => Number(digits.replaceAll(',', '')) * (units[unit] ?? 1));
}

function expectNear(found: readonly number[], said: readonly number[]): void {
  expect(said).toHaveLength(found.length);
  const off = found.map((value, at) => Math.abs((said[at] ?? 0) / value - 1));
  expect({ found, said, isNear: off.every((share) => share <= TOLERANCE) }).toMatchObject({ isNear: true });
}

describe.skipIf(program === null)('what it costs', () => {
  beforeAll(async () => {
    feed = await TestFeed.make(2);
    const both = [feed.keys.jo, feed.keys.sam];
    await feed.add(...Array.from({ length: 2_000 }, (_, n) => host(`old ${n}`)));
    await feed.publish(both);
    for (let at = 1; at <= PUBLICATIONS; at += 1) {
      await feed.add(...Array.from({ length: LURES_EACH }, (_, n) => host(`${at} ${n}`)));
      await feed.publish(both);
    }
    const folder = join(feed.workspace.folder, 'published');
    nginx = await startNginx({ program: program ?? '', folder });
    const serial = PUBLICATIONS + 1;
    const delta = readdirSync(folder).find((name) => name.startsWith(`delta-${serial - 1}-${serial}-`)) ?? '';
    const timestamp = await answered('timestamp.json');
    costs.timestamp = timestamp.bytes;
    const tag = /^etag: (.*)$/im.exec(timestamp.head)?.[1] ?? '';
    const unchanged = await answered('timestamp.json', tag);
    expect(unchanged.head).toMatch(/^HTTP\/1\.1 304 /);
    costs.unchanged = unchanged.bytes;
    costs.manifest = (await answered(`feed-${serial}.json`)).bytes;
    costs.delta = (await answered(delta)).bytes;
    const list = new Map(Array.from({ length: 100_000 }, (_, n) => host(`list ${n}`)).map((name) => [name, name]));
    costs.snapshot = (await packText('snapshot-1', snapshotText(list))).bytes.length;
  }, 120_000);
  afterAll(async () => {
    await nginx?.stop();
    feed?.dispose();
  });

  it.each([
    ['poll, nothing new (304)', () => costs.unchanged],
    ['`timestamp.json`, signed anew', () => costs.timestamp],
    ['manifest', () => costs.manifest],
    ['delta of ten lures', () => costs.delta],
    ['snapshot of 100,000 hosts', () => costs.snapshot],
  ])('%s', (row, bytes) => expectNear([bytes()], numbersOf(row)));

  it.each([
    ['2,000, 300 s', 2_000, 300],
    ['100,000, 300 s', 100_000, 300],
    ['1,000,000, 300 s', 1_000_000, 300],
    ['2,000, 45 s', 2_000, 45],
    ['100,000, 45 s', 100_000, 45],
    ['1,000,000, 45 s', 1_000_000, 45],
  ])('browsers: %s', (row, browsers, everyS) => {
    const polls = DAY_S / everyS;
    const signedAnew = DAY_S / 300;
    const publications = everyS === 300 ? 5 : 20;
    const requests = browsers * (polls + 2 * publications);
    const bytes =
      browsers *
      (signedAnew * costs.timestamp +
        (polls - signedAnew) * costs.unchanged +
        publications * (costs.manifest + costs.delta));
    expectNear([requests, requests / DAY_S, bytes], numbersOf(row));
  });

  it('is within the goals: a poll of 500 octets of body, a lure with timestamp and manifest of 12 kB', () => {
    const folder = join(feed.workspace.folder, 'published');
    expect(readFileSync(join(folder, 'timestamp.json')).length).toBeLessThanOrEqual(500);
    expect(costs.timestamp + costs.manifest + costs.delta).toBeLessThanOrEqual(12_000);
  });
});
