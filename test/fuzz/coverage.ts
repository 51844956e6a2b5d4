// Which places of the instrumented code an input reaches, and about how often: istanbul's counters, in the steps of AFL.

/** By numbers from 0 on: read so, and not by name, a look at all of them takes a twentieth. */
interface Counters {
  readonly s: Record<number, number>;
  readonly b: Record<number, number[]>;
}
interface Counted {
  readonly statements: Record<number, number>;
  readonly count: number;
  readonly branches: readonly number[][];
}

/** 1, 2, 3, 4 to 7, 8 to 15, 16 to 31, 32 to 127, more: each is another way through. */
const stepOf = (count: number): number =>
  count < 4 ? count : count < 8 ? 4 : count < 16 ? 5 : count < 32 ? 6 : count < 128 ? 7 : 8;

export class Coverage {
  readonly #files: readonly Counted[];
  readonly #seen: Uint16Array;
  reached = 0;

  constructor() {
    const { __coverage__ = {} } = globalThis as { readonly __coverage__?: Readonly<Record<string, Counters>> };
    const counters = Object.values(__coverage__);
    if (counters.length === 0) throw new Error('nothing is instrumented: build with --mode fuzz');
    this.#files = counters.map(({ s, b }) => ({
      statements: s,
      count: Object.keys(s).length,
      branches: Object.values(b),
    }));
    this.#seen = new Uint16Array(
      this.#files.reduce((sum, { count, branches }) => sum + count + branches.flat().length, 0),
    );
  }

  reset(): void {
    for (const { statements, count, branches } of this.#files) {
      for (let at = 0; at < count; at += 1) statements[at] = 0;
      for (const branch of branches) branch.fill(0);
    }
  }

  /** Whether what ran since the last reset has reached a place, or a step at one, for the first time. */
  isNew(): boolean {
    const seen = this.#seen;
    let isNew = false;
    let place = 0;
    for (const { statements, count, branches } of this.#files) {
      for (let at = 0; at < count; at += 1, place += 1)
        if (this.#see(seen, place, statements[at] as number)) isNew = true;
      for (const branch of branches)
        for (let at = 0; at < branch.length; at += 1, place += 1)
          if (this.#see(seen, place, branch[at] as number)) isNew = true;
    }
    return isNew;
  }

  #see(seen: Uint16Array, place: number, times: number): boolean {
    if (times === 0) return false;
    const known = seen[place] as number;
    const bit = 1 << stepOf(times);
    if (known & bit) return false;
    if (known === 0) this.reached += 1;
    seen[place] = known | bit;
    return true;
  }
}
