// One index with as much of its text as is at hand. A block that is not is noted as wanted: who judges fetches it and judges again.

import { ok, type Result } from '../result';
import { type IndexFault, IndexReader, readBlock } from './reader';

/** Blocks kept from one message to the next. */
const MAX_KEPT = 2_048;

export class Segment {
  readonly index: IndexReader;
  /** Buckets whose blocks were needed and not at hand, since `wanted` was last emptied. */
  readonly wanted = new Set<number>();
  readonly #text: Uint8Array | null;
  readonly #blocks = new Map<number, readonly string[]>();

  /** `text`: all of it, or null where blocks are fetched one by one. */
  constructor(index: IndexReader, text: Uint8Array | null) {
    this.index = index;
    this.#text = text;
  }

  /** An index whole in memory, as a builder gives it. The blocks' checksums are left to `lineOf`. */
  static whole(bytes: Uint8Array<ArrayBuffer>, headBytes: number): Result<Segment, { readonly code: IndexFault }> {
    const index = IndexReader.open(bytes.slice(0, headBytes).buffer);
    return index.ok ? ok(new Segment(index.value, bytes.subarray(headBytes))) : index;
  }

  /** The line that begins with the pattern; null where there is none; undefined where its block is not at hand, or damaged. */
  lineOf(hash: number, pattern: string): string | null | undefined {
    const lines = this.#wantedLinesOf(this.index.bucketOf(hash));
    return lines && (lines.find((line) => line.startsWith(pattern) && isEnd(line, pattern.length)) ?? null);
  }

  /** The lines that lie where one of that key would, others of the block among them; none where there is none, or the block is not at hand. */
  linesNear(hash: number): readonly string[] {
    return this.index.has(hash) ? (this.#wantedLinesOf(this.index.bucketOf(hash)) ?? []) : [];
  }

  /** Takes a block that was fetched; false where it is damaged. */
  put(bucket: number, block: Uint8Array): boolean {
    const read = readBlock(block);
    if (read.ok) this.#blocks.set(bucket, read.value);
    return read.ok;
  }

  /** Forgets blocks, if there are many. Never between a verdict that wants blocks and the one that has them. */
  trim(): void {
    if (this.#blocks.size > MAX_KEPT) this.#blocks.clear();
  }

  #wantedLinesOf(bucket: number): readonly string[] | undefined {
    const lines = this.#linesOf(bucket);
    if (lines === undefined) this.wanted.add(bucket);
    return lines;
  }

  #linesOf(bucket: number): readonly string[] | undefined {
    if (this.#text === null) return this.#blocks.get(bucket);
    const { start, end } = this.index.blockOf(bucket);
    const read = readBlock(this.#text.subarray(start, end));
    return read.ok ? read.value : undefined;
  }
}

const isEnd = (line: string, at: number) => at === line.length || line[at] === ' ';
