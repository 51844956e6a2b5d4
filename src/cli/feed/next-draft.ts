// The next manifest, and which entries leave with it because their time is over. They count for nothing any more, but browsers take a
// removal only with the threshold of signatures (docs/feed-format.md section 8, step 14): with fewer they stay until a publication has them.

import { type Draft, type DraftInput, makeDraft } from './draft';
import type { Entries } from './entries';
import { looseningsOf } from './weighing';
import type { Workspace } from './workspace';

export interface NextDraft {
  readonly draft: Draft;
  /** As they are published, and as the workspace should have them then. */
  readonly entries: Entries;
  /** How many leave. */
  readonly dropped: number;
  /** How many are over and stay. */
  readonly overdue: number;
}

/** `input.isApproved`: as many sign as the threshold asks for. */
export async function nextDraft(workspace: Workspace, input: DraftInput): Promise<NextDraft> {
  const { entries: all, before, published, keys, nowMs, isApproved = false, isWhole = false } = input;
  const kept = withoutExpired(all, nowMs);
  // What was never published may go in any case.
  const mayStay = withoutExpired(all, nowMs, (pattern) => before.has(pattern));
  const counts = (entries: Entries) => ({ dropped: all.size - entries.size, overdue: entries.size - kept.size });
  const draftOf = async (entries: Entries) => ({
    draft: await makeDraft(workspace, { ...input, entries }),
    entries,
    ...counts(entries),
  });
  if (isApproved || kept.size === mayStay.size) return draftOf(kept);
  const next = await draftOf(mayStay);
  // Where it waits for a second signature anyway, they go with it.
  const { manifest, change, isNews } = next.draft;
  const loosens = looseningsOf({ manifest, change, isWhole }, published, keys.current);
  return isNews && loosens.length > 0 ? draftOf(kept) : next;
}

/** The same map where nothing is over. `stays`: asked of those that are. */
export function withoutExpired(
  entries: Entries,
  nowMs: number,
  stays: (pattern: string) => boolean = () => false,
): Entries {
  const over: string[] = [];
  for (const [pattern, line] of entries) if (isOver(line, nowMs) && !stays(pattern)) over.push(pattern);
  if (over.length === 0) return entries;
  const kept = new Map(entries);
  for (const pattern of over) kept.delete(pattern);
  return kept;
}

const EXPIRY = / expires=(\S+)/;

/** Of a canonical line. */
export function isOver(line: string, nowMs: number): boolean {
  const at = line.includes(' expires=') ? EXPIRY.exec(line)?.[1] : undefined;
  return at !== undefined && Date.parse(at) <= nowMs;
}
