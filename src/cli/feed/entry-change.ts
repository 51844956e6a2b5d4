// What differs between two states of the entries.

import type { Manifest } from '../../core/feed/format';
import { isWeakerLine } from '../../core/feed/loosening';
import type { ListRole } from '../../core/indicator-list';
import type { Entries } from './entries';

/** Patterns, each sorted. */
export interface EntryChange {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** Those of the changed ones that protect less than before. */
  readonly weakened: readonly string[];
}

export type RoleOf = (source: string | null) => ListRole;

/** Of an own feed: what names no source is its own; a source that is not named any more is trusted no further than a public list. */
export const rolesBy =
  (sources: Manifest['sources']): RoleOf =>
  (source) =>
    source === null ? 'own' : Object.hasOwn(sources, source) ? (sources[source]?.role ?? 'third-party') : 'third-party';

/** Lines are compared as they stand: both sides must be canonical. */
export function changeBetween(before: Entries, after: Entries, roleOf: RoleOf): EntryChange {
  const change = { added: [] as string[], changed: [] as string[], removed: [] as string[], weakened: [] as string[] };
  for (const [pattern, line] of after) {
    const old = before.get(pattern);
    if (old === line) continue;
    if (old === undefined) change.added.push(pattern);
    else {
      change.changed.push(pattern);
      if (isWeakerLine(old, line, roleOf)) change.weakened.push(pattern);
    }
  }
  // Nothing is gone where as many stay as there were.
  if (after.size - change.added.length < before.size)
    for (const pattern of before.keys()) if (!after.has(pattern)) change.removed.push(pattern);
  for (const patterns of Object.values(change)) patterns.sort();
  return change;
}

export const touchedBy = ({ added, changed, removed }: EntryChange): readonly string[] => [
  ...added,
  ...changed,
  ...removed,
];
