// Chromium's spoof tests are of two makes: names that deceive by themselves, and names that only do because they resemble another,
// which it knows from its list of well-known sites or from its own tables of letters. The second make cannot be met without those.
// Which is which the cases do not say; it is told from the letters, by the rule below.

import { skeletonOf } from '../../core/unicode';

/**
 * Whether every label reads as an honest word of one writing system: letters of one script that its alphabet still uses, no stray signs,
 * no marks upon marks, no number with a letter among the digits; and Latin letters that a living European alphabet has. Only a list can
 * say that such a word (`tést`) copies another (`test`). A label of another script that reads as ASCII throughout (`ѕсоре`) deceives
 * by itself.
 */
export function needsListedName(unicode: string): boolean {
  return unicode.split('.').every((label) => isAscii(label) || isHonestWord(label.normalize('NFC')));
}

function isHonestWord(label: string): boolean {
  if (!/^[\p{L}\p{M}\p{Nd}-]+$/u.test(label) || /\p{M}\p{M}|^\p{M}/u.test(label) || isNumberWithLetters(label))
    return false;
  if (EUROPEAN.test(label)) return true;
  return isOneScript(label) && !/[a-z]/i.test(label) && !UNUSED.test(label) && !isAscii(skeletonOf(label));
}

/** `12з456`: more ASCII digits than letters. */
function isNumberWithLetters(label: string): boolean {
  const digits = label.match(/\d/g)?.length ?? 0;
  return digits > (label.match(/\p{L}/gu)?.length ?? 0);
}

/** Hebrew and Arabic vowel points, which no name is written with; single Hangul jamo; Cyrillic of church books. */
const UNUSED = /[\u0591-\u05c7\u064b-\u065f\u1100-\u11ff\ua640-\ua69f]/;

/** Basic Latin, Latin-1 and Latin Extended-A, without what is no letter of an alphabet in use or stands in one language only. */
const EUROPEAN = /^(?!.*[ðþıĸŉſ])[a-z\d\u00df-\u00f6\u00f8-\u017f-]+$/u;

const LETTERS = /[\p{L}\p{Nd}]/u;

function isOneScript(label: string): boolean {
  return SCRIPTS.some((script) => [...label].every((character) => script.test(character) || !LETTERS.test(character)));
}

const SCRIPTS = [
  'Cyrillic',
  'Greek',
  'Armenian',
  'Hebrew',
  'Arabic',
  'Georgian',
  'Ethiopic',
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Oriya',
  'Tamil',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Thai',
  'Lao',
  'Tibetan',
  'Myanmar',
  'Khmer',
  'Hangul',
].map((script) => new RegExp(`\\p{Script=${script}}|\\d`, 'u'));

function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}
