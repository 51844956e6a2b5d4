// How hard the words are to read, by the Flesch-Kincaid grade: a grade and five years are the age at which most children read it.

import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import { describe, expect, it } from 'vitest';

const TABLES = import.meta.glob<Record<string, object>>('../../src/data/words/*.ts', { eager: true });

function* sentencesIn(table: object): Generator<string> {
  if ('en' in table) {
    const forms = typeof table.en === 'string' ? [table.en] : Object.values(table.en as object);
    for (const form of forms) yield* (form as string).replace(/\{\w+\}/g, 'Leeds').split(/(?<=[.?!:])\s+/);
    return;
  }
  for (const value of Object.values(table)) yield* sentencesIn(value as object);
}

const countsOf = (text: string) => {
  const words = text.match(/[\w’']+/g) ?? [];
  return { word: words.length, syllable: words.reduce((sum, word) => sum + syllable(word), 0) };
};
const all = Object.entries(TABLES).flatMap(([file, tables]) =>
  Object.values(tables).flatMap((table) =>
    [...sentencesIn(table)].map((text) => ({ file: file.split('/').at(-1) ?? '', text })),
  ),
);
const gradeOf = (texts: readonly string[]) => {
  const counts = texts.map(countsOf);
  const sum = (key: 'word' | 'syllable') => counts.reduce((total, each) => total + each[key], 0);
  return fleschKincaid({ sentence: texts.length, word: sum('word'), syllable: sum('syllable') });
};

/** Of a label of a few words there is nothing to say. */
const MIN_WORDS = 5;
const sentences = all.filter(({ text }) => countsOf(text).word >= MIN_WORDS);
const FILES = [...new Set(sentences.map(({ file }) => file))];

describe('what staff read in English', () => {
  it('is what this test is about', () => {
    expect(sentences.length).toBeGreaterThan(150);
  });

  it.each(FILES)('can be read at eleven and younger: %s', (file) => {
    expect(gradeOf(sentences.filter((each) => each.file === file).map(({ text }) => text))).toBeLessThanOrEqual(6);
  });

  it.each(sentences.map(({ text }) => text))('has no hard sentence: %s', (text) => {
    expect(gradeOf([text])).toBeLessThanOrEqual(8);
  });
});
