// What changes in a list between two of its states, and how changes are gathered over a base that stays as it is.

import { parseIndicator } from './indicator';
import type { IndexReader } from './list-index/reader';
import { readBlock } from './list-index/reader';

export interface ListChange {
  /** Lines of indicators that are new or said otherwise now. */
  readonly set: readonly string[];
  /** Patterns that are no longer listed. */
  readonly removed: readonly string[];
}

/**
 * All changes since the base, as one: `set` holds each pattern once and none that `removed` holds. What cannot be read in the later
 * change is left in, for the index's builder to count.
 */
export function mergeChanges(earlier: ListChange, later: ListChange): ListChange {
  const set = new Map(earlier.set.map((line) => [patternOf(line), line]));
  const removed = new Set(earlier.removed);
  for (const text of later.removed) {
    const pattern = patternOf(text);
    set.delete(pattern);
    removed.add(pattern);
  }
  for (const line of later.set) {
    const pattern = patternOf(line);
    removed.delete(pattern);
    set.set(pattern, line);
  }
  return { set: [...set.values()], removed: [...removed] };
}

/** Patterns of the base that a change takes out of force: what it removes, and what it sets, refused or not. */
export const voided = ({ set, removed }: ListChange): readonly string[] => [
  ...new Set([...removed.map(patternOf), ...set.map(patternOf)]),
];

/** The base's lines with the change in them. */
export function applyChange(lines: readonly string[], change: ListChange): readonly string[] {
  const gone = new Set(voided(change));
  return [...lines.filter((line) => !gone.has(line.split(' ', 1)[0] ?? '')), ...change.set];
}

/** As the index knows it; a line that cannot be read stands for itself. */
export function patternOf(line: string): string {
  const read = parseIndicator(line);
  return read.ok ? read.value.pattern : line;
}

/** Every line of an index; null where a block is damaged. */
export function linesOf(index: IndexReader, text: Uint8Array): readonly string[] | null {
  const lines: string[] = [];
  for (let bucket = 0; bucket < index.buckets; bucket += 1) {
    const { start, end } = index.blockOf(bucket);
    const read = readBlock(text.subarray(start, end));
    if (!read.ok) return null;
    lines.push(...read.value);
  }
  return lines;
}
