// The words tables: whole in both languages, with the same gaps, and free of words that staff would have to look up.

import { describe, expect, it } from 'vitest';
import { LEVELS } from '../../src/core/level';
import type { ReasonCode } from '../../src/core/reason';
import { levelWords } from '../../src/data/words/levels';
import { reasonWords } from '../../src/data/words/reasons';

type Forms = string | Readonly<Record<string, string>>;
type Row = readonly [name: string, en: Forms, cy: Forms];

/** Every row of a table, however deep it stands. */
function rows(table: object, name: string): readonly Row[] {
  if ('en' in table && 'cy' in table) return [[name, table.en as Forms, table.cy as Forms]];
  return Object.entries(table).flatMap(([key, value]) => rows(value as object, `${name}.${key}`));
}

/** All of the folder: a new table is read too. */
const TABLES = import.meta.glob<Record<string, object>>('../../src/data/words/*.ts', { eager: true });
const ROWS = Object.values(TABLES).flatMap((tables) =>
  Object.entries(tables).flatMap(([name, table]) => rows(table, name)),
);

const sentences = (forms: Forms): readonly string[] => (typeof forms === 'string' ? [forms] : Object.values(forms));
const gaps = (sentence: string): readonly string[] => [...new Set(sentence.match(/\{\w+\}/g) ?? [])].sort();

describe('words tables', () => {
  it('hold the rows that this test is about', () => {
    expect(ROWS.length).toBeGreaterThan(80);
  });

  it.each(Object.keys(reasonWords) as ReasonCode[])('have a sentence for the reason %s', (code) => {
    expect(reasonWords[code].en).toMatch(/\.$/);
    expect(reasonWords[code].cy).toMatch(/\.$/);
  });

  it.each(LEVELS)('have a word for the level %s', (level) => {
    expect(levelWords[level].en).not.toBe('');
  });

  it.each(ROWS)('%s is said in both languages', (_name, en, cy) => {
    for (const sentence of [...sentences(en), ...sentences(cy)]) expect(sentence.trim()).toBe(sentence);
    for (const sentence of [...sentences(en), ...sentences(cy)]) expect(sentence).not.toBe('');
  });

  it.each(ROWS)('%s has the same gaps in both languages', (_name, en, cy) => {
    // Of counted sentences the form for all other numbers has every gap.
    const widest = (forms: Forms) => gaps(typeof forms === 'string' ? forms : (forms.other ?? ''));
    expect(widest(cy)).toEqual(widest(en));
    for (const sentence of [...sentences(en), ...sentences(cy)])
      expect(widest(en)).toEqual(expect.arrayContaining([...gaps(sentence)]));
  });

  it.each(ROWS)('%s uses plain words', (_name, en, cy) => {
    for (const sentence of [...sentences(en), ...sentences(cy)]) {
      // A gap's name is not read by anybody.
      expect(sentence.replace(/\{\w+\}/g, '')).not.toMatch(
        /malicious|maleisus|phishing|gwe-rwydo|\burl\b|href|threat|bygythiad|domain|safe|diogel/i,
      );
    }
  });

  it.each(ROWS)('%s is written with typographic marks', (_name, en, cy) => {
    for (const sentence of [...sentences(en), ...sentences(cy)]) expect(sentence).not.toMatch(/['"]|\.\.\./);
  });
});
