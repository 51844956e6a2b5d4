// Words at a link inside a message: labels, the card, and the question about a link clicked before it was checked.
// Apart by who says them: what is said in every watched frame is kept small. Cymraeg: needs native review.

import { levelWords } from './levels';
import type { CountedWords, Words } from './words';

/** Of the marker and the card: said by the background. */
export const warningWords = {
  label: {
    blocked: { en: 'Blocked: known scam', cy: 'Rhwystrwyd: sgam hysbys' },
    suspicious: levelWords.suspicious,
    suspended: { en: 'Paused: {organisation}', cy: 'Ataliwyd dros dro: {organisation}' },
    held: levelWords.held,
    test: { en: 'Blocked: test link', cy: 'Rhwystrwyd: dolen brawf' },
  },
  cardTitle: {
    test: { en: 'This is the Lurewatch test link', cy: 'Dyma ddolen brawf Lurewatch' },
    blocked: { en: 'This link is a known scam', cy: 'Mae’r ddolen hon yn sgam hysbys' },
    suspicious: { en: 'Check before you open this', cy: 'Gwiriwch cyn agor hon' },
    suspended: { en: 'Links from {organisation} are paused', cy: 'Mae dolenni {organisation} wedi’u hatal dros dro' },
    held: { en: 'This website is not approved', cy: 'Nid yw’r wefan hon wedi’i chymeradwyo' },
  },
  next: {
    test: { en: 'You do not need to do anything.', cy: 'Nid oes angen i chi wneud dim.' },
    blocked: {
      en: 'Do not open it. Tell IT about it so that they can warn others.',
      cy: 'Peidiwch â’i hagor. Rhowch wybod i TG amdani er mwyn iddynt rybuddio eraill.',
    },
    suspicious: {
      en: 'Ask the sender another way, such as by phone, before you open it.',
      cy: 'Holwch yr anfonwr mewn ffordd arall, er enghraifft dros y ffôn, cyn ei hagor.',
    },
    suspended: {
      en: 'Phone the person on a number you already have.',
      cy: 'Ffoniwch y person ar rif sydd gennych yn barod.',
    },
    held: {
      en: 'If you need it for urgent work, phone IT.',
      cy: 'Os oes ei hangen arnoch ar gyfer gwaith brys, ffoniwch TG.',
    },
    heldWithPhone: {
      en: 'If you need it for urgent work, phone IT on {phone}.',
      cy: 'Os oes ei hangen arnoch ar gyfer gwaith brys, ffoniwch TG ar {phone}.',
    },
  },
} satisfies Record<string, Record<string, Words>>;

/** Said in the frame itself. */
export const markerWords = {
  goes: { en: 'The link really goes to', cy: 'Mae’r ddolen yn mynd mewn gwirionedd i' },
  close: { en: 'Close', cy: 'Cau' },
  report: { en: 'Report to IT', cy: 'Rhoi gwybod i TG' },
  /** The label's name for screen readers. */
  name: {
    en: 'Warning about the link “{text}”. {label}. Show why.',
    cy: 'Rhybudd am y ddolen “{text}”. {label}. Dangos pam.',
  },
  nameWithoutText: {
    en: 'Warning about a link without words. {label}. Show why.',
    cy: 'Rhybudd am ddolen heb eiriau. {label}. Dangos pam.',
  },
} satisfies Record<string, Words>;

/** For the live region. */
export const markerCountWords: CountedWords = {
  en: { one: 'Lurewatch: 1 warning in this message.', other: 'Lurewatch: {n} warnings in this message.' },
  cy: {
    one: 'Lurewatch: 1 rhybudd yn y neges hon.',
    two: 'Lurewatch: 2 rybudd yn y neges hon.',
    other: 'Lurewatch: {n} rhybudd yn y neges hon.',
  },
};

/** Of a link that was clicked and got no answer in time. */
export const unjudgedWords = {
  title: { en: 'We have not been able to check this link yet', cy: 'Nid ydym wedi gallu gwirio’r ddolen hon eto' },
  explanation: {
    en: 'It has not opened. It may be fine, but we cannot tell. Try again in a moment, or open it only if you were expecting it.',
    cy: 'Nid yw wedi agor. Efallai ei bod yn iawn, ond ni allwn ddweud. Rhowch gynnig arall arni mewn eiliad, neu agorwch hi dim ond os oeddech yn ei disgwyl.',
  },
  retry: { en: 'Try again', cy: 'Rhoi cynnig arall arni' },
  open: { en: 'Open it anyway', cy: 'Ei hagor beth bynnag' },
} satisfies Record<string, Words>;
