// What takes the threshold of signatures: whatever makes staff less protected than they were. Everything else takes one.

import { INCIDENT_LEVELS } from '../incident';
import { type Indicator, parseIndicator } from '../indicator';
import type { ListRole } from '../indicator-list';
import type { Incident, Manifest, Suspension } from './format';

export type Loosening =
  | 'title-changed'
  | 'incident-lowered'
  | 'incident-ends-sooner'
  | 'incident-reworded'
  | 'incident-made-a-drill'
  | 'suspension-lifted'
  | 'suspension-narrowed'
  | 'allowlist-changed'
  | 'source-changed'
  | 'entry-removed'
  | 'entry-weakened';

/**
 * How the second manifest loosens the first, their lists of entries apart. Any other allowlist counts: one that is shorter tightens, but
 * nobody needs it within the hour.
 */
export function loosenings(before: Manifest, after: Manifest): readonly Loosening[] {
  const found = new Set<Loosening>();
  // The sentence at the link says whose list it is.
  if (after.title !== before.title) found.add('title-changed');
  if (after.allowlist && after.allowlist.sha256 !== before.allowlist?.sha256) found.add('allowlist-changed');
  for (const [id, { role, title }] of Object.entries(before.sources)) {
    const now = Object.hasOwn(after.sources, id) ? after.sources[id] : undefined;
    if (now?.role !== role || now.title !== title) found.add('source-changed');
  }
  for (const loosening of incidentLoosenings(before.incident, after.incident)) found.add(loosening);
  for (const suspension of before.suspensions) {
    const now = after.suspensions.find(({ organisation }) => organisation === suspension.organisation);
    if (!now) found.add('suspension-lifted');
    else if (isNarrower(suspension, now)) found.add('suspension-narrowed');
  }
  return [...found];
}

const rank = (incident: Incident | null) => INCIDENT_LEVELS.indexOf(incident?.level ?? 'normal');

function incidentLoosenings(before: Incident | null, after: Incident | null): readonly Loosening[] {
  // What is said when it is over says whom to trust again: no one key may.
  if (!before || before.level === 'normal') {
    const isSaidAnew = after?.level === 'normal' && (before === null || wordsOf(after) !== wordsOf(before));
    return isSaidAnew ? ['incident-reworded'] : [];
  }
  // A drill protects nobody: it may end, change and give way to the real thing at any time.
  if (before.drill) return after?.level === 'normal' && !after.drill ? ['incident-reworded'] : [];
  if (rank(after) < rank(before)) return ['incident-lowered'];
  // Without an end it lasts until a manifest ends it.
  const endOf = (incident: Incident | null) =>
    incident?.endsAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(incident.endsAt);
  const found: Loosening[] = endOf(after) < endOf(before) ? ['incident-ends-sooner'] : [];
  // What is real is not to be taken for a drill.
  if (after?.drill) found.push('incident-made-a-drill');
  // Else who holds one key has staff ring a number of theirs.
  if (after && wordsOf(after) !== wordsOf(before)) found.push('incident-reworded');
  return found;
}

/** What people read and ring, as one text. */
function wordsOf({ startedAt, message, contacts }: Incident): string {
  const both = ({ en, cy }: Incident['message']) => [en, cy];
  return JSON.stringify([
    startedAt,
    both(message),
    contacts.map(({ kind, label, value }) => [kind, both(label), value]),
  ]);
}

function isNarrower(before: Suspension, after: Suspension): boolean {
  return (
    Date.parse(after.until) < Date.parse(before.until) ||
    before.hosts.some((host) => !after.hosts.includes(host)) ||
    before.senders.some((sender) => !after.senders.includes(sender))
  );
}

const ROLE_RANK: Readonly<Record<ListRole, number>> = { own: 0, partner: 1, 'third-party': 1 };

/** Whether an entry's new line protects less than its old one. `roleOf`: of the source that a line names. */
export function isWeaker(before: Indicator, after: Indicator, roleOf: (source: string | null) => ListRole): boolean {
  const endOf = ({ expiresAtMs }: Indicator) => expiresAtMs ?? Number.POSITIVE_INFINITY;
  return (
    endOf(after) < endOf(before) ||
    (before.isOverride && !after.isOverride) ||
    ROLE_RANK[roleOf(after.source)] > ROLE_RANK[roleOf(before.source)]
  );
}

/** As `isWeaker`, of lines; a line that cannot be read protects nobody. */
export function isWeakerLine(before: string, after: string, roleOf: (source: string | null) => ListRole): boolean {
  const [old, now] = [parseIndicator(before), parseIndicator(after)];
  if (!old.ok) return false;
  return !now.ok || isWeaker(old.value, now.value, roleOf);
}
