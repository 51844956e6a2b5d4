// What a publication changes, in words: for whoever signs it, and before it is made.

import type { Incident, Manifest } from '../../core/feed/format';
import { printable } from '../check/explanation';
import type { Entries } from './entries';
import type { EntryChange } from './entry-change';
import { counted } from './sentences';

const SHOWN = 20;

export interface TwoStates {
  readonly before: { readonly manifest: Manifest | null; readonly entries: Entries };
  readonly after: { readonly manifest: Manifest; readonly entries: Entries };
  readonly change: EntryChange;
  readonly isVerbose?: boolean;
}

/** Indented lines; entries first, each kind cut to twenty unless all are asked for. */
export function* changeWords({ before, after, change, isVerbose = false }: TwoStates): Generator<string> {
  const most = isVerbose ? Number.POSITIVE_INFINITY : SHOWN;
  yield* listed('+', change.added, most, (pattern) => after.entries.get(pattern) ?? pattern);
  const weakened = new Set(change.weakened);
  yield* listed('~', change.changed, most, (pattern) => {
    const mark = weakened.has(pattern) ? '  (protects less)' : '';
    return `${after.entries.get(pattern)}  (was: ${before.entries.get(pattern)})${mark}`;
  });
  yield* listed('-', change.removed, most, (pattern) => before.entries.get(pattern) ?? pattern);
  const [old, now] = [before.manifest, after.manifest];
  if (old && old.title !== now.title) yield `  The title becomes "${printable(now.title)}".`;
  if (old?.allowlist?.sha256 !== now.allowlist?.sha256) yield '  The allowlist changes.';
  if (old?.campaigns?.sha256 !== now.campaigns?.sha256) yield '  The names of campaigns change.';
  yield* incidentWords(old?.incident ?? null, now.incident);
  yield* suspensionWords(old?.suspensions ?? [], now.suspensions);
  yield* sourceWords(old?.sources ?? {}, now.sources);
  if (old && old.keys.length !== now.keys.length) yield '  The keys change.';
}

function* listed(
  mark: string,
  patterns: readonly string[],
  most: number,
  say: (pattern: string) => string,
): Generator<string> {
  for (const pattern of patterns.slice(0, most)) yield `  ${mark} ${printable(say(pattern))}`;
  if (patterns.length > most)
    yield `  ${mark} … and ${counted(patterns.length - most, 'more', 'more')} (--verbose shows all)`;
}

/** A drill is told from the real thing by whoever signs. */
function whatOf({ drill }: Incident): string {
  if (!drill) return 'Incident level';
  return `A DRILL in ${drill.groups.length === 0 ? 'all browsers' : `browsers of ${drill.groups.join(', ')}`}, level`;
}

function* incidentWords(old: Incident | null, now: Incident | null): Generator<string> {
  if (JSON.stringify(old) === JSON.stringify(now)) return;
  if (!now) yield `  The incident (${old?.level}) ends.`;
  else {
    const end = now.endsAt === undefined ? 'without an end' : `until ${now.endsAt}`;
    const was = old && old.level !== now.level ? ` (was ${old.level})` : '';
    yield `  ${whatOf(now)} ${now.level}${was}, ${end}: "${printable(now.message.en)}"`;
  }
}

function* suspensionWords(old: Manifest['suspensions'], now: Manifest['suspensions']): Generator<string> {
  for (const { organisation, name, hosts, until } of now) {
    const before = old.find((other) => other.organisation === organisation);
    const what = `${printable(name.en)} (${hosts.join(', ')}) until ${until}`;
    if (!before) yield `  Suspends ${what}.`;
    else if (JSON.stringify(before) !== JSON.stringify(now.find((other) => other.organisation === organisation)))
      yield `  Suspension of ${what} (was until ${before.until}).`;
  }
  for (const { organisation, name } of old) {
    if (!now.some((other) => other.organisation === organisation)) yield `  Lifts the suspension of ${name.en}.`;
  }
}

function* sourceWords(old: Manifest['sources'], now: Manifest['sources']): Generator<string> {
  for (const [id, { role, title }] of Object.entries(now)) {
    const before = old[id];
    if (before?.role !== role || before.title !== title)
      yield `  Source ${id}: "${printable(title)}", ${role}${before ? ` (was "${printable(before.title)}", ${before.role})` : ''}.`;
  }
  for (const id of Object.keys(old)) if (!Object.hasOwn(now, id)) yield `  Source ${id} is gone.`;
}
