// The platform's URL parser behind the bounds of link.ts.

import { MAX_HOSTNAME_OCTETS, MAX_HREF_UNITS } from './link';
import { fail, ok, type Result } from './result';

const WEB = new Set(['http:', 'https:', 'ftp:']);

/** What the parser drops before it reads: C0 controls and spaces at the ends, tabs and newlines anywhere. WHATWG URL 4.4. */
const DROPPED = /^[\0- ]+|[\t\n\r]/g;
const HAS_DROPPED = /^[\0- ]|[\t\n\r]/;
/** Schemes whose host is mapped by IDNA, which is what costs. */
const AUTHORITY = /^(?:https?|wss?|ftp|file):[/\\]*([^/\\?#]*)/i;
/** Well above the exact bound of toHostname: letters may be written decomposed, octets percent-encoded. */
const MAX_HOST_UNITS = 2 * MAX_HOSTNAME_OCTETS;
const MAX_ENCODED_HOST_UNITS = 4 * MAX_HOSTNAME_OCTETS;

/**
 * Null where the text is no address. By the constructor alone: `URL.canParse` of Node 20 reads a text with octets above 0x7f as UTF-8 once it has
 * been compiled, and says yes to what the constructor refuses.
 */
export function urlOf(text: string, base?: string): URL | null {
  try {
    return new URL(text, base);
  } catch {
    // The one way the platform's parser says no.
    return null;
  }
}

/** Of a folder, with a slash at its end. A bare `?` or `#` is no query and no fragment to the parser, and stays in `href` all the same. */
export function folderHref({ origin, pathname }: URL): string {
  return pathname.endsWith('/') ? `${origin}${pathname}` : `${origin}${pathname}/`;
}

/** Never throws. `too-long` is found before the parser sees the text: an over-long host must not cost its IDN mapping. */
export function parseAddress(text: string): Result<URL, { readonly code: 'too-long' | 'malformed' }> {
  if (text.length > MAX_HREF_UNITS) return fail({ code: 'too-long' });
  if (text.length > MAX_HOST_UNITS && hasOverlongHost(text)) return fail({ code: 'too-long' });
  const url = urlOf(text);
  return url === null ? fail({ code: 'malformed' }) : ok(url);
}

function hasOverlongHost(text: string): boolean {
  const read = HAS_DROPPED.test(text) ? text.replace(DROPPED, '') : text;
  const authority = AUTHORITY.exec(read)?.[1] ?? '';
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  return host.length > (host.includes('%') ? MAX_ENCODED_HOST_UNITS : MAX_HOST_UNITS);
}

/** Whether opening it asks a host for a page: only then it has a hostname that can be judged. */
export function isWebAddress(url: URL): boolean {
  return WEB.has(url.protocol);
}

/** Path, query and fragment of a web address as serialised, an empty `?` and `#` among them. */
export function behindHost(url: URL): string {
  return url.href.slice(url.href.indexOf('/', url.protocol.length + 2));
}
