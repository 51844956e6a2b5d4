// How fast a new serial reaches the addresses that poll. An address has it from when it first fetched that serial or a later one: a
// computer that was off fetches the newest alone. Those waited for are the ones that polled within the day before it came.

import { NumberSet } from './address-table';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Serials that are still followed: of earlier ones the figures stand as they are. */
const MAX_FOLLOWED = 256;

export interface Uptake {
  /** Addresses that polled within the day before the serial's first request. */
  readonly polled: number;
  /** Those of them that had it by the end of the log. */
  readonly had: number;
  /** From the first request until half of them had it; null where that was not seen. */
  readonly halfMs: number | null;
  /** The same for 95 of 100. */
  readonly mostMs: number | null;
}

class Followed {
  readonly serial: number;
  readonly firstMs: number;
  readonly #awaited: NumberSet;
  #had = 0;
  halfMs: number | null = null;
  mostMs: number | null = null;

  constructor(serial: number, firstMs: number, awaited: NumberSet) {
    this.serial = serial;
    this.firstMs = firstMs;
    this.#awaited = awaited;
  }

  get uptake(): Uptake {
    return { polled: this.#awaited.size, had: this.#had, halfMs: this.halfMs, mostMs: this.mostMs };
  }

  /** Given each address once. */
  had(address: number, atMs: number): void {
    if (!this.#awaited.has(address)) return;
    this.#had += 1;
    const { size } = this.#awaited;
    if (this.halfMs === null && this.#had * 2 >= size) this.halfMs = atMs - this.firstMs;
    if (this.mostMs === null && this.#had * 100 >= size * 95) this.mostMs = atMs - this.firstMs;
  }
}

/** Addresses are the numbers of an AddressTable; requests come in the order of time, as nearly as servers write them. */
export class UptakeMeter {
  readonly #lastPollMs: number[] = [];
  readonly #highest: number[] = [];
  /** In the order of serials. */
  #followed: Followed[] = [];
  readonly #ended = new Map<number, Uptake>();

  polled(address: number, atMs: number): void {
    this.#lastPollMs[address] = atMs;
    this.#highest[address] ??= 0;
  }

  fetched(address: number, serial: number, atMs: number): void {
    this.#lastPollMs[address] ??= Number.NEGATIVE_INFINITY;
    const before = this.#highest[address] ?? 0;
    if (serial > (this.#followed.at(-1)?.serial ?? 0)) this.#follow(serial, atMs);
    if (serial <= before) return;
    this.#highest[address] = serial;
    for (let at = this.#followed.length - 1; at >= 0; at -= 1) {
      const followed = this.#followed[at] as Followed;
      if (followed.serial <= before) break;
      if (followed.serial <= serial) followed.had(address, atMs);
    }
  }

  /** Null for a serial that was first asked for after a later one. */
  of(serial: number): Uptake | null {
    return this.#ended.get(serial) ?? this.#followed.find((one) => one.serial === serial)?.uptake ?? null;
  }

  #follow(serial: number, atMs: number): void {
    const awaited = new NumberSet();
    for (const [address, lastMs] of this.#lastPollMs.entries()) if (lastMs >= atMs - DAY_MS) awaited.add(address);
    this.#followed.push(new Followed(serial, atMs, awaited));
    const oldest = this.#followed.length > MAX_FOLLOWED ? this.#followed.shift() : undefined;
    if (oldest) this.#ended.set(oldest.serial, oldest.uptake);
  }
}
