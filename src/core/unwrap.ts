// One step through a wrapper: which wrapper an address belongs to, and what it carries.

import { SHARED_HOSTS } from '../data/shared-hosts';
import { OPAQUE_WRAPPERS, type OpaqueWrapper, TRACKER_SHAPES, WRAPPERS, type Wrapper } from '../data/wrappers';
import { decode } from './codecs';
import { decodePercent } from './encodings';
import { parseAddress } from './parsed-address';
import { withScheme } from './pasted-text';

export interface Unwrapped {
  /** The wrapper's. */
  readonly name: string;
  /** Where it leads, as an href not yet parsed; null where it does not say. */
  readonly target: string | null;
  /** Further readable targets, where the wrapper was given more than one: which of them it takes is its own affair. */
  readonly spares: readonly string[];
  /** The wrapper takes its own sealed part, and the target is only shown beside it. */
  readonly isClaim: boolean;
}

function byHost<T extends { readonly hosts: readonly string[] }>(
  table: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const index = new Map<string, T[]>();
  for (const entry of table) {
    for (const host of entry.hosts) {
      const there = index.get(host);
      if (there) there.push(entry);
      else index.set(host, [entry]);
    }
  }
  return index;
}

const DECODABLE = byHost<Wrapper>(WRAPPERS);
const OPAQUE = byHost<OpaqueWrapper>(OPAQUE_WRAPPERS);
const BEGINS_ADDRESS = /^\s*https?:/i;
const ENCODED_ONCE_MORE = /^[a-z\d.+-]*%(?:3a|2f|5c|25)/i;
const TARGET = /^(?:https?:|ftp:|mailto:|tel:|[a-z][a-z\d+.-]*:\/\/)/i;
/** A parameter given more often than this is nobody's mistake, and the first ones are looked at. */
const MAX_TARGETS = 4;
const SHORTENERS = new Set(SHARED_HOSTS.filter(({ kind }) => kind === 'shortener').map(({ host }) => host));

/** The first entry, longest host first, whose host and path fit. */
function find<T extends { readonly hosts: readonly string[]; readonly paths?: readonly string[] }>(
  index: ReadonlyMap<string, readonly T[]>,
  url: URL,
  hostname: string,
): { entry: T; prefix: string } | null {
  for (let domain = hostname; ; domain = domain.slice(domain.indexOf('.') + 1)) {
    for (const entry of index.get(domain) ?? []) {
      const prefix = entry.paths === undefined ? '/' : entry.paths.find((path) => url.pathname.startsWith(path));
      if (prefix !== undefined) return { entry, prefix };
    }
    if (!domain.includes('.')) return null;
  }
}

/** Null where no wrapper of the table stands here. */
export function unwrap(url: URL, hostname: string): Unwrapped | null {
  const found = find<Wrapper>(DECODABLE, url, hostname);
  if (!found) return null;
  const { name, decoding, isClaim = false } = found.entry;
  const [target = null, ...spares] = decode(decoding, url, found.prefix)
    .slice(0, MAX_TARGETS)
    .flatMap((text) => repair(text) ?? []);
  if ('names' in decoding) {
    for (const [key, value] of url.searchParams) {
      if (spares.length >= MAX_TARGETS) break;
      if (BEGINS_ADDRESS.test(value) && !decoding.names.includes(key)) spares.push(value);
    }
  }
  return { name, target, spares, isClaim };
}

export interface Hiding {
  /** The opaque wrapper's, tracker's or shortener's. */
  readonly name: string;
  /** What the wrapper shows of the destination, as an href; unproven. */
  readonly hint: string | null;
}

/** What keeps the destination to itself here, if anything. A service's front page leads nowhere else. */
export function findHiding(url: URL, hostname: string): Hiding | null {
  if (url.pathname === '/' && url.search === '') return null;
  const bare = hostname.startsWith('www.') ? hostname.slice(4) : hostname;
  if (SHORTENERS.has(bare)) return { name: bare, hint: null };
  const entry = find<OpaqueWrapper>(OPAQUE, url, hostname)?.entry;
  if (!entry) return null;
  const host = entry.hint === undefined ? null : url.searchParams.get(entry.hint);
  return { name: entry.name, hint: host && `https://${host}/` };
}

/**
 * Name of the tracking service whose links look so, whoever's host it is; null where none. A sign that the link may lead
 * on to another site, and no more: an attacker can write it too.
 */
export function trackerShape(url: URL): string | null {
  const shape = TRACKER_SHAPES.find(
    ({ path, parameter }) =>
      (path === '/' ? url.pathname === path : url.pathname.startsWith(path)) &&
      (parameter === undefined || url.searchParams.has(parameter)),
  );
  return shape?.name ?? null;
}

/**
 * The target as redirectors take it: without a scheme, or percent-encoded once too often. Null where it is no address: a
 * search term (`q=note: a`) is none, though the URL standard would read it as one.
 */
function repair(text: string): string | null {
  let address = text.trim();
  for (let pass = 0; pass < 2 && ENCODED_ONCE_MORE.test(address); pass += 1) address = decodePercent(address);
  address = withScheme(address);
  if (!TARGET.test(address)) return null;
  const parsed = parseAddress(address);
  return parsed.ok || parsed.error.code === 'too-long' ? address : null;
}
