// Numbers for the addresses that were seen, up to a bound: the log of an attack must not fill the memory.

/** Above it, counts say "more than". */
export const MAX_ADDRESSES = 200_000;

/** `isMore`: at least one more than `count` was seen. */
export interface Count {
  readonly count: number;
  readonly isMore: boolean;
}

export class AddressTable {
  readonly #numbers = new Map<string, number>();
  readonly #max: number;
  #isFull = false;

  constructor(max = MAX_ADDRESSES) {
    this.#max = max;
  }

  /** From 0 in the order in which they came; null for one that found no room. */
  numberOf(address: string): number | null {
    const known = this.#numbers.get(address);
    if (known !== undefined) return known;
    if (this.#numbers.size >= this.#max) {
      this.#isFull = true;
      return null;
    }
    this.#numbers.set(address, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  get count(): Count {
    return { count: this.#numbers.size, isMore: this.#isFull };
  }
}

/** A set of such numbers, one bit each. */
export class NumberSet {
  #bits = new Uint8Array(64);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  has(number: number): boolean {
    return (((this.#bits[number >> 3] ?? 0) >> (number & 7)) & 1) === 1;
  }

  /** Whether it was not there before. */
  add(number: number): boolean {
    if (this.has(number)) return false;
    if (number >> 3 >= this.#bits.length) {
      const grown = new Uint8Array(Math.max(this.#bits.length * 2, (number >> 3) + 1));
      grown.set(this.#bits);
      this.#bits = grown;
    }
    const at = number >> 3;
    this.#bits[at] = (this.#bits[at] ?? 0) | (1 << (number & 7));
    this.#size += 1;
    return true;
  }
}
