// Names written a letter wrong, or with digits and letter pairs that look alike.

import { HONEST_NEIGHBOURS } from '../../data/lure-words';
import type { Council, Organisation } from '../../data/organisation';
import type { HostWords, Part } from '../host-words';
import { once } from '../once';
import type { Reason } from '../reason';
import { segment } from '../segmentation';
import { VOCABULARY, type Word } from '../vocabulary';
import { evidenceOf } from './gov';
import { isBritishName } from './name';

/** A shorter name is a letter away from too many words; a place beside `council` or `gov` may be shorter. */
const LEAST = 7;
const LEAST_PLACE = 5;

interface Named {
  readonly text: string;
  readonly organisation: Organisation;
  readonly isPlace: boolean;
  readonly isBritish: boolean;
}

function namedBy(word: Word): Named | null {
  const organisation = word.name ?? (word.text.length >= 9 ? word.genericName : undefined);
  if (organisation) {
    return {
      text: word.text,
      organisation,
      isPlace: false,
      isBritish: isBritishName(organisation) && word.name !== undefined,
    };
  }
  return word.place
    ? { text: word.text, organisation: word.place satisfies Council, isPlace: true, isBritish: true }
    : null;
}

/**
 * Names by their first letter, and by their second where that is another, since the first may be the one that was left out: what a text is
 * compared with is a few dozen. Tables that find the slips at once take the waking worker longer to make than all of a message's links to ask.
 */
const names = once(() => {
  const byFirst = new Map<number, Named[]>();
  const bySecond = new Map<number, Named[]>();
  const add = (table: Map<number, Named[]>, letter: number, name: Named) => {
    const there = table.get(letter);
    if (there) there.push(name);
    else table.set(letter, [name]);
  };
  for (const word of VOCABULARY.values()) {
    const name = namedBy(word);
    if (!name) continue;
    const [first, second] = [name.text.charCodeAt(0), name.text.charCodeAt(1)];
    add(byFirst, first, name);
    if (second !== first) add(bySecond, second, name);
  }
  return { byFirst, bySecond };
});

/** `rn` and `m`, `vv` and `w`, digits and the letters they look like, `i` and `l` made the same. */
export function fold(text: string): string {
  let folded = text;
  // One plain sign after the other, since none makes another: which is faster than one expression for all.
  for (const [sign, alike] of LOOKS_LIKE) folded = folded.replaceAll(sign, alike);
  return folded;
}

const LOOKS_LIKE: readonly (readonly [string, string])[] = [
  ['rn', 'm'],
  ['vv', 'w'],
  ['0', 'o'],
  ['1', 'l'],
  ['i', 'l'],
  ['3', 'e'],
  ['4', 'a'],
  ['5', 's'],
  ['6', 'b'],
  ['8', 'b'],
];

/** Of names by their first letter: made letter by letter, for somebody waits for a worker that wakes. */
const FOLDED = new Map<string, ReadonlyMap<string, Named>>();

/** The name or place of more than four letters that is this when folded. */
function nameFoldedTo(folded: string): Named | undefined {
  const initial = folded[0] ?? '';
  const known = FOLDED.get(initial) ?? namesFoldedUnder(initial);
  FOLDED.set(initial, known);
  return known.get(folded);
}

function namesFoldedUnder(initial: string): ReadonlyMap<string, Named> {
  const found = new Map<string, Named>();
  const signs = LOOKS_LIKE.flatMap(([sign, alike]) => (alike === initial ? (sign[0] as string) : []));
  for (const letter of new Set([initial, ...signs])) {
    for (const named of names().byFirst.get(letter.charCodeAt(0)) ?? []) {
      const { text, isPlace, isBritish } = named;
      if (text.length > 4 || (text.length > 3 && (isPlace || isBritish))) found.set(fold(text), named);
    }
  }
  return found;
}

export function misspeltName(words: HostWords): Reason | null {
  const { host, parts } = words;
  if (host.registrableDomain === null) return null;
  const { isCheap } = words;
  for (const part of parts) {
    if (part.isCovered) continue;
    const found = folded(part) ?? foldedWithin(part) ?? edited(part) ?? slipped(part) ?? swapped(part, words);
    if (!found) continue;
    const { named, isFolded, isWithin } = found;
    const others = parts
      .filter((other) => other !== part)
      .flatMap(({ pieces }) => pieces.flatMap(({ word }) => word ?? []));
    const hasTrade = others.some(
      ({ isAction, isObject, text }) => isAction || isObject || text === 'uk' || text === 'gov',
    );
    const hasCouncil = parts.some(
      (other) =>
        other.isCovered &&
        other.pieces.some(({ word }) => word?.isCouncil || (word?.isCouncilService && part.text.length >= LEAST)),
    );
    if (named.isPlace && !hasCouncil) continue;
    // A world brand folded and bare (`gmall.com`) may be somebody's name.
    const isTelling =
      isWithin ||
      (isFolded && (named.isBritish ? part.text.length > 4 || /\d/.test(part.text) : !part.isLabel || !part.isOwn));
    const isStrong = isTelling || named.isPlace || hasTrade || isCheap;
    if (!isStrong && !named.isBritish) continue;
    const real = named.organisation.domains[0] ?? '';
    const evidence = evidenceOf(named.organisation, real, host.registrableDomain, part.text);
    return { code: 'misspelt-name', strength: isStrong ? 'strong' : 'weak', evidence };
  }
  return null;
}

interface Found {
  readonly named: Named;
  readonly isFolded: boolean;
  /** Among other letters of its part. */
  readonly isWithin?: true;
}

function folded({ text }: Part): Found | null {
  // No name is as short, folded or not.
  if (text.length < 3) return null;
  const named = nameFoldedTo(fold(text));
  return named && named.text !== text ? { named, isFolded: true } : null;
}

/** `hrmc`: two neighbours of a government body's short name swapped; too short to be told from a word without more. */
const swaps = once(() => {
  const all = new Map<string, Named>();
  for (const word of VOCABULARY.values()) {
    if (word.text.length !== SWAPPED_LETTERS || word.name?.sector !== 'government') continue;
    const named = namedBy(word);
    for (let i = 0; named && i < 3; i += 1) {
      const [a, b] = [word.text[i] ?? '', word.text[i + 1] ?? ''];
      all.set(word.text.slice(0, i) + b + a + word.text.slice(i + 2), named);
    }
  }
  return all;
});
const SWAPPED_LETTERS = 4;

const honest = once(() => new Set(HONEST_NEIGHBOURS.split(' ')));

/** A digit that is read as a letter, beside one. */
const DIGIT_FOR_LETTER = /[a-z][0135]|[0135][a-z]/;
const AS_LETTER: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 5: 's' };
/** A shorter name may be there by chance. */
const LEAST_WITHIN = 6;

/** `micros0ftlogin`: a name that is only there when digits are read as the letters they look like, among other words. Not at its end, where a digit is one (`cdn1cloudflare`). */
function foldedWithin({ text, isCovered }: Part): Found | null {
  if (isCovered || !DIGIT_FOR_LETTER.test(text)) return null;
  for (const one of ['i', 'l']) {
    const read = text.replace(/[0135]/g, (digit) => (digit === '1' ? one : (AS_LETTER[digit] as string)));
    for (const { word, start, end } of segment(read)) {
      if (!word || word.text.length < LEAST_WITHIN || !/\d/.test(text.slice(start + 1, end - 1))) continue;
      const named = word.name ? namedBy(word) : null;
      if (named) return { named, isFolded: true, isWithin: true };
    }
  }
  return null;
}

/**
 * Places of four letters with two neighbours swapped or a letter doubled (`yokr`, `fiffe`): the slips that make no other word, so that
 * even a name this short is known by them. A letter dropped or changed makes one (`bah`, `heart`).
 */
const slips = once(() => {
  const all = new Map<string, Named>();
  for (const word of VOCABULARY.values()) {
    const { text } = word;
    const named = text.length === SLIPPED_LETTERS ? namedBy(word) : null;
    for (let i = 0; named?.isPlace && i < text.length; i += 1) {
      const [before, letter, next] = [text.slice(0, i), text[i] ?? '', text[i + 1] ?? ''];
      for (const slip of [before + letter + text.slice(i), before + next + letter + text.slice(i + 2)]) {
        if (!VOCABULARY.has(slip)) all.set(slip, named);
      }
    }
  }
  return all;
});
const SLIPPED_LETTERS = LEAST_PLACE - 1;

function slipped({ text }: Part): Found | null {
  if (text.length !== SLIPPED_LETTERS && text.length !== SLIPPED_LETTERS + 1) return null;
  const named = slips().get(text);
  return named && !honest().has(text) ? { named, isFolded: false } : null;
}

function edited({ text }: Part): Found | null {
  const { length } = text;
  if (length < LEAST_PLACE - 1 || length > 40) return null;
  const { byFirst, bySecond } = names();
  const first = text.charCodeAt(0);
  const named =
    editedAmong(byFirst.get(first) ?? [], text) ??
    (length >= LEAST ? editedAmong(bySecond.get(first) ?? [], text) : undefined);
  return named && !honest().has(text) ? { named, isFolded: false } : null;
}

function editedAmong(all: readonly Named[], text: string): Named | undefined {
  for (const named of all) {
    const { length } = named.text;
    if (length - text.length > 1 || text.length - length > 1 || length < (named.isPlace ? LEAST_PLACE : LEAST))
      continue;
    if (named.text !== text && isOneEdit(named.text, text)) return named;
  }
  return undefined;
}

function swapped({ text }: Part, { hasAction, hasObject }: HostWords): Found | null {
  const named = text.length === SWAPPED_LETTERS && (hasAction || hasObject) ? swaps().get(text) : undefined;
  return named ? { named, isFolded: false } : null;
}

/** Whether the text is the word with one letter wrong, or in letters that look like it. */
export const isMisspelt = (word: string, text: string): boolean =>
  word !== text && (isOneEdit(word, text) || fold(word) === fold(text));

/** One letter more, less or other, or two neighbours swapped. */
function isOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  const [restA, restB] = [endA - start, endB - start];
  if (restA <= 1 && restB <= 1) return true;
  return restA === 2 && restB === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}
