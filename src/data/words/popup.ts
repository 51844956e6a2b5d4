// Words of the popup. Cymraeg: needs native review.

import type { CountedWords, Words } from './words';

export const popupWords = {
  heading: { en: 'In this message', cy: 'Yn y neges hon' },
  checking: { en: 'Checking…', cy: 'Yn gwirio…' },
  noneNote: {
    en: 'This does not prove that the message is genuine. If it feels wrong, tell IT.',
    cy: 'Nid yw hyn yn profi bod y neges yn ddilys. Os yw’n teimlo’n anghywir, rhowch wybod i TG.',
  },
  noLinks: {
    en: 'There are no links to check here. When you open a message, its links are checked.',
    cy: 'Nid oes dolenni i’w gwirio yma. Pan fyddwch yn agor neges, caiff ei dolenni eu gwirio.',
  },
  fromSender: { en: 'In the message from {sender}.', cy: 'Yn y neges gan {sender}.' },
  more: { en: 'and {n} more', cy: '{n} arall' },
  showWhy: { en: 'Show why', cy: 'Dangos pam' },
  /** Behind it the webmail's name. */
  worksHere: { en: 'Protection works here:', cy: 'Mae’r amddiffyniad yn gweithio yma:' },
  worksOnPage: { en: 'Protection works on this page.', cy: 'Mae’r amddiffyniad yn gweithio ar y dudalen hon.' },
  notWatched: { en: 'Lurewatch does not check this page', cy: 'Nid yw Lurewatch yn gwirio’r dudalen hon' },
  whereItWorks: {
    en: 'It checks links in messages in Outlook on the web, Gmail and Teams.',
    cy: 'Mae’n gwirio dolenni mewn negeseuon yn Outlook ar y we, Gmail a Teams.',
  },
  reloadPage: {
    en: 'To have the links on this page checked, reload it.',
    cy: 'I gael gwirio’r dolenni ar y dudalen hon, ail-lwythwch hi.',
  },
  askSite: {
    en: 'Do you read email on this page? Then Lurewatch can check its links too.',
    cy: 'Ydych chi’n darllen e-bost ar y dudalen hon? Os felly, gall Lurewatch wirio ei dolenni hefyd.',
  },
  namedSite: {
    en: 'Your council reads email on this page. Lurewatch can check its links once you allow it.',
    cy: 'Mae eich cyngor yn darllen e-bost ar y dudalen hon. Gall Lurewatch wirio ei dolenni ar ôl i chi ganiatáu hynny.',
  },
  allowSite: { en: 'Check links on {host}', cy: 'Gwirio dolenni ar {host}' },
  browserAsks: {
    en: 'Your browser will ask you to allow this.',
    cy: 'Bydd eich porwr yn gofyn i chi ganiatáu hyn.',
  },
  stopSite: { en: 'Stop checking links on {host}', cy: 'Peidio â gwirio dolenni ar {host}' },
  checkCodes: { en: 'Check QR codes in this message', cy: 'Gwirio codau QR yn y neges hon' },
  checkPageCodes: { en: 'Check QR codes on this page', cy: 'Gwirio codau QR ar y dudalen hon' },
  lookingForCodes: { en: 'Looking for QR codes…', cy: 'Yn chwilio am godau QR…' },
  noCodes: {
    en: 'No QR code found in what you can see. Scroll until the whole code is in view, then check again.',
    cy: 'Ni chafwyd hyd i god QR yn yr hyn y gallwch ei weld. Sgroliwch nes bod y cod cyfan yn y golwg, yna gwiriwch eto.',
  },
  cannotLook: {
    en: 'Your browser does not let Lurewatch look at this page.',
    cy: 'Nid yw eich porwr yn gadael i Lurewatch edrych ar y dudalen hon.',
  },
  codeHoldsText: {
    en: 'This code holds no web address. It says:',
    cy: 'Nid oes cyfeiriad gwe yn y cod hwn. Mae’n dweud:',
  },
  checkLink: { en: 'Check a link', cy: 'Gwirio dolen' },
  pasteLink: { en: 'Paste a web address. It will not be opened.', cy: 'Gludwch gyfeiriad gwe. Ni chaiff ei agor.' },
  check: { en: 'Check', cy: 'Gwirio' },
  nothingPasted: { en: 'Paste a web address first', cy: 'Gludwch gyfeiriad gwe yn gyntaf' },
  noAddress: {
    en: 'That is not a web address. Copy the whole link and paste it here.',
    cy: 'Nid cyfeiriad gwe yw hwnna. Copïwch y ddolen gyfan a’i gludo yma.',
  },
  checkFailed: {
    en: 'This could not be checked. Try again.',
    cy: 'Nid oedd modd gwirio hyn. Rhowch gynnig arall arni.',
  },
  nothingFound: {
    en: 'This website is not on the approved list, and we found nothing wrong with the address.',
    cy: 'Nid yw’r wefan hon ar y rhestr gymeradwy, ac ni welsom unrhyw beth o’i le ar y cyfeiriad.',
  },
  onList: { en: 'This website is on the approved list.', cy: 'Mae’r wefan hon ar y rhestr gymeradwy.' },
} satisfies Record<string, Words>;

export const webmailWords = {
  outlook: { en: 'Outlook on the web', cy: 'Outlook ar y we' },
  gmail: { en: 'Gmail', cy: 'Gmail' },
  teams: { en: 'Teams', cy: 'Teams' },
  roundcube: { en: 'Roundcube', cy: 'Roundcube' },
} satisfies Record<string, Words>;

export const popupCountWords = {
  warned: {
    en: { one: '1 link has a warning.', other: '{n} links have warnings.' },
    cy: {
      one: 'Mae rhybudd am 1 ddolen.',
      two: 'Mae rhybuddion am 2 ddolen.',
      other: 'Mae rhybuddion am {n} dolen.',
    },
  },
  codes: {
    en: { one: '1 QR code found.', other: '{n} QR codes found.' },
    cy: { one: 'Cafwyd hyd i 1 cod QR.', two: 'Cafwyd hyd i 2 god QR.', other: 'Cafwyd hyd i {n} cod QR.' },
  },
  none: {
    en: { one: 'No warning for the link in this message.', other: 'No warnings for the {n} links in this message.' },
    cy: {
      one: 'Dim rhybudd am y ddolen yn y neges hon.',
      two: 'Dim rhybuddion am y 2 ddolen yn y neges hon.',
      other: 'Dim rhybuddion am y {n} dolen yn y neges hon.',
    },
  },
  others: {
    en: { one: 'The other link has no warning.', other: 'The other {n} links have no warnings.' },
    cy: {
      one: 'Nid oes rhybudd am y ddolen arall.',
      two: 'Nid oes rhybuddion am y 2 ddolen arall.',
      other: 'Nid oes rhybuddion am y {n} dolen arall.',
    },
  },
  /** In a lockdown what is not approved is held: the others are. */
  approved: {
    en: { one: 'The other link goes to an approved website.', other: 'The other {n} links go to approved websites.' },
    cy: {
      one: 'Mae’r ddolen arall yn mynd i wefan gymeradwy.',
      two: 'Mae’r 2 ddolen arall yn mynd i wefannau cymeradwy.',
      other: 'Mae’r {n} dolen arall yn mynd i wefannau cymeradwy.',
    },
  },
  /** Said of two links and more. */
  sameDestination: {
    en: { other: '{n} links go here.' },
    cy: { two: 'Mae 2 ddolen yn mynd yma.', other: 'Mae {n} dolen yn mynd yma.' },
  },
} satisfies Record<string, CountedWords>;
