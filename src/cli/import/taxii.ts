// A collection of a TAXII 2.1 server (OASIS, 2021), read page by page.

import { urlOf } from '../../core/parsed-address';
import { UsageError } from '../usage-error';
import type { Imported } from './imported';
import { isObject, memberOf, objectsOf, textOf } from './json';
import { readStixObjects } from './stix-format';
import { TaxiiClient } from './taxii-client';

export interface TaxiiOptions {
  readonly fetch: typeof fetch;
  readonly nowMs: number;
  /** As in `ImportContext`. */
  readonly mayPublish?: boolean | undefined;
  /** Sent as a bearer token. */
  readonly token?: string | undefined;
  /** `name:password`. */
  readonly user?: string | undefined;
  /** Only what the server has got since then, as ISO 8601. */
  readonly addedAfter?: string | undefined;
}

/** A server that always has more is not followed for ever. */
const MAX_PAGES = 1000;
const MAX_OBJECTS = 1_000_000;

/**
 * The indicators of a collection; `address` is that of its objects, of the collection, or of an API root that has only one. All pages are
 * read first, since what an indicator belongs to may stand on a later one. UsageError where the server cannot be read.
 */
export async function* readTaxii(address: string, options: TaxiiOptions): AsyncGenerator<Imported> {
  const client = new TaxiiClient(options);
  const collection = await findObjects(client, webAddress(address));
  const objects: unknown[] = [];
  let next: string | null = null;
  for (let page = 1; ; page += 1) {
    const { objects: got, more } = await readPage(client, collection, next, options.addedAfter);
    for (const object of got) objects.push(object);
    if (more === null) break;
    if (more === next || page === MAX_PAGES || objects.length > MAX_OBJECTS) {
      throw new UsageError(
        `${collection.host} has more than can be read at once; ask only for what is new (--added-after).`,
      );
    }
    next = more;
  }
  yield* readStixObjects(objects, options);
}

/** https, but for a server on this machine. */
export function webAddress(text: string): URL {
  const url = urlOf(text);
  const isHere = url !== null && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (url === null || !(url.protocol === 'https:' || (url.protocol === 'http:' && isHere))) {
    throw new UsageError('a TAXII server is named by an address that begins with https://.');
  }
  if (url.username !== '' || url.password !== '') {
    throw new UsageError('leave name and password out of the address of the TAXII server; give them apart.');
  }
  return url;
}

async function findObjects(client: TaxiiClient, url: URL): Promise<URL> {
  const path = url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`;
  if (/\/collections\/[^/]+\/objects\/$/.test(path)) return at(url, path);
  if (/\/collections\/[^/]+\/$/.test(path)) return at(url, `${path}objects/`);
  const root = path.replace(/collections\/$/, '');
  const answer = await client.get(at(url, `${root}collections/`));
  const collections = isObject(answer) ? objectsOf(answer, 'collections') : [];
  const readable = collections.filter((collection) => memberOf(collection, 'can_read') !== false);
  // Half of a character cannot stand in an address.
  const ids = readable.flatMap((collection) => textOf(collection, 'id') ?? []).filter((id) => !/\p{Cs}/u.test(id));
  const [id] = ids;
  if (id !== undefined && ids.length === 1) return at(url, `${root}collections/${encodeURIComponent(id)}/objects/`);
  const named = readable
    .slice(0, 20)
    .map((one) => `${textOf(one, 'id')} (${(textOf(one, 'title') ?? '').slice(0, 60)})`);
  throw new UsageError(
    ids.length === 0
      ? `${url.host} has no collection at this address that you may read; give the address of the collection.`
      : `${url.host} has several collections; give the address of one, ${root}collections/ID/: ${named.join(', ')}.`,
  );
}

function at(url: URL, path: string): URL {
  // On the same host: a path of two slashes, resolved, would name another one.
  const found = new URL(url);
  found.pathname = path;
  found.hash = '';
  return found;
}

async function readPage(
  client: TaxiiClient,
  collection: URL,
  next: string | null,
  addedAfter: string | undefined,
): Promise<{ readonly objects: readonly unknown[]; readonly more: string | null }> {
  const url = new URL(collection);
  if (next !== null) url.searchParams.set('next', next);
  if (addedAfter !== undefined) url.searchParams.set('added_after', addedAfter);
  const answer = await client.get(url);
  const objects = isObject(answer) ? (memberOf(answer, 'objects') ?? []) : null;
  if (!isObject(answer) || !Array.isArray(objects)) {
    throw new UsageError(
      `${url.host} answers with something else than STIX objects; check the address of the collection.`,
    );
  }
  if (memberOf(answer, 'more') !== true) return { objects, more: null };
  const more = textOf(answer, 'next');
  if (more === null) throw new UsageError(`${url.host} says that there is more, but not how to ask for it.`);
  return { objects, more };
}
