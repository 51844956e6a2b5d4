// What a measure says: a value, its goal, and the examples that stand in the way.

/** `count` is for goals of none at all; the times are means, percentiles or maxima of what the measure names. */
export type Unit = 'percent' | 'per-100k' | 'count' | 'microseconds' | 'milliseconds';

export interface Goal {
  readonly bound: 'at-least' | 'at-most';
  /** In the score's unit. */
  readonly value: number;
}

export interface Example {
  /** The host, link or mail. */
  readonly shown: string;
  /** Codes of the reasons that were found, strong ones marked; empty where there were none. */
  readonly found: string;
}

export interface Score {
  readonly measure: string;
  /** Heading under which it stands; the table of goals where there is none. */
  readonly section?: string;
  readonly unit: Unit;
  readonly value: number;
  /** Null where the value is only told. */
  readonly goal: Goal | null;
  /** How many of how many, for shares. */
  readonly count: number;
  readonly of: number;
  /** Lures that were missed, for goals of at least; false alarms, for goals of at most. */
  readonly examples: readonly Example[];
}

export const atLeast = (value: number): Goal => ({ bound: 'at-least', value });
export const atMost = (value: number): Goal => ({ bound: 'at-most', value });

/** Null where there is no goal, or nothing was measured. */
export function isMet({ value, goal, of }: Score): boolean | null {
  if (goal === null || of === 0) return null;
  return goal.bound === 'at-least' ? value >= goal.value : value <= goal.value;
}

const SCALE = { percent: 100, 'per-100k': 100_000 } as const;

/** Counts hits among all that it is given, and keeps what the goal does not want. */
export class Tally {
  #count = 0;
  #of = 0;
  readonly #examples: Example[] = [];
  readonly #measure: string;
  readonly #unit: 'percent' | 'per-100k' | 'count';
  readonly #goal: Goal | null;
  readonly #section: string | undefined;

  constructor(measure: string, unit: 'percent' | 'per-100k' | 'count', goal: Goal | null, section?: string) {
    this.#measure = measure;
    this.#unit = unit;
    this.#goal = goal;
    this.#section = section;
  }

  add(isHit: boolean, shown: string, found: string): void {
    this.#of += 1;
    if (isHit) this.#count += 1;
    if (this.#goal && isHit === (this.#goal.bound === 'at-most')) this.#examples.push({ shown, found });
  }

  score(): Score {
    const [count, of] = [this.#count, this.#of];
    const value = this.#unit === 'count' ? count : of === 0 ? 0 : (count / of) * SCALE[this.#unit];
    const score = {
      measure: this.#measure,
      unit: this.#unit,
      value,
      goal: this.#goal,
      count,
      of,
      examples: this.#examples,
    };
    return this.#section === undefined ? score : { ...score, section: this.#section };
  }
}
