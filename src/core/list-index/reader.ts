// The index of a list as it is asked: its head in memory, the text of its entries block by block.

import { fail, ok, type Result } from '../result';
import type { HashKey, LinkKeys } from './keys';
import {
  arraysOf,
  CHECKED_FROM,
  FIELD,
  type HeadArrays,
  headBytesOf,
  MAGIC,
  MAX_BUCKET_BITS,
  sumOf,
  sumOfOctets,
  TABLE_BYTES,
  VERSION,
} from './layout';

/**
 * `empty`: no octets. `unknown-format`: not an index, or of another version. `truncated`: shorter or longer than it says of itself.
 * `damaged`: the checksum differs.
 */
export type IndexFault = 'empty' | 'unknown-format' | 'truncated' | 'damaged';

/** Where a block stands in the text, in octets. */
export interface BlockRange {
  readonly start: number;
  readonly end: number;
}

export class IndexReader {
  readonly entries: number;
  /** Octets of the head, which are what is held in memory. */
  readonly headBytes: number;
  readonly textBytes: number;
  readonly key: HashKey;
  /** Kinds that occur, one bit each. */
  readonly kinds: number;
  readonly buckets: number;
  readonly #shift: number;
  readonly #arrays: HeadArrays;

  private constructor(words: Uint32Array) {
    const at = (field: number) => words[field] as number;
    this.entries = at(FIELD.entries);
    this.headBytes = at(FIELD.headBytes);
    this.textBytes = at(FIELD.textBytes);
    this.key = [at(FIELD.key), at(FIELD.key + 1)];
    this.kinds = at(FIELD.kinds);
    this.buckets = 2 ** at(FIELD.bucketBits);
    this.#shift = 32 - at(FIELD.bucketBits);
    this.#arrays = arraysOf(words.buffer, { entries: this.entries, bucketBits: at(FIELD.bucketBits) });
  }

  /** How many octets the head has, from at least the first 12 of them; what is wrong with them else. */
  static headBytesIn(table: ArrayBuffer): Result<number, { readonly code: IndexFault }> {
    if (table.byteLength === 0) return fail({ code: 'empty' });
    if (table.byteLength < 12) return fail({ code: 'truncated' });
    const words = new Uint32Array(table, 0, 3);
    if (words[FIELD.magic] !== MAGIC || words[FIELD.version] !== VERSION) return fail({ code: 'unknown-format' });
    return ok(words[FIELD.headBytes] as number);
  }

  /** `head`: exactly the head. It is kept, not copied. Nothing is believed before its checksum is right. */
  static open(head: ArrayBuffer): Result<IndexReader, { readonly code: IndexFault }> {
    const size = IndexReader.headBytesIn(head);
    if (!size.ok) return size;
    if (head.byteLength !== size.value || head.byteLength < TABLE_BYTES || head.byteLength % 4 !== 0)
      return fail({ code: 'truncated' });
    const words = new Uint32Array(head);
    if (sumOf(words.subarray(CHECKED_FROM / 4)) !== words[FIELD.checksum]) return fail({ code: 'damaged' });
    const bucketBits = words[FIELD.bucketBits] as number;
    const entries = words[FIELD.entries] as number;
    if (bucketBits < 1 || bucketBits > MAX_BUCKET_BITS || headBytesOf({ entries, bucketBits }) !== head.byteLength)
      return fail({ code: 'damaged' });
    return ok(new IndexReader(words));
  }

  /**
   * The place of the first of the keys, from `from` on, that may be listed; -1 where none is left. What is found may be there by chance
   * (layout.ts), what is not found is not in the list.
   */
  next(keys: LinkKeys, from: number): number {
    const { hashes, kinds, count } = keys;
    const { starts, remainders } = this.#arrays;
    const shift = this.#shift;
    for (let index = from; index < count; index += 1) {
      if (((this.kinds >>> (kinds[index] as number)) & 1) === 0) continue;
      const hash = hashes[index] as number;
      const bucket = hash >>> shift;
      const wanted = hash & 0xffff;
      let at = starts[bucket] as number;
      const end = starts[bucket + 1] as number;
      // In the upper half, if it begins below what is wanted.
      const middle = (at + end) >>> 1;
      if (middle < end && (remainders[middle] as number) <= wanted) at = middle;
      for (; at < end; at += 1) {
        const remainder = remainders[at] as number;
        if (remainder >= wanted) {
          if (remainder === wanted) return index;
          break;
        }
      }
    }
    return -1;
  }

  /** Whether an entry of that key may be there; by chance too, as with `next`. */
  has(hash: number): boolean {
    const { starts, remainders } = this.#arrays;
    const bucket = this.bucketOf(hash);
    const wanted = hash & 0xffff;
    for (let at = starts[bucket] as number, end = starts[bucket + 1] as number; at < end; at += 1)
      if (remainders[at] === wanted) return true;
    return false;
  }

  bucketOf(hash: number): number {
    return hash >>> this.#shift;
  }

  blockOf(bucket: number): BlockRange {
    const { blocks } = this.#arrays;
    return { start: blocks[bucket] as number, end: blocks[bucket + 1] as number };
  }
}

/** The lines of a block; `damaged` where its checksum differs. */
export function readBlock(block: Uint8Array): Result<readonly string[], { readonly code: 'damaged' }> {
  if (block.length === 0) return ok([]);
  const lines = block.subarray(4);
  const sum = block.length < 5 ? -1 : new DataView(block.buffer, block.byteOffset).getUint32(0, true);
  if (sumOfOctets(lines) !== sum) return fail({ code: 'damaged' });
  return ok(new TextDecoder().decode(lines.subarray(0, -1)).split('\n'));
}
