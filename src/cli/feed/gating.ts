// The gate of docs/feed-format.md section 10 where a list is made: core's, with the workspace's own allowlist.

import { type Indicator, parseIndicator } from '../../core/indicator';
import type { ListRole } from '../../core/indicator-list';
import { type GateCode, gateOf } from '../../core/list-gate';
import { BUILTIN_LISTS } from '../../core/lists';
import { listsUnder } from '../../core/standing';
import type { Entries } from './entries';
import type { RoleOf } from './entry-change';

export type Gate = (indicator: Indicator, role: ListRole) => GateCode | null;

/** With the built-in lists and these hosts besides. */
export function gateWith(allowlist: readonly string[]): Gate {
  const lists = listsUnder(BUILTIN_LISTS, { suspensions: [], allow: allowlist });
  return (indicator, role) => gateOf(indicator, role, lists);
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
