// Segments of lists as the device has them: what is read of one, and whether it could be.

import { parseIndicator } from '../core/indicator';
import { linesOf } from '../core/list-change';
import { LinkKeys } from '../core/list-index/keys';
import { type IndexFault, IndexReader, readBlock } from '../core/list-index/reader';
import { Segment } from '../core/list-index/segment';
import { fail, ok, type Result } from '../core/result';
import type { StoredSegment } from './list-database';

/** `unreadable`: the browser has the segment no more, or cannot read it. The others: see IndexFault. */
export type ListFault = IndexFault | 'unreadable';

/** From so many patterns on a segment is read whole: one long read in place of thousands of short ones. */
const MANY_PATTERNS = 256;
/** Blocks with less between them are read in one piece. */
const JOINED_OCTETS = 16 * 1024;

export class StoredSegments {
  readonly #sources = new WeakMap<Segment, StoredSegment>();

  /** With its head in memory, none of its text. */
  async open(stored: StoredSegment | undefined): Promise<Result<Segment, { readonly code: ListFault }>> {
    if (!stored) return fail({ code: 'unreadable' });
    const { headBytes, bytes } = stored;
    if (bytes.size === 0) return fail({ code: 'empty' });
    if (bytes.size < headBytes) return fail({ code: 'truncated' });
    let head: ArrayBuffer;
    try {
      head = await bytes.slice(0, headBytes).arrayBuffer();
    } catch {
      // The browser keeps a handle on what it has no more.
      return fail({ code: 'unreadable' });
    }
    const index = IndexReader.open(head);
    if (!index.ok) return index;
    if (index.value.textBytes !== bytes.size - headBytes) return fail({ code: 'truncated' });
    return ok(this.keep(index.value, stored));
  }

  /** The segment of an index whose head is in memory. */
  keep(index: IndexReader, stored: StoredSegment): Segment {
    const segment = new Segment(index, null);
    this.#sources.set(segment, stored);
    return segment;
  }

  /** All lines of a segment; empty for none, null where it cannot be read. */
  async linesOf(segment: Segment | null): Promise<readonly string[] | null> {
    if (segment === null) return [];
    const stored = this.#sources.get(segment);
    if (!stored) return null;
    const text = await stored.bytes.slice(stored.headBytes).arrayBuffer();
    return linesOf(segment.index, new Uint8Array(text));
  }

  /** Lines of some blocks. Rejects where one cannot be read. */
  async linesIn(segment: Segment, buckets: readonly number[]): Promise<readonly string[]> {
    const stored = this.#sources.get(segment);
    if (!stored) throw new Error('a segment that is not on the device');
    const lines: string[] = [];
    for (const bucket of buckets) {
      const { start, end } = segment.index.blockOf(bucket);
      const octets = await stored.bytes.slice(stored.headBytes + start, stored.headBytes + end).arrayBuffer();
      const read = readBlock(new Uint8Array(octets));
      if (!read.ok) throw new Error('a damaged block');
      lines.push(...read.value);
    }
    return lines;
  }

  /** Lines of the blocks that the patterns would stand in; where the patterns are many, of all blocks. Rejects where one cannot be read. */
  async linesAmong(segment: Segment, patterns: ReadonlySet<string>): Promise<readonly string[]> {
    const lines = patterns.size > MANY_PATTERNS ? await this.linesOf(segment) : null;
    if (lines) return lines;
    const keys = new LinkKeys(segment.index.key);
    const buckets = new Set<number>();
    for (const pattern of patterns) {
      const read = parseIndicator(pattern);
      if (!read.ok) continue;
      const { kind, hostname, pattern: canonical } = read.value;
      buckets.add(segment.index.bucketOf(keys.keyOf(kind, hostname, canonical)));
    }
    return this.linesIn(segment, [...buckets]);
  }

  /** Null where all blocks are there. */
  async fetch(segment: Segment, buckets: readonly number[]): Promise<ListFault | null> {
    const stored = this.#sources.get(segment);
    if (!stored) return 'unreadable';
    try {
      const whole = await Promise.all(
        runsOf(segment.index, buckets).map(async ({ start, end, within }) => {
          const octets = new Uint8Array(
            await stored.bytes.slice(stored.headBytes + start, stored.headBytes + end).arrayBuffer(),
          );
          return within.every((bucket) => {
            const block = segment.index.blockOf(bucket);
            return segment.put(bucket, octets.subarray(block.start - start, block.end - start));
          });
        }),
      );
      return whole.every((isWhole) => isWhole) ? null : 'damaged';
    } catch {
      // The browser keeps a handle on what it has no more.
      return 'unreadable';
    }
  }
}

interface Run {
  readonly start: number;
  readonly end: number;
  readonly within: readonly number[];
}

/** Buckets' blocks as few pieces of text: what lies near each other is read at once. */
function runsOf(index: IndexReader, buckets: readonly number[]): readonly Run[] {
  const runs: { start: number; end: number; within: number[] }[] = [];
  for (const bucket of [...buckets].sort((a, b) => a - b)) {
    const { start, end } = index.blockOf(bucket);
    const last = runs.at(-1);
    if (last && start - last.end <= JOINED_OCTETS) {
      last.end = end;
      last.within.push(bucket);
    } else runs.push({ start, end, within: [bucket] });
  }
  return runs;
}
