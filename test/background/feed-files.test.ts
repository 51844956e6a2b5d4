import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { FeedFiles } from '../../src/background/feed-files';

const over = (answer: (url: string, init: RequestInit) => Promise<Response>) =>
  new FeedFiles('https://west.example/feed/', {
    fetch: ((url: string, init: RequestInit) => answer(url, init)) as typeof fetch,
    idleMs: 20,
  });

describe('a feed’s file', () => {
  it('is asked for without identity or redirect, the timestamp past no cache', async () => {
    const asked: unknown[] = [];
    const files = over(async (url, { cache, credentials, redirect, referrerPolicy }) => {
      asked.push([url, cache, credentials, redirect, referrerPolicy]);
      return new Response('abc');
    });
    expect(await files.fetchFile('timestamp.json', 3)).toEqual({ ok: true, value: new TextEncoder().encode('abc') });
    await files.fetchFile('feed-1.json', 3);
    expect(asked).toEqual([
      ['https://west.example/feed/timestamp.json', 'no-cache', 'omit', 'error', 'no-referrer'],
      ['https://west.example/feed/feed-1.json', 'no-store', 'omit', 'error', 'no-referrer'],
    ]);
  });

  it.each([
    ['too-large', async () => new Response('abcd')],
    ['refused-by-server', async () => new Response('abc', { status: 404 })],
    ['unreachable', () => Promise.reject(new TypeError('no connection'))],
    [
      'timeout',
      (_url: string, { signal }: RequestInit) =>
        new Promise<Response>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
    ],
  ])('fails as %s', async (code, answer) => {
    expect(await over(answer).fetchFile('feed-1.json', 3)).toEqual({ ok: false, error: { code } });
  });

  it('is unpacked up to its bound, and not where it is cut off', async () => {
    const files = over(async () => new Response());
    const bytes = gzipSync('a'.repeat(1000));
    expect((await files.gunzip(bytes, 1000))?.length).toBe(1000);
    expect(await files.gunzip(bytes, 999)).toBeNull();
    expect(await files.gunzip(bytes.subarray(0, -4), 1000)).toBeNull();
  });
});
