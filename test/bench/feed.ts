// What a feed costs: importing and publishing a million, the octets that a browser fetches, and an update in a real one.

import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readKey } from '../../src/cli/feed/private-key';
import { publish } from '../../src/cli/feed/publish';
import { workspaceAt } from '../../src/cli/feed/workspace';
import { startServer } from '../../src/cli/serve';
import { launchChromium } from '../../src/demo/chromium';
import { packExtension } from '../../src/demo/packed-extension';
import { browserPath } from '../e2e/paths';
import { generateHosts } from './hosts';
import { type Row, row } from './table';

const MILLION = 1_000_000;
const CHANGED = 10_000;
/** Three a working day. */
const PUBLICATIONS_A_YEAR = 750;
const YEAR_MS = 365 * 24 * 60 * 60_000;
const NOBODY = { show() {}, remark() {}, confirm: () => Promise.resolve(null), progress() {} };
const COMMAND = resolve('dist/cli/lurewatch.js');

interface Ran {
  readonly seconds: number;
  readonly peakMb: number;
}

/** The command, and the most memory that it had at any time (Linux alone tells it). */
function lurewatch(cwd: string, ...args: string[]): Promise<Ran> {
  return new Promise((done, reject) => {
    const from = performance.now();
    const child = spawn(process.execPath, [COMMAND, ...args], { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
    let peakKb = Number.NaN;
    const watch = setInterval(() => {
      try {
        const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
        peakKb = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? peakKb);
      } catch {
        // It has ended.
      }
    }, 20);
    child.on('close', (code) => {
      clearInterval(watch);
      if (code === 0) done({ seconds: (performance.now() - from) / 1000, peakMb: peakKb / 1000 });
      else reject(new Error(`lurewatch ${args[0]} ended with ${code}`));
    });
  });
}

const KEYS = ['--key', '../it.pem', '--timestamp-key', '../job.pem'];

interface Feed {
  readonly folder: string;
  readonly policy: { readonly feeds: readonly object[] };
}

async function makeFeed(home: string, id: string): Promise<Feed> {
  const folder = join(home, id);
  const about = ['--id', id, '--title', 'Bench', '--threshold', '1', '--url', 'https://lists.example/'];
  await lurewatch(home, 'feed', 'init', id, ...about, '--key', 'it.pem', '--timestamp-key', 'job.pem');
  const publicKey = await output(home, 'key', 'show', 'it.pem');
  return {
    folder,
    policy: { feeds: [{ id, url: 'https://lists.example/', role: 'own', keys: [publicKey], threshold: 1 }] },
  };
}

async function output(cwd: string, ...args: string[]): Promise<string> {
  const child = spawn(process.execPath, [COMMAND, ...args], { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  for await (const part of child.stdout) text += part;
  return text.trim();
}

/** Octets of what a browser at the former serial fetches. */
function newestOf(published: string, from: number): { manifest: number; delta: number } {
  const sizes = new Map(readdirSync(published).map((name) => [name, statSync(join(published, name)).size]));
  const serial = Math.max(...[...sizes.keys()].map((name) => Number(/^feed-(\d+)\.json$/.exec(name)?.[1] ?? 0)));
  const { payload } = JSON.parse(readFileSync(join(published, `feed-${serial}.json`), 'utf8'));
  const manifest = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const delta = manifest.entries.deltas
    .filter((each: { from: number }) => each.from <= from)
    .toSorted((a: { from: number }, b: { from: number }) => b.from - a.from)[0];
  return { manifest: sizes.get(`feed-${serial}.json`) ?? Number.NaN, delta: delta.bytes };
}

export async function feed(hosts: readonly string[], held: readonly string[]): Promise<Row[]> {
  const home = mkdtempSync(join(tmpdir(), 'lurewatch-feed-'));
  try {
    for (const key of ['it.pem', 'job.pem']) await lurewatch(home, 'key', 'new', key);
    return [...(await aYear(home)), ...(await aMillion(home, hosts, held))];
  } finally {
    rmSync(home, { recursive: true });
  }
}

async function aYear(home: string): Promise<Row[]> {
  log(`a year of ${PUBLICATIONS_A_YEAR} publications`);
  const { folder } = await makeFeed(home, 'year');
  const hosts = generateHosts(5_000 + PUBLICATIONS_A_YEAR);
  writeFileSync(join(home, 'first.txt'), hosts.slice(0, 5_000).join('\n'));
  await lurewatch(folder, 'import', '../first.txt', '--yes');
  await lurewatch(folder, 'publish', ...KEYS);
  // In this process, for a command that starts 750 times takes minutes.
  const workspace = workspaceAt(folder);
  const noPassphrase = () => Promise.reject(new Error('no passphrase is set'));
  const [key, timestampKey] = await Promise.all(
    ['it.pem', 'job.pem'].map((name) => readKey(join(home, name), noPassphrase)),
  );
  if (!key || !timestampKey) throw new Error('no keys');
  const now = Date.now();
  for (let at = 0; at < PUBLICATIONS_A_YEAR; at += 1) {
    appendFileSync(join(folder, 'entries.txt'), `${hosts[5_000 + at]}\n`);
    // The year passes, so that what is kept for a while only goes.
    const nowMs = now + Math.round((at / PUBLICATIONS_A_YEAR) * YEAR_MS);
    await publish(workspace, { keys: [key], timestampKey, nowMs }, NOBODY);
  }
  const published = join(folder, 'published');
  const { manifest, delta } = newestOf(published, PUBLICATIONS_A_YEAR);
  const timestamp = statSync(join(published, 'timestamp.json')).size;
  return [
    row('an unchanged poll, at the most', timestamp, 'octets', { goal: '<=500' }),
    row('one new lure after a year: timestamp, manifest, delta', timestamp + manifest + delta, 'octets', {
      goal: '<=12000',
    }),
  ];
}

async function aMillion(home: string, hosts: readonly string[], held: readonly string[]): Promise<Row[]> {
  log('import and publication of a million');
  const { folder, policy } = await makeFeed(home, 'million');
  const lines = [...hosts, ...generateHosts(Math.max(0, MILLION - hosts.length), 7)].slice(0, MILLION);
  writeFileSync(join(home, 'million.txt'), lines.join('\n'));
  const imported = await lurewatch(folder, 'import', '../million.txt', '--yes');
  const publication = await lurewatch(folder, 'publish', ...KEYS);
  const published = join(folder, 'published');

  // Half of the change is new, half is gone.
  const listed = new Set(lines);
  const entries = readFileSync(join(folder, 'entries.txt'), 'utf8').trimEnd().split('\n');
  const step = Math.floor(entries.length / (CHANGED / 2));
  writeFileSync(
    join(home, 'added.txt'),
    held
      .filter((host) => !listed.has(host))
      .slice(0, CHANGED / 2)
      .join('\n'),
  );
  const applied = await inChromium(published, policy, async () => {
    const kept = entries.filter((_, at) => at % step !== 0 || at >= step * (CHANGED / 2));
    writeFileSync(join(folder, 'entries.txt'), `${kept.join('\n')}\n`);
    await lurewatch(folder, 'import', '../added.txt', '--yes');
    await lurewatch(folder, 'publish', ...KEYS);
  });
  const { manifest, delta } = newestOf(published, 1);
  return [
    row('import of 1M lines, gates and all', imported.seconds, 's', { goal: '<=15' }),
    row('import of 1M lines: memory at its highest', imported.peakMb, 'MB', { goal: '<=700' }),
    row('publication of 1M entries', publication.seconds, 's'),
    row('a change of 10,000 on 1M: timestamp, manifest, delta', 500 + manifest + delta, 'octets', { goal: '<=100000' }),
    ...applied,
  ];
}

/** The shipped extension follows the feed; `publish` brings the change. */
async function inChromium(
  published: string,
  policy: { feeds: readonly object[] },
  publish: () => Promise<void>,
): Promise<Row[]> {
  log('the same in Chromium');
  const server = await startServer(published, { port: 0, host: '127.0.0.1' });
  const told = { feeds: policy.feeds.map((each) => ({ ...each, url: server.url })) };
  const extension = await packExtension('dist/chrome-demo', told);
  const profile = mkdtempSync(join(tmpdir(), 'lurewatch-bench-'));
  const browser = await launchChromium({ path: browserPath('chromium'), extension: extension.path, profile });
  try {
    const page = await browser.context.newPage();
    await page.goto(`${browser.extensionOrigin}/src/ui/popup/index.html`);
    const check = async () => {
      const ms = await page.evaluate(async () => {
        const from = performance.now();
        await chrome.runtime.sendMessage({ name: 'check-feeds', request: {} });
        return performance.now() - from;
      });
      const reply = (await page.evaluate(() => chrome.runtime.sendMessage({ name: 'status', request: {} }))) as Reply;
      return { ms, feed: reply.value.feeds[0] };
    };
    const first = await check();
    if (first.feed?.serial !== 1) throw new Error(`the feed was not taken: ${JSON.stringify(first.feed)}`);
    await publish();
    const second = await check();
    if (second.feed?.serial !== 2) throw new Error(`the change was not taken: ${JSON.stringify(second.feed)}`);
    return [
      row('Chromium: 1M entries from a feed, first time, in force', first.ms, 'ms'),
      row('Chromium: a change of 10,000 on them, from the poll until in force', second.ms, 'ms', { goal: '<=200' }),
    ];
  } finally {
    await browser.close();
    await extension.remove();
    rmSync(profile, { recursive: true, force: true });
    await server.stop();
  }
}

interface Reply {
  readonly value: { readonly feeds: readonly { readonly serial: number | null }[] };
}

declare const chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };

const log = (what: string) => process.stderr.write(`  feed: ${what}\n`);
