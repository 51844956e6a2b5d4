// Builds the index of a list from its text.

import {
  formatIndicator,
  INDICATOR_KINDS,
  type Indicator,
  type IndicatorError,
  isPlainHost,
  parseIndicator,
} from '../indicator';
import { type HashKey, LinkKeys } from './keys';
import {
  arraysOf,
  bucketBitsFor,
  CHECKED_FROM,
  FIELD,
  type HeadArrays,
  headBytesOf,
  sumOf,
  sumOfOctets,
  writeTable,
} from './layout';

/** `duplicate`: the pattern stands further up; the first one counts. */
export type Refusal<G extends string = never> = IndicatorError | 'duplicate' | G;

export interface Built<G extends string = never> {
  /** Head and text, as layout.ts has it. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly headBytes: number;
  readonly entries: number;
  /** How many lines were left out, by reason. */
  readonly refused: ReadonlyMap<Refusal<G>, number>;
}

export interface BuildOptions<G extends string = never> {
  readonly key: HashKey;
  /** Why an indicator may not be in this list; null where it may. */
  readonly gate?: (indicator: Indicator) => G | null;
  /** Told of each line that is left out, counted from 1; duplicates last. */
  readonly onRefused?: (reason: Refusal<G>, lineNumber: number, line: string) => void;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
/** Between two pauses of `building`. */
const LINES_A_STEP = 16_384;

/** One indicator a line (indicator.ts); empty lines are passed over. The rest serves whatever some lines hold. */
export function buildIndex<G extends string = never>(text: string, options: BuildOptions<G>): Built<G> {
  const steps = building(text, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same with a pause every few milliseconds, so that who builds can answer others in between. */
export function* building<G extends string = never>(text: string, options: BuildOptions<G>): Generator<void, Built<G>> {
  const { key, gate, onRefused } = options;
  const refused = new Map<Refusal<G>, number>();
  const refuse = (reason: Refusal<G>, number: number, line: string) => {
    refused.set(reason, (refused.get(reason) ?? 0) + 1);
    onRefused?.(reason, number, line);
  };

  const gathered = new Gathered(text.length, new LinkKeys(key));
  let number = 0;
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start);
    const next = feed === -1 ? text.length : feed;
    // Lines may end in CR LF.
    const end = next > start && text.charCodeAt(next - 1) === CARRIAGE_RETURN ? next - 1 : next;
    number += 1;
    if (end > start) {
      const line = text.slice(start, end);
      const reason = gathered.take(line, number, gate);
      if (reason !== null) refuse(reason, number, line);
    }
    start = next + 1;
    if (number % LINES_A_STEP === 0) yield;
  }
  let laidOut = yield* layOut(gathered, key);
  for (const entry of laidOut.repeated) refuse('duplicate', gathered.numbers[entry] as number, gathered.lineAt(entry));
  // Rare: their room is taken back by laying out the rest again.
  if (laidOut.repeated.size > 0) laidOut = yield* layOut(gathered, key, laidOut.repeated);
  return { bytes: laidOut.bytes, headBytes: laidOut.headBytes, entries: laidOut.entries, refused };
}

/** What was read: for each entry its key, its line's number and where the line stands among all lines. */
class Gathered {
  count = 0;
  hashes = new Uint32Array(1024);
  numbers = new Uint32Array(1024);
  /** Where each line begins in `octets`; one more for the end. */
  begins = new Uint32Array(1025);
  octets: Uint8Array;
  /** Kinds that occur, one bit each. */
  kinds = 0;
  readonly #keys: LinkKeys;

  constructor(octets: number, keys: LinkKeys) {
    this.octets = new Uint8Array(octets + 64);
    this.#keys = keys;
  }

  /** Null where the line was taken. */
  take<G extends string>(
    line: string,
    number: number,
    gate: ((indicator: Indicator) => G | null) | undefined,
  ): IndicatorError | G | null {
    // Most lines of most lists: no object is made of them.
    if (!gate && isPlainHost(line)) {
      this.kinds |= 1;
      this.#add(this.#keys.keyOf('domain', line, line), number, line);
      return null;
    }
    const read = parseIndicator(line);
    if (!read.ok) return read.error.code;
    const reason = gate?.(read.value) ?? null;
    if (reason !== null) return reason;
    const { kind, hostname, pattern } = read.value;
    this.kinds |= 1 << INDICATOR_KINDS.indexOf(kind);
    const canonical = pattern === line ? line : formatIndicator(read.value);
    this.#add(this.#keys.keyOf(kind, hostname, pattern), number, canonical);
    return null;
  }

  #add(hash: number, number: number, line: string): void {
    if (this.count === this.hashes.length) {
      this.hashes = grown(this.hashes, this.count * 2);
      this.numbers = grown(this.numbers, this.count * 2);
      this.begins = grown(this.begins, this.count * 2 + 1);
    }
    this.hashes[this.count] = hash;
    this.numbers[this.count] = number;
    let at = this.begins[this.count] as number;
    // Canonical lines are as a rule no longer than what they were read from; escapes may make them so.
    if (at + line.length > this.octets.length) {
      const larger = new Uint8Array((at + line.length) * 2);
      larger.set(this.octets);
      this.octets = larger;
    }
    for (let i = 0; i < line.length; i += 1) this.octets[at++] = line.charCodeAt(i);
    this.count += 1;
    this.begins[this.count] = at;
  }

  lineAt(entry: number): string {
    return new TextDecoder().decode(this.octets.subarray(this.begins[entry], this.begins[entry + 1]));
  }
}

function grown(array: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(length);
  larger.set(array);
  return larger;
}

interface LaidOut {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly headBytes: number;
  readonly entries: number;
  /** Entries whose pattern stands further up; they are in the bytes all the same. */
  readonly repeated: ReadonlySet<number>;
}

const NONE: ReadonlySet<number> = new Set();

function* layOut(gathered: Gathered, key: HashKey, without: ReadonlySet<number> = NONE): Generator<void, LaidOut> {
  const entries = gathered.count - without.size;
  const bucketBits = bucketBitsFor(entries);
  const headBytes = headBytesOf({ entries, bucketBits });
  const textBytes = textBytesOf(gathered, without, bucketBits);
  const bytes = new Uint8Array(headBytes + textBytes);
  const room = new Room(bytes, headBytes, arraysOf(bytes.buffer, { entries, bucketBits }), bucketBits);
  yield;
  room.measure(gathered, without);
  for (let from = 0; from < gathered.count; from += LINES_A_STEP) {
    room.place(gathered, without, from, Math.min(from + LINES_A_STEP, gathered.count));
    yield;
  }
  room.seal();
  const words = new Uint32Array(bytes.buffer, 0, headBytes / 4);
  writeTable(words, { key, entries, bucketBits, kinds: gathered.kinds, textBytes });
  words[FIELD.checksum] = sumOf(words.subarray(CHECKED_FROM / 4));
  return { bytes, headBytes, entries, repeated: room.repeated };
}

function textBytesOf({ hashes, begins, count }: Gathered, without: ReadonlySet<number>, bucketBits: number): number {
  const isUsed = new Uint8Array(2 ** bucketBits);
  let octets = 0;
  for (let entry = 0; entry < count; entry += 1) {
    if (without.size > 0 && without.has(entry)) continue;
    octets += (begins[entry + 1] as number) - (begins[entry] as number) + 1;
    isUsed[(hashes[entry] as number) >>> (32 - bucketBits)] = 1;
  }
  for (const used of isUsed) octets += 4 * used;
  return octets;
}

/** The bytes of an index while entries are put into them, in the order of the list: each bucket's place is known before. */
class Room {
  readonly repeated = new Set<number>();
  readonly #bytes: Uint8Array;
  readonly #headBytes: number;
  readonly #arrays: HeadArrays;
  readonly #shift: number;
  /** Entries that a bucket holds so far, and where in the bytes its next line goes. */
  readonly #sizes: Uint32Array;
  readonly #cursors: Uint32Array;

  constructor(bytes: Uint8Array, headBytes: number, arrays: HeadArrays, bucketBits: number) {
    this.#bytes = bytes;
    this.#headBytes = headBytes;
    this.#arrays = arrays;
    this.#shift = 32 - bucketBits;
    this.#sizes = new Uint32Array(2 ** bucketBits);
    this.#cursors = new Uint32Array(2 ** bucketBits);
  }

  /** Where each bucket's entries and block begin. */
  measure({ hashes, begins, count }: Gathered, without: ReadonlySet<number>): void {
    const { starts, blocks } = this.#arrays;
    const shift = this.#shift;
    const buckets = starts.length - 1;
    for (let entry = 0; entry < count; entry += 1) {
      if (without.size > 0 && without.has(entry)) continue;
      const next = ((hashes[entry] as number) >>> shift) + 1;
      (starts[next] as number)++;
      blocks[next] = (blocks[next] as number) + (begins[entry + 1] as number) - (begins[entry] as number) + 1;
    }
    for (let bucket = 0; bucket < buckets; bucket += 1) {
      const isUsed = starts[bucket + 1] !== 0;
      this.#cursors[bucket] = this.#headBytes + (blocks[bucket] as number) + (isUsed ? 4 : 0);
      starts[bucket + 1] = (starts[bucket + 1] as number) + (starts[bucket] as number);
      blocks[bucket + 1] = (blocks[bucket + 1] as number) + (blocks[bucket] as number) + (isUsed ? 4 : 0);
    }
  }

  place(gathered: Gathered, without: ReadonlySet<number>, from: number, to: number): void {
    const { hashes, begins, octets } = gathered;
    const { starts, remainders } = this.#arrays;
    const [bytes, shift, sizes, cursors] = [this.#bytes, this.#shift, this.#sizes, this.#cursors];
    for (let entry = from; entry < to; entry += 1) {
      if (without.size > 0 && without.has(entry)) continue;
      const bucket = (hashes[entry] as number) >>> shift;
      const remainder = (hashes[entry] as number) & 0xffff;
      const first = starts[bucket] as number;
      let at = first + (sizes[bucket] as number);
      while (at > first && (remainders[at - 1] as number) > remainder) {
        remainders[at] = remainders[at - 1] as number;
        at -= 1;
      }
      if (at > first && remainders[at - 1] === remainder && this.#holds(bucket, gathered.lineAt(entry))) {
        // Left out at once, so that a thousand of them are not compared with each other; what was moved is laid out again.
        this.repeated.add(entry);
        for (; at < first + (sizes[bucket] as number); at += 1) remainders[at] = remainders[at + 1] as number;
        continue;
      }
      remainders[at] = remainder;
      (sizes[bucket] as number)++;
      let octet = cursors[bucket] as number;
      for (let read = begins[entry] as number, end = begins[entry + 1] as number; read < end; read += 1) {
        bytes[octet] = octets[read] as number;
        octet += 1;
      }
      bytes[octet] = LINE_FEED;
      cursors[bucket] = octet + 1;
    }
  }

  /** Whether the bucket's block has a line of the same pattern already. */
  #holds(bucket: number, line: string): boolean {
    const from = this.#headBytes + (this.#arrays.blocks[bucket] as number) + 4;
    const lines = new TextDecoder().decode(this.#bytes.subarray(from, this.#cursors[bucket]));
    const pattern = patternOf(line);
    return lines.split('\n').some((other) => patternOf(other) === pattern);
  }

  /** Checksums of the blocks. */
  seal(): void {
    const { blocks } = this.#arrays;
    const view = new DataView(this.#bytes.buffer);
    for (let bucket = 0; bucket + 1 < blocks.length; bucket += 1) {
      const [from, to] = [
        (blocks[bucket] as number) + this.#headBytes,
        (blocks[bucket + 1] as number) + this.#headBytes,
      ];
      if (to > from) view.setUint32(from, sumOfOctets(this.#bytes.subarray(from + 4, to)), true);
    }
  }
}

const patternOf = (line: string) => line.split(' ', 1)[0];
