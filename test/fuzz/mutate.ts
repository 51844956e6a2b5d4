// Changes of an input: of bits, bytes, pieces, words of its kind, and of two inputs into one.

/** The same numbers for the same seed. Marsaglia's xorshift. */
export class Random {
  #state: number;
  constructor(seed: number) {
    this.#state = seed | 1;
  }
  /** 0 to `most` - 1. */
  below(most: number): number {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    return (this.#state >>> 0) % most;
  }
}

const EDGES = [0, 1, 0x20, 0x22, 0x25, 0x2e, 0x2f, 0x3a, 0x40, 0x5c, 0x7f, 0x80, 0xc3, 0xed, 0xff];
const MOST_AT_ONCE = 6;

export function mutate(input: Uint8Array, other: Uint8Array, words: readonly Uint8Array[], random: Random): Uint8Array {
  let bytes = input;
  for (let times = 1 + random.below(MOST_AT_ONCE); times > 0; times -= 1) bytes = once(bytes, other, words, random);
  return bytes;
}

function once(bytes: Uint8Array, other: Uint8Array, words: readonly Uint8Array[], random: Random): Uint8Array {
  const at = random.below(bytes.length + 1);
  const length = random.below(Math.min(32, bytes.length - at) + 1);
  switch (random.below(8)) {
    case 0:
      return changed(bytes, at, (byte) => byte ^ (1 << random.below(8)));
    case 1:
      return changed(bytes, at, () => EDGES[random.below(EDGES.length)] as number);
    case 2:
      return spliced(bytes, at, length, new Uint8Array());
    case 3:
      return spliced(bytes, random.below(bytes.length + 1), 0, bytes.slice(at, at + length));
    case 4:
      // The same again and again: what is bounded shows it.
      return spliced(bytes, at, 0, repeated(bytes.slice(at, at + length), 1 + random.below(64)));
    case 5: {
      const from = random.below(other.length + 1);
      return spliced(bytes, at, length, other.slice(from, from + random.below(64)));
    }
    default: {
      const word = words[random.below(Math.max(1, words.length))];
      return word ? spliced(bytes, at, random.below(2) * length, word) : changed(bytes, at, () => random.below(256));
    }
  }
}

function changed(bytes: Uint8Array, at: number, by: (byte: number) => number): Uint8Array {
  const copy = bytes.slice();
  if (at < copy.length) copy[at] = by(copy[at] as number);
  return copy;
}

function spliced(bytes: Uint8Array, at: number, length: number, piece: Uint8Array): Uint8Array {
  const joined = new Uint8Array(bytes.length - length + piece.length);
  joined.set(bytes.subarray(0, at));
  joined.set(piece, at);
  joined.set(bytes.subarray(at + length), at + piece.length);
  return joined;
}

function repeated(piece: Uint8Array, times: number): Uint8Array {
  const all = new Uint8Array(piece.length * times);
  for (let at = 0; at < times; at += 1) all.set(piece, at * piece.length);
  return all;
}
