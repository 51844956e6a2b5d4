// The server block that the documentation gives to councils, on the real nginx. Skipped where nginx is neither found nor installed.

import { mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAccessLog } from '../../src/cli/access-log';
import { ask, type Nginx, startNginx } from '../serving/nginx';
import { findProgram } from '../serving/programs';

const PART = gzipSync('evil.example\n'.repeat(100));
const IMMUTABLE = 'public, max-age=31536000, immutable';
const program = findProgram('nginx');

describe.skipIf(program === null)('nginx with the published settings', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lurewatch-feed-'));
  let nginx: Nginx;

  beforeAll(async () => {
    writeFileSync(join(folder, 'timestamp.json'), `{"serial":1}${' '.repeat(468)}`);
    writeFileSync(join(folder, 'feed-1.json'), '{}'.padEnd(4000));
    writeFileSync(join(folder, 'snapshot-1.txt.gz'), PART);
    writeFileSync(join(folder, 'signing-key.pem'), 'secret');
    writeFileSync(join(folder, '.hidden.txt.gz'), 'secret');
    nginx = await startNginx({ program: program ?? '', folder });
  });
  afterAll(async () => {
    await nginx?.stop();
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['timestamp.json', 'application/json', 'no-cache'],
    ['feed-1.json', 'application/json', IMMUTABLE],
    ['snapshot-1.txt.gz', 'application/gzip', IMMUTABLE],
  ])('gives %s as %s, %s, as it is stored', async (name, type, cacheControl) => {
    const { status, headers } = await ask(nginx.url + name, { 'Accept-Encoding': 'gzip, br' });
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': type,
      'cache-control': cacheControl,
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'ETag',
    });
    expect(headers).not.toHaveProperty('content-encoding');
    expect(headers.etag).toMatch(/^"[^"]+"$/);
  });

  it('gives parts octet by octet', async () => {
    const { body } = await ask(`${nginx.url}snapshot-1.txt.gz`, { 'Accept-Encoding': 'gzip' });
    expect(body.equals(PART)).toBe(true);
  });

  it.each(['timestamp.json', 'feed-1.json'])('says that %s has not changed', async (name) => {
    const tag = String((await ask(nginx.url + name)).headers.etag);
    const { status, headers, body } = await ask(nginx.url + name, { 'If-None-Match': tag });
    expect(status).toBe(304);
    expect(headers).toMatchObject({ etag: tag, 'access-control-allow-origin': '*' });
    expect(body).toHaveLength(0);
  });

  it('sees a newly published timestamp.json at once, and gives it another tag', async () => {
    const before = await ask(`${nginx.url}timestamp.json`);
    const text = `{"serial":2}${' '.repeat(468)}`;
    writeFileSync(join(folder, 'next'), text);
    // Its tag knows seconds.
    const nextS = Date.parse(String(before.headers['last-modified'])) / 1000 + 1;
    utimesSync(join(folder, 'next'), nextS, nextS);
    renameSync(join(folder, 'next'), join(folder, 'timestamp.json'));
    const after = await ask(`${nginx.url}timestamp.json`, { 'If-None-Match': String(before.headers.etag) });
    expect(after.status).toBe(200);
    expect(after.body.toString()).toBe(text);
    expect(after.headers.etag).not.toBe(before.headers.etag);
  });

  it.each([
    '',
    'signing-key.pem',
    '.hidden.txt.gz',
    'feed-9.json',
    'feed-0.json',
    'timestamp.json.bak',
    '%2e%2e/x.txt.gz',
  ])('has no /%s, and lets nobody keep that', async (name) => {
    const { status, headers } = await ask(nginx.url + name);
    expect(status).toBe(404);
    expect(headers).not.toHaveProperty('cache-control');
  });

  it('lets pages of other sites ask with a tag, and refuses to be written to', async () => {
    const preflight = await ask(`${nginx.url}timestamp.json`, {}, 'OPTIONS');
    expect(preflight.status).toBe(204);
    expect(preflight.headers['access-control-allow-headers']).toMatch(/If-None-Match/);
    for (const method of ['POST', 'PUT', 'DELETE']) {
      expect((await ask(`${nginx.url}timestamp.json`, {}, method)).status).toBe(405);
    }
    const head = await ask(`${nginx.url}snapshot-1.txt.gz`, {}, 'HEAD');
    expect(head.headers['content-length']).toBe(String(PART.length));
  });

  it('logs what the serving report reads', async () => {
    async function* lines() {
      for (const text of nginx.log().trimEnd().split('\n')) yield { text };
    }
    const { lines: counts, polls, serials, addresses } = await readAccessLog(lines());
    expect(counts.malformed).toBe(0);
    expect(addresses.count).toBe(1);
    expect(polls.notModified).toBe(1);
    expect(serials.map(({ serial }) => serial)).toEqual([1]);
  });
});
