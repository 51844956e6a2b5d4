// The shapes of the words tables.

/** One row: a sentence in both languages, with gaps as {name}. */
export interface Words {
  readonly en: string;
  readonly cy: string;
}

/**
 * The forms of a sentence that changes with a number, after Intl.PluralRules; `other` stands for each that is not given. In Welsh the
 * counted noun changes with the number: 1 ddolen, 2 ddolen, 3 dolen.
 */
export interface CountedForms {
  readonly one?: string;
  readonly two?: string;
  readonly other: string;
}

/** One row that changes with a number; the number's gap is {n}. */
export interface CountedWords {
  readonly en: CountedForms;
  readonly cy: CountedForms;
}
