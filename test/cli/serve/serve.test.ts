import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FeedServer, serve, startServer } from '../../../src/cli/serve';
import { UsageError } from '../../../src/cli/usage-error';

const PART = gzipSync('evil.example\n'.repeat(20_000), { level: 0 });
const parent = mkdtempSync(join(tmpdir(), 'lurewatch-serve-'));
const folder = join(parent, 'public');
const log: string[] = [];
const faults: string[] = [];
let server: FeedServer;

beforeAll(async () => {
  mkdirSync(folder);
  mkdirSync(join(folder, 'inner.txt.gz'));
  writeFileSync(join(folder, 'timestamp.json'), '{"serial":1}');
  writeFileSync(join(folder, 'feed-1.json'), '{"parts":[]}');
  writeFileSync(join(folder, 'snapshot-1.txt.gz'), PART);
  writeFileSync(join(folder, 'signing-key.pem'), 'secret');
  writeFileSync(join(folder, '.hidden.txt.gz'), 'secret');
  writeFileSync(join(parent, 'outside.txt.gz'), 'secret');
  symlinkSync(join(folder, 'signing-key.pem'), join(folder, 'linked.txt.gz'));
  server = await startServer(folder, {
    port: 0,
    host: '127.0.0.1',
    onAccess: (line) => log.push(line),
    onFault: (sentence) => faults.push(sentence),
    now: () => Date.UTC(2026, 10, 25, 9),
  });
});

beforeEach(() => {
  log.length = 0;
});

afterAll(async () => {
  await server.stop();
  rmSync(parent, { recursive: true });
});

const get = (name: string, init: RequestInit = {}) => fetch(server.url + name, init);

/** The status line of an answer to exactly this target, which fetch would tidy. */
function statusOf(target: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('end', () => resolve(text.split('\r\n', 1)[0] ?? ''));
    socket.on('error', reject);
    socket.write(`GET ${target} HTTP/1.1\r\nHost: feed.test\r\nConnection: close\r\n\r\n`);
  });
}

describe('a served feed', () => {
  it.each([
    ['timestamp.json', 'application/json', 'no-cache'],
    ['feed-1.json', 'application/json', 'public, max-age=31536000, immutable'],
    ['snapshot-1.txt.gz', 'application/gzip', 'public, max-age=31536000, immutable'],
  ])('gives %s as %s, %s', async (name, type, cacheControl) => {
    const { status, headers } = await get(name, { headers: { 'Accept-Encoding': 'gzip, br' } });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe(type);
    expect(headers.get('cache-control')).toBe(cacheControl);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-expose-headers')).toBe('ETag');
    expect(headers.get('content-encoding')).toBeNull();
    expect(headers.get('etag')).toMatch(/^"[\w-]+"$/);
  });

  it('gives parts as they are stored', async () => {
    expect(Buffer.from(await (await get('snapshot-1.txt.gz')).arrayBuffer()).equals(PART)).toBe(true);
  });

  it.each(['timestamp.json', 'snapshot-1.txt.gz'])('says that %s has not changed', async (name) => {
    const tag = (await get(name)).headers.get('etag') ?? '';
    for (const named of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const { status, headers } = await get(name, { headers: { 'If-None-Match': named } });
      expect(status).toBe(304);
      expect(headers.get('etag')).toBe(tag);
      expect(headers.get('access-control-allow-origin')).toBe('*');
    }
    expect((await get(name, { headers: { 'If-None-Match': '"other"' } })).status).toBe(200);
  });

  it('sees what is published at once, in the same tick of the clock and at the same size', async () => {
    const tags = new Set<string | null>();
    for (let serial = 1; serial <= 9; serial += 1) {
      const text = `{"serial":${serial}}`;
      writeFileSync(join(folder, 'next'), text);
      renameSync(join(folder, 'next'), join(folder, 'timestamp.json'));
      const response = await get('timestamp.json');
      expect(await response.text()).toBe(text);
      tags.add(response.headers.get('etag'));
    }
    expect(tags.size).toBe(9);
    expect((await get('feed-2.json')).status).toBe(404);
    writeFileSync(join(folder, 'feed-2.json'), '{}');
    expect((await get('feed-2.json')).status).toBe(200);
  });

  it('answers HEAD without a body, and with the same headers', async () => {
    const head = await get('snapshot-1.txt.gz', { method: 'HEAD' });
    const whole = await get('snapshot-1.txt.gz');
    const plain = (headers: Headers) => [...headers].filter(([name]) => !/^(?:date|connection|keep-alive)$/.test(name));
    expect(plain(head.headers)).toEqual(plain(whole.headers));
    expect(await head.text()).toBe('');
  });

  it('lets a page of any site ask with a tag', async () => {
    const { status, headers } = await get('timestamp.json', { method: 'OPTIONS' });
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS');
    expect(headers.get('access-control-allow-headers')).toMatch(/If-None-Match/);
  });

  it.each(['POST', 'PUT', 'DELETE'])('refuses %s', async (method) => {
    const { status, headers } = await get('timestamp.json', { method });
    expect(status).toBe(405);
    expect(headers.get('allow')).toBe('GET, HEAD, OPTIONS');
  });

  it.each([
    '',
    'signing-key.pem',
    '.hidden.txt.gz',
    'linked.txt.gz',
    'inner.txt.gz',
    'feed-0.json',
    'feed-01.json',
    'feed-9.json',
    'timestamp.json/',
    'timestamp.json.bak',
    'TIMESTAMP.JSON',
    'timestamp%2Ejson',
  ])('has no /%s', async (name) => {
    const { status, headers } = await get(name);
    expect(status).toBe(404);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    '/../outside.txt.gz',
    '/%2e%2e/outside.txt.gz',
    '/..%2foutside.txt.gz',
    '/..\\outside.txt.gz',
    '//outside.txt.gz',
    '/x/../timestamp.json',
    '/timestamp.json%00',
    'http://feed.test/timestamp.json',
    '*',
  ])('leads nowhere by %s', async (target) => {
    expect(await statusOf(target)).toMatch(/^HTTP\/1\.1 40[04] /);
  });

  it('logs each answer once, in the combined format, without its query', async () => {
    await get('timestamp.json?token=1', { headers: { 'User-Agent': 'a"b\u00e9', Referer: 'https://mail.test/' } });
    await get('feed-1.json', { method: 'HEAD' });
    await get('none');
    expect(log).toEqual([
      String.raw`127.0.0.1 - - [25/Nov/2026:09:00:00 +0000] "GET /timestamp.json HTTP/1.1" 200 12 "-" "a\x22b\xE9"`,
      '127.0.0.1 - - [25/Nov/2026:09:00:00 +0000] "HEAD /feed-1.json HTTP/1.1" 200 - "-" "node"',
      '127.0.0.1 - - [25/Nov/2026:09:00:00 +0000] "GET /none HTTP/1.1" 404 - "-" "node"',
    ]);
    expect(faults).toEqual([]);
  });

  it('cuts a connection on which a file cannot be sent whole, and says so', async () => {
    const path = join(folder, 'cut.txt.gz');
    writeFileSync(path, '');
    truncateSync(path, 30 * 1024 * 1024);
    const response = await get('cut.txt.gz');
    truncateSync(path, 1024);
    await expect(response.arrayBuffer()).rejects.toThrow();
    expect(faults.splice(0)).toEqual(['cannot answer: cut.txt.gz became shorter while it was sent']);
  });

  it('takes it for no fault that whoever asked has gone', async () => {
    const path = join(folder, 'large.txt.gz');
    writeFileSync(path, '');
    truncateSync(path, 30 * 1024 * 1024);
    const stop = new AbortController();
    await get('large.txt.gz', { signal: stop.signal });
    stop.abort();
    await expect.poll(() => log.length).toBe(1);
    expect(faults).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('does not wait for a pipe', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe.txt.gz')]);
    expect((await get('pipe.txt.gz')).status).toBe(404);
  });
});

describe('the command', () => {
  it('says where it serves, what it keeps back and how to stop, logs if asked, and stops', async () => {
    const stop = new AbortController();
    const lines = serve(folder, { port: 0, host: '127.0.0.1', log: true }, stop.signal);
    const first = (await lines.next()).value ?? '';
    const url = /http:\S+/.exec(first)?.[0] ?? '';
    expect((await lines.next()).value).toMatch(/^\d of the names in the folder are no part of a feed/);
    expect((await lines.next()).value).toBe('Stop it with Ctrl+C.');
    expect((await fetch(url)).status).toBe(200);
    expect((await lines.next()).value).toMatch(/"GET \/timestamp\.json HTTP\/1\.1" 200/);
    const end = lines.next();
    stop.abort();
    expect(await end).toEqual({ value: undefined, done: true });
    await expect(fetch(url)).rejects.toThrow();
  });

  it('says what is wrong with a folder or a port', async () => {
    const signal = AbortSignal.abort();
    const given = (port: number, path = folder) => serve(path, { port, host: '127.0.0.1' }, signal).next();
    await expect(given(0, join(parent, 'none'))).rejects.toThrow(UsageError);
    await expect(given(Number(new URL(server.url).port))).rejects.toThrow(/something else listens there/);
  });
});
