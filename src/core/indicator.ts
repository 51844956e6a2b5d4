// One item of a list and how it is written: a pattern, and after it what is said of it.
//
//   evil.example                       the host and every host below it
//   =evil.example                      that host alone
//   evil.example/claim                 that page, whatever its query
//   evil.example/claim?id=7            that page with exactly that query
//   sites.example/view/refund/*        the page and all below it: how a tenant of a shared host is named
//   forms.example/page?id=7&*          the page with that query, whatever follows it
//
// An asterisk stands at the end alone, after `/` or `&`, and nowhere else. Addresses stand in canonical form (canonical-url.ts); scheme
// and port are not part of them. After the pattern, parted by single spaces and in this order, each at most once:
// `campaign=ID` `source=ID` (whose list it was imported from; ID: a-z, 0-9, `-`, at most 40 signs) `expires=2026-12-01T09:00Z`
// (UTC, to the minute) `override` (meant although the host is trusted or shared). Docs: docs/list-index.md.

import { type CanonicalUrl, canonicalise } from './canonical-url';
import { type Hostname, toHostname } from './hostname';
import { parseAddress } from './parsed-address';
import { fail, ok, type Result } from './result';

export const INDICATOR_KINDS = ['domain', 'host', 'url', 'prefix'] as const;
/** `domain`: the host and all below it. `host`: it alone. `url`: a page. `prefix`: a page and what its address goes on with. */
export type IndicatorKind = (typeof INDICATOR_KINDS)[number];

export interface Indicator {
  readonly kind: IndicatorKind;
  readonly hostname: Hostname;
  /** As written above, unique in its list. */
  readonly pattern: string;
  readonly campaign: string | null;
  readonly source: string | null;
  /** Milliseconds since 1970; it counts no more from then on. */
  readonly expiresAtMs: number | null;
  readonly isOverride: boolean;
}

/**
 * `malformed`: no host and no web address. `wildcard`: an asterisk elsewhere than at the end after `/` or `&`. `too-long`: above the
 * bounds of link.ts. `too-deep`: a prefix that ends behind more borders than are looked at. `attribute`: not as written above.
 */
export type IndicatorError = 'malformed' | 'wildcard' | 'too-long' | 'too-deep' | 'attribute';

/** A prefix may end at one of so many slashes of a path, and of so many ampersands of a query. */
export const MAX_PREFIX_BORDERS = 8;

/** With no label in Punycode, a host that stands as the URL standard would write it: most lines of most lists, and fast to read. */
const PLAIN_HOST = /^(?:[a-z\d_-]+\.)+[a-z]{2,}$/;
const MAX_PLAIN_HOST = 253;
const SCHEME = /^https?:\/\//i;

/** Whether the line is a host in canonical form and nothing else: an indicator of kind `domain`, as it stands. */
export const isPlainHost = (line: string): line is Hostname =>
  line.length <= MAX_PLAIN_HOST && PLAIN_HOST.test(line) && !line.includes('xn--');

/** One line of a list, without its line break. Reads other forms of an address too, and gives the canonical one. */
export function parseIndicator(line: string): Result<Indicator, { readonly code: IndicatorError }> {
  const space = line.indexOf(' ');
  const attributes = space === -1 ? NO_ATTRIBUTES : readAttributes(line.slice(space + 1));
  if (attributes === null) return fail({ code: 'attribute' });
  const read = readPattern(space === -1 ? line : line.slice(0, space));
  if (!read.ok) return read;
  // Written out: a million lines are read so, and spreading objects takes four times as long.
  const { kind, hostname, pattern } = read.value;
  const { campaign, source, expiresAtMs, isOverride } = attributes;
  return ok({ kind, hostname, pattern, campaign, source, expiresAtMs, isOverride });
}

/** The line that `parseIndicator` reads back. */
export function formatIndicator({ pattern, campaign, source, expiresAtMs, isOverride }: Indicator): string {
  let line = pattern;
  if (campaign !== null) line += ` campaign=${campaign}`;
  if (source !== null) line += ` source=${source}`;
  if (expiresAtMs !== null) line += ` expires=${new Date(expiresAtMs).toISOString().slice(0, 16)}Z`;
  return isOverride ? `${line} override` : line;
}

type Pattern = Pick<Indicator, 'kind' | 'hostname' | 'pattern'>;

/** What the URL standard's parser drops, and hosts that would not be read back as they are written. */
const CONTROL = /[\0-\x20\x7f]/;
const ODD_HOST = /=|\.\.|^\.|\.$/;

function readPattern(text: string): Result<Pattern, { readonly code: IndicatorError }> {
  if (isPlainHost(text)) return ok({ kind: 'domain', hostname: text, pattern: text });
  if (text.startsWith('=')) {
    const address = readAddress(text.slice(1));
    if (!address.ok) return address;
    const { hostname, path, query } = address.value;
    return path === '/' && query === '' && !text.endsWith('/')
      ? ok({ kind: 'host', hostname, pattern: `=${hostname}` })
      : fail({ code: 'malformed' });
  }
  const star = text.indexOf('*');
  // Behind a fragment's sign it would be an asterisk on something else.
  if (star !== -1)
    return star === text.length - 1 && !text.includes('#') ? readPrefix(text.slice(0, -1)) : fail({ code: 'wildcard' });
  const address = readAddress(text);
  if (!address.ok) return address;
  const { hostname, path, query } = address.value;
  // `https://evil.example` and `evil.example` name the host, `evil.example/` its front page.
  const isPage = /[/\\?]/.test(text.replace(SCHEME, ''));
  return isPage
    ? ok({ kind: 'url', hostname, pattern: hostname + path + query })
    : ok({ kind: 'domain', hostname, pattern: hostname });
}

/** `text` without its asterisk. */
function readPrefix(text: string): Result<Pattern, { readonly code: IndicatorError }> {
  const border = text.at(-1);
  const address = readAddress(text.slice(0, -1));
  if (!address.ok) return address;
  const { hostname, path, query } = address.value;
  if (border === '/' && query === '' && path !== '/') {
    const bare = path.endsWith('/') ? path.slice(0, -1) : path;
    if (bare.split('/').length - 1 > MAX_PREFIX_BORDERS) return fail({ code: 'too-deep' });
    return ok({ kind: 'prefix', hostname, pattern: `${hostname}${bare}/*` });
  }
  if (border === '&' && query.length > 1) {
    if (query.split('&').length > MAX_PREFIX_BORDERS) return fail({ code: 'too-deep' });
    return ok({ kind: 'prefix', hostname, pattern: `${hostname}${path}${query}&*` });
  }
  return fail({ code: 'wildcard' });
}

/** A host or a web address, with or without its scheme. */
function readAddress(text: string): Result<CanonicalUrl, { readonly code: 'malformed' | 'too-long' }> {
  if (text === '' || /^[/\\?#]/.test(text) || CONTROL.test(text)) return fail({ code: 'malformed' });
  const parsed = parseAddress(SCHEME.test(text) ? text : `http://${text}`);
  if (!parsed.ok) return parsed;
  if (toHostname(parsed.value.hostname) === null) return fail({ code: 'too-long' });
  const address = canonicalise(parsed.value);
  return address === null || ODD_HOST.test(address.hostname) ? fail({ code: 'malformed' }) : ok(address);
}

type Attributes = Pick<Indicator, 'campaign' | 'source' | 'expiresAtMs' | 'isOverride'>;

const NO_ATTRIBUTES: Attributes = { campaign: null, source: null, expiresAtMs: null, isOverride: false };
const ATTRIBUTES =
  /^(?:campaign=([a-z\d-]{1,40})(?: |$))?(?:source=([a-z\d-]{1,40})(?: |$))?(?:expires=(\d{4}-\d\d-\d\dT\d\d:\d\dZ)(?: |$))?(override)?$/;

function readAttributes(text: string): Attributes | null {
  const read = text.endsWith(' ') ? null : ATTRIBUTES.exec(text);
  if (!read || text === '') return null;
  const [, campaign = null, source = null, expires, override] = read;
  const expiresAtMs = expires === undefined ? null : Date.parse(expires);
  // `2026-02-31` is read as a day of March, or not at all.
  if (
    expiresAtMs !== null &&
    (Number.isNaN(expiresAtMs) || !new Date(expiresAtMs).toISOString().startsWith(expires?.slice(0, 16) ?? ''))
  )
    return null;
  return { campaign, source, expiresAtMs, isOverride: override !== undefined };
}
