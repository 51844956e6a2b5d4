// Requests to a TAXII server: bounded in time and bytes, with credentials for that server alone.

import { UsageError } from '../usage-error';
import { MAX_WHOLE_BYTES } from './input';
import { readJson } from './json';
import type { TaxiiOptions } from './taxii';

const MEDIA_TYPE = 'application/taxii+json;version=2.1';
const TIMEOUT_MS = 60_000;

const ADVICE: ReadonlyMap<number, string> = new Map([
  [401, 'it wants to know who asks; give the token, or name and password, that you have for it'],
  [403, 'you may not read this collection; ask its owner'],
  [404, 'there is nothing at this address; check the address of the collection'],
  [406, 'it does not speak TAXII 2.1; ask its owner for an address that does'],
  [429, 'it has been asked too often; try again later'],
]);

export class TaxiiClient {
  readonly #fetch: typeof fetch;
  readonly #headers: Readonly<Record<string, string>>;
  /** Of all answers together. */
  #bytesLeft = MAX_WHOLE_BYTES;

  constructor({ fetch, token, user }: Pick<TaxiiOptions, 'fetch' | 'token' | 'user'>) {
    this.#fetch = fetch;
    const authorization =
      token !== undefined
        ? { authorization: `Bearer ${token}` }
        : user !== undefined
          ? { authorization: `Basic ${Buffer.from(user).toString('base64')}` }
          : {};
    this.#headers = { accept: MEDIA_TYPE, ...authorization };
  }

  /** The JSON at the address. */
  async get(url: URL): Promise<unknown> {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    try {
      // A redirect could lead the credentials to somebody else, or to a host inside the council's network.
      const response = await this.#fetch(url, { headers: this.#headers, redirect: 'manual', signal });
      if (response.status !== 200) throw new UsageError(`${url.host} gives nothing: ${adviceOn(response.status)}.`);
      return readJson(await this.#read(response, url.host), url.host);
    } catch (error) {
      if (error instanceof UsageError) throw error;
      const reason = signal.aborted ? 'it does not answer in time' : reasonOf(error);
      throw new UsageError(`cannot reach ${url.host}: ${reason}; check the address and the connection.`);
    }
  }

  async #read(response: Response, host: string): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of response.body ?? []) {
      this.#bytesLeft -= chunk.length;
      if (this.#bytesLeft < 0)
        throw new UsageError(`${host} gives more than can be read at once; ask only for what is new.`);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }
}

function adviceOn(status: number): string {
  if (status >= 300 && status < 400) return 'it sends on to another address; give that one';
  return ADVICE.get(status) ?? `it answers with an error (${status}); try again later`;
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error ? cause.message.slice(0, 120) : 'the connection fails';
}
