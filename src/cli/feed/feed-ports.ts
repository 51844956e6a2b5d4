// What core's client asks for, over a folder or over the network: files not larger than it says, sums, and unpacking.

import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { EntriesPort, FeedPorts } from '../../core/feed/client';
import { fail, ok } from '../../core/result';
import { sumOf } from './signing';

const unpack = promisify(gunzip);
const TIMEOUT_MS = 30_000;

type FetchFile = FeedPorts['fetchFile'];

export const portsWith = (fetchFile: FetchFile, entries: EntriesPort): FeedPorts => ({
  fetchFile,
  entries,
  sha256: (bytes) => Promise.resolve(sumOf(bytes)),
  async gunzip(bytes, maxBytes) {
    try {
      return await unpack(bytes, { maxOutputLength: Math.max(1, maxBytes) });
    } catch {
      // No gzip, or more text than was said: the client names the fault.
      return null;
    }
  },
});

export const fromFolder =
  (folder: string): FetchFile =>
  async (name, maxBytes) => {
    try {
      const file = await open(join(folder, name));
      try {
        if ((await file.stat()).size > maxBytes) return fail({ code: 'too-large' });
        return ok(await file.readFile());
      } finally {
        await file.close();
      }
    } catch {
      // As a server answers for what it cannot read.
      return fail({ code: 'refused-by-server' });
    }
  };

/** `folder` ends in a slash. */
export const fromWeb =
  (folder: string, fetchWith: typeof fetch = fetch): FetchFile =>
  async (name, maxBytes) => {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    try {
      const response = await fetchWith(new URL(name, folder), {
        redirect: 'error',
        signal,
        headers: name === 'timestamp.json' ? { 'cache-control': 'no-cache' } : {},
      });
      if (response.status !== 200) return fail({ code: 'refused-by-server' });
      const chunks: Uint8Array[] = [];
      let size = 0;
      for await (const chunk of response.body ?? []) {
        size += chunk.length;
        if (size > maxBytes) return fail({ code: 'too-large' });
        chunks.push(chunk);
      }
      return ok(Buffer.concat(chunks));
    } catch {
      // Of fetch's own words none is for people.
      return fail({ code: signal.aborted ? 'timeout' : 'unreachable' });
    }
  };
