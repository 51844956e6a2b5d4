// What an import would do, counted and told before anything changes.

import { printable } from '../check/explanation';
import type { CautionCode } from './gating';
import { counted, GATED } from './sentences';

const SHOWN = 20;

interface Told {
  readonly place: string;
  readonly given: string;
  readonly why: string;
}

export class ImportTally {
  added = 0;
  changed = 0;
  known = 0;
  withdrawn = 0;
  stripped = 0;
  readonly #most: number;
  /** What becomes of the first entries, in their order. */
  readonly #changes: string[] = [];
  readonly #rejected: Told[] = [];
  readonly #gated: Told[] = [];
  readonly #counts = { rejected: 0, gated: 0 };
  readonly #codes = new Map<string, number>();

  constructor(isVerbose: boolean) {
    this.#most = isVerbose ? Number.POSITIVE_INFINITY : SHOWN;
  }

  get isChange(): boolean {
    return this.added + this.changed + this.withdrawn > 0;
  }

  get read(): number {
    return this.added + this.changed + this.known + this.#counts.rejected + this.#counts.gated;
  }

  /** `line`: undefined where the entry goes; `before`: undefined where it is new. */
  change(before: string | undefined, line: string | undefined): void {
    if (line === undefined) this.withdrawn += 1;
    else if (before === undefined) this.added += 1;
    else this.changed += 1;
    if (this.#changes.length >= this.#most) return;
    if (line === undefined) this.#changes.push(`  - ${before}`);
    else this.#changes.push(before === undefined ? `  + ${line}` : `  ~ ${line}  (was: ${before})`);
  }

  reject(place: string, given: string, code: string, why: string): void {
    this.#counts.rejected += 1;
    this.#count(code);
    if (this.#rejected.length < this.#most) this.#rejected.push({ place, given, why });
  }

  gate(place: string, pattern: string, code: CautionCode): void {
    this.#counts.gated += 1;
    this.#count(code);
    if (this.#gated.length < this.#most) this.#gated.push({ place, given: pattern, why: `${GATED[code]}.` });
  }

  *lines(): Generator<string> {
    const { rejected, gated } = this.#counts;
    yield* this.#changes;
    yield* more(this.added + this.changed + this.withdrawn - this.#changes.length);
    if (rejected > 0) {
      yield `${counted(rejected, 'place')} cannot be used:`;
      for (const { place, given, why } of this.#rejected) yield `  ${printable(place)}: ${printable(given)}: ${why}`;
      yield* more(rejected - this.#rejected.length);
    }
    if (gated > 0) {
      yield `${counted(gated, 'entry', 'entries')} would stop more than a lure, and stay out. To list one all the same, add: --override HOST --reason TEXT`;
      for (const { place, given, why } of this.#gated) yield `  ${printable(place)}: ${given} ${why}`;
      yield* more(gated - this.#gated.length);
    }
    if (this.stripped > 0)
      yield `A mail address was taken off ${counted(this.stripped, 'entry', 'entries')}: feeds are public.`;
    yield `New ${this.added}, changed ${this.changed}, listed already ${this.known}, withdrawn ${this.withdrawn}, gated ${gated}, not usable ${rejected}.`;
  }

  get data() {
    const { added, changed, known, withdrawn, stripped } = this;
    return {
      ...{ added, changed, known, withdrawn, stripped, ...this.#counts },
      codes: Object.fromEntries(this.#codes),
      rejectedPlaces: this.#rejected,
      gatedPlaces: this.#gated,
    };
  }

  #count(code: string): void {
    this.#codes.set(code, (this.#codes.get(code) ?? 0) + 1);
  }
}

function* more(count: number): Generator<string> {
  if (count > 0) yield `  … and ${counted(count, 'more', 'more')} (--verbose shows all)`;
}
