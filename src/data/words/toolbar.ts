// Words of the toolbar's icon. Cymraeg: needs native review.

import type { CountedWords, Words } from './words';

export const toolbarWords = {
  idle: {
    en: 'Lurewatch: links on this page are not checked',
    cy: 'Lurewatch: nid yw dolenni ar y dudalen hon yn cael eu gwirio',
  },
  none: { en: 'Lurewatch: no warnings in this message', cy: 'Lurewatch: dim rhybuddion yn y neges hon' },
} satisfies Record<string, Words>;

export const toolbarCountWords: CountedWords = {
  en: { one: 'Lurewatch: 1 warning in this message', other: 'Lurewatch: {n} warnings in this message' },
  cy: {
    one: 'Lurewatch: 1 rhybudd yn y neges hon',
    two: 'Lurewatch: 2 rybudd yn y neges hon',
    other: 'Lurewatch: {n} rhybudd yn y neges hon',
  },
};
