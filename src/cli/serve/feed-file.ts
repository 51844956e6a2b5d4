// Which names a feed's folder may give out, and with which headers. A name of no kind does not exist: so a folder that is served by
// mistake gives away no key and no draft. Source: the table in docs/serving.md; docs/serving/nginx.conf says the same.

export interface FeedFile {
  readonly name: string;
  readonly contentType: 'application/json' | 'application/gzip';
  readonly cacheControl: string;
}

const IMMUTABLE = 'public, max-age=31536000, immutable';

/** Parts are clients' to unpack, since they hash them as stored: of type gzip, never with Content-Encoding. */
const KINDS: readonly { readonly names: RegExp; readonly rest: Omit<FeedFile, 'name'> }[] = [
  { names: /^timestamp\.json$/, rest: { contentType: 'application/json', cacheControl: 'no-cache' } },
  { names: /^feed-[1-9]\d{0,15}\.json$/, rest: { contentType: 'application/json', cacheControl: IMMUTABLE } },
  { names: /^[A-Za-z\d][\w.-]{0,200}\.txt\.gz$/, rest: { contentType: 'application/gzip', cacheControl: IMMUTABLE } },
];

/** Null for any other name. */
export function feedFile(name: string): FeedFile | null {
  const kind = KINDS.find(({ names }) => names.test(name));
  return kind === undefined ? null : { name, ...kind.rest };
}

/** The file that a request's target names, in a folder that is served as `/`. Nothing is decoded: no name needs it. */
export function targetedFile(target: string): FeedFile | null {
  const name = /^\/([^/?#]+)(?:\?|$)/.exec(target)?.[1];
  return name === undefined ? null : feedFile(name);
}
