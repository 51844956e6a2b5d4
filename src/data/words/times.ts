// Times as people say them. Browsers know no Welsh dates (Chromium 156), so both languages stand here. Cymraeg: needs native review.

import type { CountedWords, Words } from './words';

/** {day} {month}, {time} */
export const monthWords: readonly Words[] = [
  { en: 'January', cy: 'Ionawr' },
  { en: 'February', cy: 'Chwefror' },
  { en: 'March', cy: 'Mawrth' },
  { en: 'April', cy: 'Ebrill' },
  { en: 'May', cy: 'Mai' },
  { en: 'June', cy: 'Mehefin' },
  { en: 'July', cy: 'Gorffennaf' },
  { en: 'August', cy: 'Awst' },
  { en: 'September', cy: 'Medi' },
  { en: 'October', cy: 'Hydref' },
  { en: 'November', cy: 'Tachwedd' },
  { en: 'December', cy: 'Rhagfyr' },
];

export const timeWords = {
  today: { en: 'today', cy: 'heddiw' },
  morning: { en: 'am', cy: 'yb' },
  afternoon: { en: 'pm', cy: 'yp' },
  checkedNow: { en: 'Checked less than a minute ago.', cy: 'Gwiriwyd lai na munud yn ôl.' },
} satisfies Record<string, Words>;

export const agoWords = {
  minutes: {
    en: { one: 'Checked 1 minute ago.', other: 'Checked {n} minutes ago.' },
    cy: { one: 'Gwiriwyd 1 funud yn ôl.', two: 'Gwiriwyd 2 funud yn ôl.', other: 'Gwiriwyd {n} munud yn ôl.' },
  },
  hours: {
    en: { one: 'Checked 1 hour ago.', other: 'Checked {n} hours ago.' },
    cy: { other: 'Gwiriwyd {n} awr yn ôl.' },
  },
  notFor: {
    en: { one: 'Not updated for 1 hour', other: 'Not updated for {n} hours' },
    cy: { other: 'Heb ei ddiweddaru ers {n} awr' },
  },
} satisfies Record<string, CountedWords>;
