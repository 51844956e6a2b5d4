// The form in which web addresses are compared with lists. It follows "URLs and Hashing" of the Safe Browsing API (v4,
// "Canonicalization"), read after the URL standard's parser. Where we differ, and why:
//  - the host is the URL standard's (what the browser opens): one that it refuses opens nothing and has no form, and empty labels,
//    which no name server answers to, are left in;
//  - path and query are unescaped apart, so an escaped `?` or `#` stays escaped and never moves the border between them;
//  - `*` is escaped, since a pattern ends in one (indicator.ts), and in a path `\`, which a parser would read back as `/`;
//  - scheme and port are not compared: a lure's page is one page under http, https and any port.

import type { Hostname } from './hostname';
import { toHostname } from './hostname';

export interface CanonicalUrl {
  readonly hostname: Hostname;
  /** Begins with `/`; printable ASCII without spaces. */
  readonly path: string;
  /** With its `?`; empty where there is none, `?` where it is empty. */
  readonly query: string;
}

/** Null where the host is empty or longer than a hostname may be. Idempotent. For addresses of the web. */
export function canonicalise(url: URL): CanonicalUrl | null {
  const hostname = toHostname(url.hostname);
  if (hostname === null) return null;
  return { hostname, path: canonicalPath(url.pathname), query: canonicalQuery(url) };
}

/** What may stand in a canonical path as it is; `.` and `%` need a closer look. */
const PLAIN = /^[\w!$&'()+,:;=@~/-]*$/;

function canonicalPath(pathname: string): string {
  if (PLAIN.test(pathname) && !pathname.includes('//')) return pathname;
  const steps: string[] = [];
  const parts = unescapeAll(pathname).split('/');
  for (const part of parts) {
    if (part === '..') steps.pop();
    else if (part !== '' && part !== '.') steps.push(escapeSigns(part, PATH_SIGNS));
  }
  const isFolder = /^(?:|\.{1,2})$/.test(parts.at(-1) ?? '');
  return steps.length === 0 ? '/' : `/${steps.join('/')}${isFolder ? '/' : ''}`;
}

function canonicalQuery(url: URL): string {
  // `search` is empty for `/?` as well, which the specification keeps.
  if (url.search === '') return /^[^?#]*\?/.test(url.href) ? '?' : '';
  return `?${escapeSigns(unescapeAll(url.search.slice(1)), QUERY_SIGNS)}`;
}

const PERCENT = 0x25;

/**
 * Unescapes until no escape is left, in one pass: each sign is put on a pile, and an escape that is complete on top of it is
 * replaced, which may complete another. The text must be of octets, one a unit, as the URL standard serialises.
 */
export function unescapeAll(text: string): string {
  if (!text.includes('%')) return text;
  const pile: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    pile.push(text.charCodeAt(at));
    for (;;) {
      const low = hexValue(pile[pile.length - 1]);
      const high = hexValue(pile[pile.length - 2]);
      if (low === -1 || high === -1 || pile[pile.length - 3] !== PERCENT) break;
      pile.length -= 3;
      pile.push(high * 16 + low);
    }
  }
  let octets = '';
  for (const octet of pile) octets += String.fromCharCode(octet);
  return octets;
}

function hexValue(code: number | undefined): number {
  if (code === undefined) return -1;
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}

/** Octets to 0x20 and from 0x7f, and the signs that part an address or a pattern. */
const PATH_SIGNS = /[^!-~]|[#%*?\\]/g;
const QUERY_SIGNS = /[^!-~]|[#%*]/g;

function escapeSigns(octets: string, signs: RegExp): string {
  return octets.replace(signs, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}
