// What the popup says of the incident and of the lists. The council's own words come with its feed. Cymraeg: needs native review.

import type { Words } from './words';

export const situationWords = {
  normal: { en: 'No incident', cy: 'Dim digwyddiad' },
  heightened: { en: 'Take extra care', cy: 'Cymerwch fwy o ofal' },
  lockdown: { en: 'Do not open links in emails', cy: 'Peidiwch ag agor dolenni mewn negeseuon e-bost' },
  drill: {
    en: 'This is a practice. There is no real incident.',
    cy: 'Ymarfer yw hwn. Nid oes digwyddiad go iawn.',
  },
  started: { en: 'Started {when}.', cy: 'Dechreuodd {when}.' },
  review: { en: 'Next review {when}.', cy: 'Adolygiad nesaf {when}.' },
  signed: { en: 'Signed by {council}.', cy: 'Llofnod: {council}.' },
  partner: { en: '{council} is dealing with a cyber incident', cy: 'Mae {council} yn delio â digwyddiad seiber' },
  paused: {
    en: 'Links and emails from {organisation} are paused until {when}.',
    cy: 'Mae dolenni a negeseuon {organisation} wedi’u hatal dros dro tan {when}.',
  },
  allClear: { en: 'All clear', cy: 'Popeth yn glir' },
  over: { en: 'The incident ended {when}.', cy: 'Daeth y digwyddiad i ben {when}.' },
  openAgain: {
    en: 'Websites that are not on the approved list open again.',
    cy: 'Mae gwefannau nad ydynt ar y rhestr gymeradwy yn agor eto.',
  },
  restored: {
    en: 'Links and emails from {organisation} are no longer paused.',
    cy: 'Nid yw dolenni a negeseuon {organisation} wedi’u hatal mwyach.',
  },
  stillWarns: {
    en: 'Lurewatch still warns you about scams.',
    cy: 'Mae Lurewatch yn dal i’ch rhybuddio am sgamiau.',
  },
  fromCouncil: { en: 'Message from your council', cy: 'Neges gan eich cyngor' },
  notUpdated: { en: 'Not updated lately', cy: 'Heb ei ddiweddaru’n ddiweddar' },
  stale: {
    en: 'Lurewatch is still working, using the list from {when}. Newer scams may be missing, so take extra care.',
    cy: 'Mae Lurewatch yn dal i weithio, gan ddefnyddio’r rhestr o {when}. Gall sgamiau mwy newydd fod ar goll, felly cymerwch fwy o ofal.',
  },
  staleFix: {
    en: 'Connect to the council network. If this does not clear in an hour, tell IT.',
    cy: 'Cysylltwch â rhwydwaith y cyngor. Os nad yw hyn yn clirio o fewn awr, rhowch wybod i TG.',
  },
  lastKnown: { en: 'Last known status: no incident', cy: 'Statws hysbys diwethaf: dim digwyddiad' },
  awaited: { en: 'Waiting for your council’s settings', cy: 'Yn aros am osodiadau eich cyngor' },
  awaitedBody: {
    en: 'Lurewatch is new on this computer. It already looks for scam signs, but does not have your council’s lists yet.',
    cy: 'Mae Lurewatch yn newydd ar y cyfrifiadur hwn. Mae eisoes yn chwilio am arwyddion sgam, ond nid oes ganddo restrau eich cyngor eto.',
  },
  awaitedFix: {
    en: 'This usually takes a few minutes. You do not need to do anything. If it is still here tomorrow, tell IT.',
    cy: 'Mae hyn fel arfer yn cymryd ychydig funudau. Nid oes angen i chi wneud dim. Os yw’n dal yma yfory, rhowch wybod i TG.',
  },
} satisfies Record<string, Words>;
