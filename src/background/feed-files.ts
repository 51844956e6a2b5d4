// A feed's files over HTTP, within bounds: size, time, and no redirect. Sums and gzip by what the browser has.

import type { FeedPorts, FetchFault } from '../core/feed/client';
import { fail, ok, type Result } from '../core/result';

/** Until the first octet and between octets. */
const IDLE_MS = 20_000;
/** Of one file. */
const TOTAL_MS = 5 * 60_000;

export interface FeedFilesParts {
  readonly fetch: typeof fetch;
  readonly idleMs?: number;
  readonly totalMs?: number;
}

export class FeedFiles implements Omit<FeedPorts, 'entries'> {
  readonly #folder: string;
  readonly #parts: FeedFilesParts;

  /** `folder`: with a slash at its end. */
  constructor(folder: string, parts: FeedFilesParts) {
    this.#folder = folder;
    this.#parts = parts;
  }

  async fetchFile(name: string, maxBytes: number): Promise<Result<Uint8Array, { readonly code: FetchFault }>> {
    const { idleMs = IDLE_MS, totalMs = TOTAL_MS } = this.#parts;
    const controller = new AbortController();
    let idle = setTimeout(() => controller.abort(), idleMs);
    const total = setTimeout(() => controller.abort(), totalMs);
    const stillThere = () => {
      clearTimeout(idle);
      idle = setTimeout(() => controller.abort(), idleMs);
    };
    try {
      const response = await this.#parts.fetch(this.#folder + name, {
        // The cache asks the server each time, and its answer is mostly "not modified". Other files are fetched once.
        cache: name === 'timestamp.json' ? 'no-cache' : 'no-store',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        redirect: 'error',
        signal: controller.signal,
      });
      if (response.status !== 200) {
        await response.body?.cancel();
        return fail({ code: 'refused-by-server' });
      }
      return await readBody(response, maxBytes, stillThere);
    } catch {
      // No connection, a redirect, a server that breaks off: the browser does not tell them apart.
      return fail({ code: controller.signal.aborted ? 'timeout' : 'unreachable' });
    } finally {
      clearTimeout(idle);
      clearTimeout(total);
      controller.abort();
    }
  }

  async sha256(bytes: Uint8Array): Promise<string> {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
    return btoa(String.fromCharCode(...digest))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replace(/={1,2}$/, '');
  }

  async gunzip(bytes: Uint8Array, maxBytes: number): Promise<Uint8Array | null> {
    const text = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('gzip'));
    try {
      const read = await readBody(new Response(text), maxBytes, () => {});
      return read.ok ? read.value : null;
    } catch {
      // No gzip, or cut off.
      return null;
    }
  }
}

async function readBody(
  response: Response,
  maxBytes: number,
  onOctets: () => void,
): Promise<Result<Uint8Array, { readonly code: 'too-large' }>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done || value === undefined) break;
    onOctets();
    size += value.length;
    if (size > maxBytes) {
      await reader?.cancel();
      return fail({ code: 'too-large' });
    }
    parts.push(value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return ok(whole);
}
