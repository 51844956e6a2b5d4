// Saying a sentence of the table in a language, with what belongs into its gaps.

import type { CountedWords, Words } from '../data/words/words';

export type { CountedWords, Words };

export const LANGUAGES = ['en', 'cy'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The sentence with its gaps filled as plain text. A gap without a value stays empty. */
export function say(
  words: Words,
  language: Language,
  gaps: Readonly<Record<string, string | number | undefined>> = {},
): string {
  return words[language].replace(/\{(\w+)\}/g, (_, name: string) => String(gaps[name] ?? ''));
}

/** The language of a browser's locale: Welsh where it is Welsh, else English. */
export function languageOf(locale: string): Language {
  return /^cy\b/i.test(locale) ? 'cy' : 'en';
}

/** The sentence in the form that the number takes in the language; its gap {n} is the number. */
export function sayCounted(
  words: CountedWords,
  language: Language,
  n: number,
  gaps: Readonly<Record<string, string | number | undefined>> = {},
): string {
  const forms = words[language];
  const rule = new Intl.PluralRules(language).select(n);
  const form = (rule === 'one' || rule === 'two' ? forms[rule] : undefined) ?? forms.other;
  return say({ en: form, cy: form }, language, { ...gaps, n });
}
