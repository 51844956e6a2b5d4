// Requests of `feed-<serial>.json`, counted for each serial.

import { type Count, NumberSet } from './address-table';

/** A server that has an answer to everything must not fill the memory with serials that were never published. */
export const MAX_SERIALS = 10_000;
/** Serials whose addresses are told apart, newest requests first. */
const MAX_OPEN = 256;

export interface SerialCount {
  readonly serial: number;
  /** Answered with the file, or that it had not changed. */
  readonly requests: number;
  readonly addresses: Count;
  readonly firstMs: number;
  readonly lastMs: number;
}

class Tally {
  requests = 0;
  firstMs = Number.POSITIVE_INFINITY;
  lastMs = Number.NEGATIVE_INFINITY;
  isMore = false;
  count = 0;
  /** Null once closed. */
  numbers: NumberSet | null = new NumberSet();
}

export class SerialTallies {
  readonly #tallies = new Map<number, Tally>();
  /** Those with their addresses, in the order of their last requests. */
  readonly #open = new Set<Tally>();

  /** `address`: its number; null for one that found no room. */
  add(serial: number, address: number | null, atMs: number): void {
    let tally = this.#tallies.get(serial);
    if (tally === undefined) {
      if (this.#tallies.size >= MAX_SERIALS) return;
      tally = new Tally();
      this.#tallies.set(serial, tally);
    }
    tally.requests += 1;
    tally.firstMs = Math.min(tally.firstMs, atMs);
    tally.lastMs = Math.max(tally.lastMs, atMs);
    if (address === null || tally.numbers === null) {
      tally.isMore = true;
      return;
    }
    tally.numbers.add(address);
    tally.count = tally.numbers.size;
    this.#open.delete(tally);
    this.#open.add(tally);
    if (this.#open.size > MAX_OPEN) this.#closeOldest();
  }

  /** In the order of serials. */
  counts(): readonly SerialCount[] {
    return [...this.#tallies]
      .sort(([a], [b]) => a - b)
      .map(([serial, { requests, count, isMore, firstMs, lastMs }]) => ({
        serial,
        requests,
        addresses: { count, isMore },
        firstMs,
        lastMs,
      }));
  }

  #closeOldest(): void {
    for (const oldest of this.#open) {
      oldest.numbers = null;
      this.#open.delete(oldest);
      return;
    }
  }
}
