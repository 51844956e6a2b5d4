// Words of the page that stands where a link was stopped. Cymraeg: needs native review.
// Names ({organisation}) stand in Welsh only where they do not mutate.

import type { Words } from './words';

export interface CaseWords {
  /** Heading and title of the page. */
  readonly title: Words;
  readonly lede: Words;
  readonly next: Words;
}

/** `refused`: a suspicious link while only approved websites open. */
export type StoppedCase = 'blocked' | 'test' | 'suspicious' | 'refused' | 'suspended' | 'held';

export const caseWords: Readonly<Record<StoppedCase, CaseWords>> = {
  blocked: {
    title: { en: 'We stopped a link that is a known scam', cy: 'Rydym wedi atal dolen sy’n sgam hysbys' },
    lede: {
      en: 'It did not open. It is on a list of known scams.',
      cy: 'Ni wnaeth agor. Mae ar restr o sgamiau hysbys.',
    },
    next: {
      en: 'Tell IT about the email, then delete it. Do not reply or phone any number in it.',
      cy: 'Rhowch wybod i TG am y neges, yna dilëwch hi. Peidiwch ag ymateb na ffonio unrhyw rif sydd ynddi.',
    },
  },
  test: {
    title: { en: 'We stopped the Lurewatch test link', cy: 'Rydym wedi atal dolen brawf Lurewatch' },
    lede: {
      en: 'It did not open. A real warning looks like this.',
      cy: 'Ni wnaeth agor. Dyma sut mae rhybudd go iawn yn edrych.',
    },
    next: { en: 'You do not need to do anything.', cy: 'Nid oes angen i chi wneud dim.' },
  },
  suspicious: {
    title: { en: 'Check before you open this link', cy: 'Gwiriwch cyn agor y ddolen hon' },
    lede: {
      en: 'It has not opened yet. Something about it does not look right.',
      cy: 'Nid yw wedi agor eto. Mae rhywbeth amdani nad yw’n edrych yn iawn.',
    },
    next: {
      en: 'If you were not expecting this, tell IT. If you were, check with the sender by phone or in person first.',
      cy: 'Os nad oeddech yn disgwyl hon, rhowch wybod i TG. Os oeddech, gwiriwch gyda’r anfonwr dros y ffôn neu wyneb yn wyneb yn gyntaf.',
    },
  },
  refused: {
    title: { en: 'We stopped a link that does not look right', cy: 'Rydym wedi atal dolen nad yw’n edrych yn iawn' },
    lede: {
      en: 'It did not open. Only approved websites open at the moment.',
      cy: 'Ni wnaeth agor. Dim ond gwefannau cymeradwy sy’n agor ar hyn o bryd.',
    },
    next: {
      en: 'Tell IT about the email. Do not reply or phone any number in it.',
      cy: 'Rhowch wybod i TG am y neges. Peidiwch ag ymateb na ffonio unrhyw rif sydd ynddi.',
    },
  },
  suspended: {
    title: {
      en: 'Links from {organisation} are paused for now',
      cy: 'Mae dolenni {organisation} wedi’u hatal am y tro',
    },
    lede: {
      en: 'This link did not open. {organisation} is dealing with a cyber incident.',
      cy: 'Ni wnaeth y ddolen hon agor. Mae {organisation} yn delio â digwyddiad seiber.',
    },
    next: {
      en: 'Phone the person on a number you already have. Do not use a number from the email.',
      cy: 'Ffoniwch y person ar rif sydd gennych yn barod. Peidiwch â defnyddio rhif o’r neges.',
    },
  },
  held: {
    title: {
      en: 'Only approved websites open at the moment',
      cy: 'Dim ond gwefannau cymeradwy sy’n agor ar hyn o bryd',
    },
    lede: {
      en: 'This link did not open. It may be harmless, but it is not on the approved list.',
      cy: 'Ni wnaeth y ddolen hon agor. Efallai ei bod yn ddiniwed, ond nid yw ar y rhestr gymeradwy.',
    },
    next: {
      en: 'If you need this website for urgent work, phone IT and ask them to approve it.',
      cy: 'Os oes angen y wefan hon arnoch ar gyfer gwaith brys, ffoniwch TG a gofynnwch iddynt ei chymeradwyo.',
    },
  },
};

export const interstitialWords = {
  loading: { en: 'Checking…', cy: 'Yn gwirio…' },
  goes: { en: 'Where the link goes', cy: 'I ble mae’r ddolen yn mynd' },
  why: { en: 'Why we stopped it', cy: 'Pam y gwnaethom ei hatal' },
  next: { en: 'What to do next', cy: 'Beth i’w wneud nesaf' },
  back: { en: 'Go back to my email', cy: 'Mynd yn ôl i fy e-bost' },
  bad: { en: 'Has anything bad happened?', cy: 'Oes unrhyw beth drwg wedi digwydd?' },
  nothingBad: {
    en: 'No. The link did not open, and the website does not know that you clicked.',
    cy: 'Nac oes. Ni wnaeth y ddolen agor, ac nid yw’r wefan yn gwybod eich bod wedi clicio.',
  },
  details: { en: 'Show details', cy: 'Dangos y manylion' },
  result: { en: 'Result', cy: 'Canlyniad' },
  signs: { en: 'Signs we found', cy: 'Yr arwyddion a welsom' },
  alsoKnown: { en: 'Also', cy: 'Hefyd' },
  passes: { en: 'The link passes through', cy: 'Mae’r ddolen yn mynd drwy' },
  need: { en: 'I still need to open this link', cy: 'Mae angen i mi agor y ddolen hon o hyd' },
  confirm: {
    en: 'I was expecting this, and I have checked with the sender by phone or in person',
    cy: 'Roeddwn yn disgwyl hon, ac rwyf wedi gwirio gyda’r anfonwr dros y ffôn neu wyneb yn wyneb',
  },
  confirmFirst: {
    en: 'Tell us you have checked with the sender, or go back to your email',
    cy: 'Dywedwch wrthym eich bod wedi gwirio gyda’r anfonwr, neu ewch yn ôl i’ch e-bost',
  },
  errorPrefix: { en: 'Error:', cy: 'Gwall:' },
  proceed: { en: 'Continue anyway', cy: 'Parhau beth bynnag' },
  failed: {
    en: 'That did not work. Close this tab to go back to your email.',
    cy: 'Ni weithiodd hynny. Caewch y tab hwn i fynd yn ôl i’ch e-bost.',
  },
  expired: { en: 'This warning has expired', cy: 'Mae’r rhybudd hwn wedi dod i ben' },
  unavailable: { en: 'We cannot show this warning', cy: 'Ni allwn ddangos y rhybudd hwn' },
  clickAgain: {
    en: 'Go back to your email and click the link again.',
    cy: 'Ewch yn ôl i’ch e-bost a chliciwch ar y ddolen eto.',
  },
} satisfies Record<string, Words>;
