// One sentence for each reason, with gaps named after the evidence (core/reason.ts): the register of the reasons' codes. Cymraeg: needs native review.

import type { Words } from './words';

export const reasonWords = {
  'known-lure': {
    en: 'This link is on Lurewatch’s built-in list of known scams, under the name “{campaign}”.',
    cy: 'Mae’r ddolen hon ar restr o sgamiau hysbys sy’n rhan o Lurewatch, dan yr enw “{campaign}”.',
  },
  'test-indicator': {
    en: 'This is Lurewatch’s test link. It is harmless, and always blocked so that you can see how a warning looks.',
    cy: 'Dyma ddolen brawf Lurewatch. Mae’n ddiniwed, a chaiff ei rhwystro bob amser er mwyn i chi weld sut mae rhybudd yn edrych.',
  },
  'council-lookalike': {
    en: 'The address is made to look like {organisation}, but the website belongs to someone else.',
    cy: 'Mae’r cyfeiriad wedi’i lunio i edrych fel {organisation}, ond mae’r wefan yn perthyn i rywun arall.',
  },
  'gov-lookalike': {
    en: 'The address has ‘{part}’ in it, but this is not a government or council website.',
    cy: 'Mae ‘{part}’ yn y cyfeiriad, ond nid gwefan llywodraeth na chyngor yw hon.',
  },
  'brand-in-subdomain': {
    en: 'The address copies {real}, but the website is really {domain}.',
    cy: 'Mae’r cyfeiriad yn copïo {real}, ond {domain} yw’r wefan mewn gwirionedd.',
  },
  'redirect-hides-destination': {
    en: 'The link goes through {first} first, which hides where it ends up.',
    cy: 'Mae’r ddolen yn mynd drwy {first} yn gyntaf, sy’n cuddio ble mae’n gorffen.',
  },
  'unusual-scheme': {
    en: 'This link does not open an ordinary website: it could start a program or open a file on your computer.',
    cy: 'Nid yw’r ddolen hon yn agor gwefan gyffredin: gallai ddechrau rhaglen neu agor ffeil ar eich cyfrifiadur.',
  },
  'unreadable-link': {
    en: 'We could not read this link, so treat it with care.',
    cy: 'Nid oedd modd i ni ddarllen y ddolen hon, felly byddwch yn ofalus.',
  },
  'text-shows-other-site': {
    en: 'The message shows {shown}, but the link goes to {domain}.',
    cy: 'Mae’r neges yn dangos {shown}, ond mae’r ddolen yn mynd i {domain}.',
  },
  'userinfo-in-link': {
    en: 'The part before the @ sign is there to look like a website; the link really goes to {domain}.',
    cy: 'Mae’r rhan cyn yr arwydd @ yno i edrych fel gwefan; mae’r ddolen yn mynd mewn gwirionedd i {domain}.',
  },
  'rewritten-link': {
    en: 'Your email system changed this link; we show where it really goes.',
    cy: 'Newidiodd eich system e-bost y ddolen hon; rydym yn dangos i ble mae’n mynd mewn gwirionedd.',
  },
} satisfies Record<string, Words>;

/** Why a link is held: no reason of the link's own, but that nothing approves it. */
export const notApprovedWords: Words = {
  en: 'This website is not on the approved list.',
  cy: 'Nid yw’r wefan hon ar y rhestr gymeradwy.',
};
