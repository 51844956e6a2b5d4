// How an index lies in its bytes: a head, which is held in memory, and the text of the entries, which stays where it is stored.
//
//   offset  size            what
//        0     4            "LWIX"
//        4     4            version of this layout: 1
//        8     4            octets of the head, this table and all three arrays
//       12     4            checksum of the head behind this field (sumOf)
//       16     8            hash key, two words
//       24     4            entries n
//       28     4            bits b of a key that name its bucket, 1 to 24
//       32     4            kinds that occur, one bit each by the order of INDICATOR_KINDS
//       36     4            octets of the text
//       40     8            0
//       48     4 (2^b + 1)  for each bucket the number of its first entry, then n
//        .     4 (2^b + 1)  for each bucket where its block begins in the text, then the text's length
//        .     2 n          for each entry the lower 16 bits of its key, rising within a bucket; filled to a multiple of 4 with 0
//  head end    .            text: one block a bucket, empty where the bucket is
//
//   block      4            checksum of its lines (sumOf, filled with 0)
//              .            one line an entry as indicator.ts writes it, in ASCII, each ended by a line feed
//
// All numbers are unsigned, least octet first. A key's upper b bits name the bucket. A link that is not listed finds an entry by chance
// with a probability of some 16 / 65,536 a key (a bucket's entries by what their remainders tell apart; twice that from 2^17 buckets on,
// where bucket and remainder share a bit), and then costs one block that does not hold it.

import type { HashKey } from './keys';

export const MAGIC = 0x5849574c;
export const VERSION = 1;
export const TABLE_BYTES = 48;
export const MAX_BUCKET_BITS = 24;
/** Small enough to be scanned at once, large enough that the two arrays of buckets weigh half an octet an entry. */
const ENTRIES_A_BUCKET = 16;

/** Word offsets in the table. */
export const FIELD = {
  magic: 0,
  version: 1,
  headBytes: 2,
  checksum: 3,
  key: 4,
  entries: 6,
  bucketBits: 7,
  kinds: 8,
  textBytes: 9,
} as const;

/** What the checksum covers begins here. */
export const CHECKED_FROM = 16;

export interface Extent {
  readonly entries: number;
  readonly bucketBits: number;
}

export interface HeadArrays {
  readonly starts: Uint32Array;
  readonly blocks: Uint32Array;
  readonly remainders: Uint16Array;
}

export function bucketBitsFor(entries: number): number {
  const bits = Math.round(Math.log2(Math.max(1, entries / ENTRIES_A_BUCKET)));
  return Math.min(Math.max(bits, 1), MAX_BUCKET_BITS);
}

/** In octets, a multiple of 4. */
export function headBytesOf({ entries, bucketBits }: Extent): number {
  return TABLE_BYTES + 8 * (2 ** bucketBits + 1) + 4 * Math.ceil(entries / 2);
}

/** Views of the arrays in a head that has the size `headBytesOf` gives. */
export function arraysOf(buffer: ArrayBufferLike, { entries, bucketBits }: Extent): HeadArrays {
  const buckets = 2 ** bucketBits + 1;
  const starts = new Uint32Array(buffer, TABLE_BYTES, buckets);
  const blocks = new Uint32Array(buffer, TABLE_BYTES + 4 * buckets, buckets);
  const remainders = new Uint16Array(buffer, TABLE_BYTES + 8 * buckets, entries);
  return { starts, blocks, remainders };
}

/**
 * A checksum against faults of storage, not against people: 32 bits over words, in four lanes. Each step is one to one, so that any
 * single changed word changes it.
 */
export function sumOf(words: Uint32Array): number {
  let [a, b, c, d] = [0x9e3779b9, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f];
  const whole = words.length & ~3;
  for (let at = 0; at < whole; at += 4) {
    a = step(a, words[at] as number);
    b = step(b, words[at + 1] as number);
    c = step(c, words[at + 2] as number);
    d = step(d, words[at + 3] as number);
  }
  for (let at = whole; at < words.length; at += 1) a = step(a, words[at] as number);
  return step(step(step(step(words.length, a), b), c), d) >>> 0;
}

function step(sum: number, word: number): number {
  const mixed = Math.imul(sum ^ word, 0x01000193);
  return (mixed << 13) | (mixed >>> 19);
}

/** Of octets that need not be whole words; filled with 0. */
export function sumOfOctets(octets: Uint8Array): number {
  const words = new Uint32Array((octets.length + 3) >> 2);
  new Uint8Array(words.buffer).set(octets);
  return sumOf(words);
}

/** The table's fixed fields; checksum apart. */
export function writeTable(
  words: Uint32Array,
  table: Extent & { key: HashKey; kinds: number; textBytes: number },
): void {
  words[FIELD.magic] = MAGIC;
  words[FIELD.version] = VERSION;
  words[FIELD.headBytes] = headBytesOf(table);
  words[FIELD.key] = table.key[0];
  words[FIELD.key + 1] = table.key[1];
  words[FIELD.entries] = table.entries;
  words[FIELD.bucketBits] = table.bucketBits;
  words[FIELD.kinds] = table.kinds;
  words[FIELD.textBytes] = table.textBytes;
}
