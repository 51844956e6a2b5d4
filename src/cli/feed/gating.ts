// What is kept out where a list is made: the gate of docs/feed-format.md section 10, core's, with the workspace's own allowlist; and, where
// entries come in, what is a lure so seldom that a person has to say it by name.

import { type Indicator, parseIndicator } from '../../core/indicator';
import type { ListRole } from '../../core/indicator-list';
import { type GateCode, gateOf } from '../../core/list-gate';
import { BUILTIN_LISTS } from '../../core/lists';
import { listsUnder } from '../../core/standing';
import { WELL_KNOWN_SITES } from '../../data/well-known-sites';
import type { Entries } from './entries';
import type { RoleOf } from './entry-change';

export type Gate = (indicator: Indicator, role: ListRole) => GateCode | null;

/** With the built-in lists and these hosts besides. */
export function gateWith(allowlist: readonly string[]): Gate {
  const lists = listsUnder(BUILTIN_LISTS, { suspensions: [], allow: allowlist });
  return (indicator, role) => gateOf(indicator, role, lists);
}

/**
 * `well-known-site`: one of data/well-known-sites.ts, or below it. `page-of-known-site`: a page of one of those, or of a trusted or
 * protected host. Browsers would take both.
 */
export type CautionCode = GateCode | 'well-known-site' | 'page-of-known-site';

export type Caution = (indicator: Indicator, role: ListRole) => CautionCode | null;

const WELL_KNOWN = new Set(WELL_KNOWN_SITES);

/** For entries that a person names one by one: pages are meant then. */
export function cautionWith(allowlist: readonly string[]): Caution {
  const gate = gateWith(allowlist);
  return (indicator, role) => {
    const code = gate(indicator, role);
    return code === null && isHost(indicator) && !indicator.isOverride && isWellKnown(indicator.hostname)
      ? 'well-known-site'
      : code;
  };
}

/**
 * For entries that come by the file. A mail and a log of clicks hold the pages of the real parcel carrier, the search engine and the council
 * beside the lure, and an own entry blocks each. Of others' lists a page of a trusted host only warns, for it may be hacked: those pass.
 */
export function importCautionWith(allowlist: readonly string[]): Caution {
  const caution = cautionWith(allowlist);
  const gate = gateWith(allowlist);
  return (indicator, role) => {
    const code = caution(indicator, role);
    if (code !== null || role !== 'own' || isHost(indicator)) return code;
    const { hostname } = indicator;
    const ofHost = gate({ ...indicator, kind: 'host', pattern: `=${hostname}`, isOverride: false }, role);
    const isKnown =
      ofHost === 'trusted-host' || ofHost === 'protected-host' || (ofHost === null && isWellKnown(hostname));
    return isKnown ? 'page-of-known-site' : null;
  };
}

const isHost = ({ kind }: Indicator): boolean => kind === 'domain' || kind === 'host';

/** The name itself, or one of those that it is below. */
function isWellKnown(hostname: string): boolean {
  for (let at = 0; ; at += 1) {
    if (WELL_KNOWN.has(hostname.slice(at))) return true;
    at = hostname.indexOf('.', at);
    if (at === -1) return false;
  }
}

export interface Gated {
  readonly pattern: string;
  readonly code: GateCode;
}

/** Entries that browsers would refuse. Each is looked at: the allowlist may have grown since it was added. */
export function gatedOf(entries: Entries, gate: Gate, roleOf: RoleOf): readonly Gated[] {
  const gated: Gated[] = [];
  for (const line of entries.values()) {
    const read = parseIndicator(line);
    if (!read.ok) continue;
    const code = gate(read.value, roleOf(read.value.source));
    if (code !== null) gated.push({ pattern: read.value.pattern, code });
  }
  return gated;
}
