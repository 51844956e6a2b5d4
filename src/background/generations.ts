// Which state of a list is in force: the newest of those on the device that can be read.

import { IndicatorList, type ListFacts } from '../core/indicator-list';
import { fail, ok, type Result } from '../core/result';
import type { Generation, StoredList, StoredSegment } from './list-database';
import type { ListFault, StoredSegments } from './stored-segments';

export interface InForce {
  readonly stored: StoredList;
  readonly generation: Generation;
  /** Null where no generation can be read. */
  readonly list: IndicatorList | null;
  /** Why the newest generation is not in force. */
  readonly fault: ListFault | null;
}

export async function newestOf(
  stored: StoredList,
  segments: ReadonlyMap<string, StoredSegment>,
  reader: StoredSegments,
): Promise<InForce> {
  const { facts, current, previous } = stored;
  const newest = await openGeneration(facts, current, segments, reader);
  if (newest.ok) return { stored, generation: current, list: newest.value, fault: null };
  const { code } = newest.error;
  const before = previous && (await openGeneration(facts, previous, segments, reader));
  return before?.ok && previous
    ? { stored, generation: previous, list: before.value, fault: code }
    : { stored, generation: current, list: null, fault: code };
}

export async function openGeneration(
  facts: ListFacts,
  { segments: ids }: Generation,
  segments: ReadonlyMap<string, StoredSegment>,
  reader: StoredSegments,
): Promise<Result<IndicatorList, { readonly code: ListFault }>> {
  const openOne = (id: string | null) => (id === null ? null : reader.open(segments.get(id)));
  const [base, added, removed] = await Promise.all([openOne(ids.base), openOne(ids.added), openOne(ids.removed)]);
  for (const part of [base, added, removed]) if (part && !part.ok) return part;
  if (!base?.ok) return fail({ code: 'unreadable' });
  return ok(
    new IndicatorList(facts, {
      base: base.value,
      added: added?.ok ? added.value : null,
      removed: removed?.ok ? removed.value : null,
    }),
  );
}
