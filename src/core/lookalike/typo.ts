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

/** Odd, so that it has an inverse modulo 2^32. */
const BASE = 0x01000193;
const INVERSE = inverseOf(BASE);

function inverseOf(odd: number): number {
  // Newton's iteration doubles the right bits each time.
  let inverse = odd;
  for (let i = 0; i < 5; i += 1) inverse = Math.imul(inverse, 2 - Math.imul(odd, inverse));
  return inverse;
}

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

const NAMED: Named[] = [];
for (const word of VOCABULARY.values()) {
  const named = namedBy(word);
  if (named) NAMED.push(named);
}

/**
 * Each long name under itself and under every form with one letter left out: what is one edit apart shares a form. Looked up by hash,
 * so that the many names that resemble nothing cost no strings; a hit is then compared letter by letter. One sorted array, since a map of
 * fifteen thousand small lists would be made anew each time the worker wakes: hash times `NAMES` plus the name's place.
 */
const NAMES = 4096;
if (NAMED.length > NAMES) throw new Error('more names than a form can point to');

interface Forms {
  readonly sorted: Float64Array;
  /** One bit for each upper half of a hash that occurs: four of five forms that are nobody's end here. */
  readonly occurs: Uint8Array;
}

const forms = once((): Forms => {
  let count = 0;
  const isKept = ({ text, isPlace }: Named) => text.length >= (isPlace ? LEAST_PLACE : LEAST);
  for (const named of NAMED) if (isKept(named)) count += named.text.length + 1;
  const sorted = new Float64Array(count);
  const occurs = new Uint8Array(65536 >> 3);
  let next = 0;
  for (let at = 0; at < NAMED.length; at += 1) {
    const named = NAMED[at] as Named;
    if (!isKept(named)) continue;
    const hashes = hashesOf(named.text);
    for (let i = 0; i < hashes.length; i += 1) {
      const hash = hashes[i] as number;
      sorted[next] = hash * NAMES + at;
      next += 1;
      occurs[hash >>> 19] = (occurs[hash >>> 19] as number) | (1 << ((hash >>> 16) & 7));
    }
  }
  return { sorted: sorted.sort(), occurs };
});

/** Where the names under a form begin; -1 where there are none. */
function placeOf({ sorted, occurs }: Forms, form: number): number {
  if (((occurs[form >>> 19] as number) & (1 << ((form >>> 16) & 7))) === 0) return -1;
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < form * NAMES) low = middle + 1;
    else high = middle;
  }
  return isOf(sorted, form, low) ? low : -1;
}

const isOf = (sorted: Float64Array, form: number, at: number) =>
  at < sorted.length && Math.floor((sorted[at] as number) / NAMES) === form;

/** Polynomial hashes modulo 2^32 of the text and of each form of it with one letter left out. */
function hashesOf(text: string): Uint32Array {
  const { length } = text;
  const hashes = new Uint32Array(length + 1);
  let after = 0;
  let power = 1;
  // From the end: `after` is the hash of what stands behind the letter that is left out.
  for (let i = length - 1; i >= 0; i -= 1) {
    hashes[i] = after;
    after = (after + Math.imul(text.charCodeAt(i), power)) >>> 0;
    power = Math.imul(power, BASE);
  }
  hashes[length] = after;
  let before = 0;
  let shift = Math.imul(power, INVERSE);
  for (let i = 0; i < length; i += 1) {
    hashes[i] = ((hashes[i] as number) + Math.imul(before, shift)) >>> 0;
    before = (Math.imul(before, BASE) + text.charCodeAt(i)) >>> 0;
    shift = Math.imul(shift, INVERSE);
  }
  return hashes;
}

/** `rn` and `m`, `vv` and `w`, digits and the letters they look like, `i` and `l` made the same. */
export function fold(text: string): string {
  return text.replace(/rn|vv|[0134568i]/g, (sign) => LOOKS_LIKE[sign] ?? sign);
}

const LOOKS_LIKE: Readonly<Record<string, string>> = {
  rn: 'm',
  vv: 'w',
  0: 'o',
  1: 'l',
  i: 'l',
  3: 'e',
  4: 'a',
  5: 's',
  6: 'b',
  8: 'b',
};

/** Names and places of more than four letters, folded. */
const FOLDED = new Map<string, Named>();
for (const named of NAMED) {
  const { text, isPlace, isBritish } = named;
  if (text.length > 4 || (text.length > 3 && (isPlace || isBritish))) FOLDED.set(fold(text), named);
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
  const named = FOLDED.get(fold(text));
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
  for (const named of NAMED) {
    const { text, isPlace } = named;
    for (let i = 0; isPlace && text.length === SLIPPED_LETTERS && i < text.length; i += 1) {
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
  if (text.length < LEAST_PLACE - 1 || text.length > 40) return null;
  const known = forms();
  for (const form of hashesOf(text)) {
    for (let at = placeOf(known, form); at !== -1 && isOf(known.sorted, form, at); at += 1) {
      const named = NAMED[(known.sorted[at] as number) % NAMES] as Named;
      const isAlike = named.text[0] === text[0] || (named.text[1] === text[0] && text.length >= LEAST);
      if (named.text !== text && isAlike && isOneEdit(named.text, text))
        return honest().has(text) ? null : { named, isFolded: false };
    }
  }
  return null;
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
