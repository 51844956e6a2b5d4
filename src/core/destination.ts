// Where a link leads: from its href to what opens, hop by hop through the wrappers that can be decoded.

import { WRAPPERS, type Wrapper } from '../data/wrappers';
import { type Hostname, isWithin, type RegistrableDomain, splitHostname, toHostname } from './hostname';
import { MAX_HREF_UNITS } from './link';
import { fail, ok, type Result } from './result';

/** One place that the link passes. The last hop is the destination itself. */
export interface Hop {
  readonly url: string;
  readonly hostname: Hostname;
  /** Name of the wrapper that stands here, where it is one. */
  readonly wrapper?: string;
}

export interface Destination {
  /** Serialised by the URL standard. */
  readonly url: string;
  /** Without the colon. */
  readonly scheme: string;
  /** As A-labels; null where the scheme has none. */
  readonly hostname: Hostname | null;
  /** Null for addresses, public suffixes and where there is no hostname. */
  readonly registrableDomain: RegistrableDomain | null;
  /** From the link as it stands to the destination; empty where there is no hostname. */
  readonly hops: readonly Hop[];
}

/** `too-long`: over the bounds of link.ts, not parsed. `malformed`: the URL standard's parser refuses it, so nothing opens. */
export type Unreadable = { readonly code: 'too-long' | 'malformed' };

/** Wrappers inside wrappers are followed this deep; what is left then counts as the destination. */
const MAX_HOPS = 8;

const WEB = new Set(['http:', 'https:', 'ftp:']);

/** The hostname's octets before the parser sees them: an over-long one must not cost its IDN mapping. */
function hasOverlongHost(href: string): boolean {
  const authority = /^\s*[a-z][a-z\d+.-]*:[/\\]*([^/\\?#]*)/i.exec(href)?.[1] ?? '';
  // A percent-encoded octet takes three units, a port and a userinfo may stand beside it: bound well above, exact below.
  return authority.length > 4 * 253;
}

/** Never throws. Source: WHATWG URL for parsing; wrappers by src/data/wrappers.ts. */
export function readDestination(href: string): Result<Destination, Unreadable> {
  if (href.length > MAX_HREF_UNITS || hasOverlongHost(href)) return fail({ code: 'too-long' });
  const first = parse(href);
  if (first === null) return fail({ code: 'malformed' });
  let current = first;
  const hops: Hop[] = [];
  for (;;) {
    const scheme = current.protocol.slice(0, -1);
    if (!WEB.has(current.protocol)) {
      return ok({ url: current.href, scheme, hostname: null, registrableDomain: null, hops });
    }
    const hostname = toHostname(current.hostname);
    if (hostname === null) return fail({ code: 'too-long' });
    const wrapper = hops.length < MAX_HOPS ? WRAPPERS.find((entry) => stands(entry, current, hostname)) : undefined;
    const inner = wrapper && unwrap(wrapper, current);
    if (!wrapper || !inner) {
      hops.push({ url: current.href, hostname });
      const { registrableDomain } = splitHostname(hostname);
      return ok({ url: current.href, scheme, hostname, registrableDomain, hops });
    }
    hops.push({ url: current.href, hostname, wrapper: wrapper.name });
    current = inner;
  }
}

function parse(href: string): URL | null {
  try {
    return new URL(href);
  } catch {
    // The one way the platform's parser says no.
    return null;
  }
}

function stands(wrapper: Wrapper, url: URL, hostname: Hostname): boolean {
  if (wrapper.path !== undefined && !url.pathname.startsWith(wrapper.path)) return false;
  return wrapper.hosts.some((host) => isWithin(hostname, host));
}

function unwrap(wrapper: Wrapper, url: URL): URL | null {
  const value = url.searchParams.get(wrapper.parameter);
  return value === null ? null : parse(value);
}
