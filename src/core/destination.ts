// Where a link leads: from its href to what opens, hop by hop through the wrappers that can be decoded.

import { type Candidate, findCandidates } from './candidates';
import { type Hostname, type RegistrableDomain, splitHostname, toHostname } from './hostname';
import { isWebAddress, parseAddress } from './parsed-address';
import { fail, ok, type Result } from './result';
import { findHiding, unwrap } from './unwrap';

export type { Candidate } from './candidates';

/** One place that the link passes. The last hop is the destination itself. */
export interface Hop {
  readonly url: string;
  readonly hostname: Hostname;
  /** Name of the wrapper that stands here, where it is one and was passed over. */
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
  /** Other web addresses that the link names in its parameters, path or fragment: nearly always none, at most four. */
  readonly candidates: readonly Candidate[];
  /**
   * Name of the wrapper, tracker or shortener that keeps the real destination to itself. Where hops go on behind it
   * (Cisco), they follow what the link only claims: enough to warn, not enough to call it known.
   */
  readonly hiddenBy?: string;
}

/** `too-long`: over the bounds of link.ts, not parsed. `malformed`: the URL standard's parser refuses it, so nothing opens. */
export type Unreadable = { readonly code: 'too-long' | 'malformed' };

/** Wrappers inside wrappers are followed this deep; what is left then counts as the destination, and as hidden. */
const MAX_HOPS = 8;

/** Never throws. Source: WHATWG URL for parsing; wrappers by src/data/wrappers.ts. */
export function readDestination(href: string): Result<Destination, Unreadable> {
  const first = parseAddress(href);
  if (!first.ok) return first;
  const hops: Hop[] = [];
  const spares: string[] = [];
  let current = first.value;
  let claimedBy: string | undefined;
  for (;;) {
    const scheme = current.protocol.slice(0, -1);
    if (!isWebAddress(current)) {
      const candidates = findCandidates(current, null, spares);
      return ok({ url: current.href, scheme, hostname: null, registrableDomain: null, hops, candidates });
    }
    const hostname = toHostname(current.hostname);
    if (hostname === null) return fail({ code: 'too-long' });
    const found = unwrap(current, hostname);
    const inner = found?.target != null && hops.length < MAX_HOPS ? parseAddress(found.target) : null;
    // Too long to be read stays so behind a wrapper: padding must not end the reading at a harmless host.
    if (inner?.ok === false && inner.error.code === 'too-long') return inner;
    if (!found || !inner?.ok) {
      hops.push({ url: current.href, hostname });
      const { registrableDomain } = splitHostname(hostname);
      const hiding = findHiding(current, hostname);
      if (hiding?.hint) spares.push(hiding.hint);
      const candidates = findCandidates(current, registrableDomain ?? hostname, spares);
      const hiddenBy = found?.name ?? hiding?.name ?? claimedBy;
      const destination = { url: current.href, scheme, hostname, registrableDomain, hops, candidates };
      return ok(hiddenBy === undefined ? destination : { ...destination, hiddenBy });
    }
    hops.push({ url: current.href, hostname, wrapper: found.name });
    spares.push(...found.spares);
    if (found.isClaim) claimedBy ??= found.name;
    current = inner.value;
  }
}
