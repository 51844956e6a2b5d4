// Which hosts of the lists a browser's own rules hold, and how little of the rules has to change when the lists do.

import type { Hostname } from './hostname';
import { parentDomains } from './hostname';
import { parseIndicator } from './indicator';
import { type ListFacts, originOf } from './indicator-list';
import { gateOf } from './list-gate';
import type { Lists } from './lists';

export interface GuardedHost {
  readonly hostname: Hostname;
  /** Milliseconds since 1970; null where it does not end by itself. */
  readonly expiresAtMs: number | null;
}

/** What a browser's rules take for a domain in both browsers: no IPv6 address. */
const RULE_HOST = /^[a-z\d._-]+$/;

/** The host of a line that lists one and may count; null for pages, for what the gate refuses, and for what cannot be read. */
export function guardedHostOf(line: string, facts: ListFacts, lists: Lists): GuardedHost | null {
  const read = parseIndicator(line);
  if (!read.ok) return null;
  const { kind, hostname, source, expiresAtMs } = read.value;
  if ((kind !== 'domain' && kind !== 'host') || !RULE_HOST.test(hostname)) return null;
  const { role } = originOf(source, facts);
  return gateOf(read.value, role, lists) === null ? { hostname, expiresAtMs } : null;
}

/** Small rules over a large one, so that together they block `live` and no other host. */
export interface SmallRules {
  /** Outranks `allow`. */
  readonly block: readonly string[];
  /** Outranks the large rule. */
  readonly allow: readonly string[];
}

/** A rule's host stands for itself and every host below it. */
export function smallRules(large: ReadonlySet<string>, live: ReadonlySet<string>): SmallRules {
  const above = (host: string) => parentDomains(host as Hostname).slice(1);
  // A host that is gone stays blocked where one above it is live.
  const allow = new Set([...large].filter((host) => !live.has(host) && !above(host).some((name) => live.has(name))));
  const block = [...live].filter(
    (host) => !large.has(host) || (allow.size > 0 && above(host).some((name) => allow.has(name))),
  );
  return { block, allow: [...allow] };
}
