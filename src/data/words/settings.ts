// Words of the page of settings and diagnostics, for IT and the help desk. Cymraeg: needs native review.

import type { CountedWords, Words } from './words';

export const settingsWords = {
  title: { en: 'Settings and diagnostics', cy: 'Gosodiadau a diagnosteg' },
  lede: {
    en: 'What Lurewatch is doing on this computer, and where each setting came from.',
    cy: 'Yr hyn y mae Lurewatch yn ei wneud ar y cyfrifiadur hwn, a tharddiad pob gosodiad.',
  },
  onPage: { en: 'On this page', cy: 'Ar y dudalen hon' },
  unavailable: {
    en: 'Lurewatch does not answer. Close this page and open it again.',
    cy: 'Nid yw Lurewatch yn ateb. Caewch y dudalen hon a’i hagor eto.',
  },
  version: { en: 'Version {version}', cy: 'Fersiwn {version}' },
  policy: { en: 'Policy in force', cy: 'Y polisi mewn grym' },
  setting: { en: 'Setting', cy: 'Gosodiad' },
  value: { en: 'Value', cy: 'Gwerth' },
  setBy: { en: 'Set by', cy: 'Gosodwyd gan' },
  none: { en: 'None', cy: 'Dim' },
  problems: { en: 'Settings that cannot be used', cy: 'Gosodiadau na ellir eu defnyddio' },
  problemsNote: {
    en: 'IT can mend these. Everything else is in force.',
    cy: 'Gall TG drwsio’r rhain. Mae popeth arall mewn grym.',
  },
  atStart: {
    en: 'Firefox reads new settings when it starts. Close it and open it again to see them here.',
    cy: 'Mae Firefox yn darllen gosodiadau newydd wrth gychwyn. Caewch ef a’i agor eto i’w gweld yma.',
  },
  lists: { en: 'Lists', cy: 'Rhestrau' },
  list: { en: 'List', cy: 'Rhestr' },
  serial: { en: 'Serial', cy: 'Rhif cyfresol' },
  entries: { en: 'Entries', cy: 'Cofnodion' },
  verified: { en: 'Last verified', cy: 'Dilyswyd ddiwethaf' },
  next: { en: 'Next check', cy: 'Gwiriad nesaf' },
  state: { en: 'Status', cy: 'Statws' },
  never: { en: 'Never', cy: 'Byth' },
  fresh: { en: 'Up to date', cy: 'Yn gyfredol' },
  stale: { en: 'Too old', cy: 'Rhy hen' },
  waiting: { en: 'Not here yet', cy: 'Heb gyrraedd eto' },
  noLists: {
    en: 'No list is set. Lurewatch looks for scam signs only.',
    cy: 'Nid oes rhestr wedi’i gosod. Dim ond arwyddion sgam y mae Lurewatch yn chwilio amdanynt.',
  },
  storageFull: {
    en: 'There is no room left for the lists on this computer.',
    cy: 'Nid oes lle ar ôl i’r rhestrau ar y cyfrifiadur hwn.',
  },
  storageUnavailable: {
    en: 'The browser does not let Lurewatch keep its lists.',
    cy: 'Nid yw’r porwr yn gadael i Lurewatch gadw ei restrau.',
  },
  coverage: { en: 'Where it works', cy: 'Ble mae’n gweithio' },
  address: { en: 'Address', cy: 'Cyfeiriad' },
  working: { en: 'Working', cy: 'Yn gweithio' },
  attention: { en: 'Needs attention', cy: 'Angen sylw' },
  notAllowed: {
    en: 'The browser has not let Lurewatch read {host}. Add it to your build, or press the button.',
    cy: 'Nid yw’r porwr wedi gadael i Lurewatch ddarllen {host}. Ychwanegwch ef at eich fersiwn, neu pwyswch y botwm.',
  },
  allow: { en: 'Let Lurewatch check {host}', cy: 'Gadael i Lurewatch wirio {host}' },
  privateYes: {
    en: 'It works in private windows too.',
    cy: 'Mae’n gweithio mewn ffenestri preifat hefyd.',
  },
  privateNo: {
    en: 'It does not work in private windows.',
    cy: 'Nid yw’n gweithio mewn ffenestri preifat.',
  },
  permissionsMissing: {
    en: 'The browser has taken these permissions away: {names}.',
    cy: 'Mae’r porwr wedi tynnu’r caniatâd hwn yn ôl: {names}.',
  },
  permissionsWhole: {
    en: 'All permissions are given.',
    cy: 'Mae pob caniatâd wedi’i roi.',
  },
  selfTest: { en: 'Self test', cy: 'Hunanbrawf' },
  selfTestNote: {
    en: 'A test link is sent through every step. A tab opens and closes by itself.',
    cy: 'Anfonir dolen brawf drwy bob cam. Mae tab yn agor ac yn cau ar ei ben ei hun.',
  },
  run: { en: 'Run self test', cy: 'Rhedeg yr hunanbrawf' },
  running: { en: 'Running…', cy: 'Yn rhedeg…' },
  test: { en: 'Test', cy: 'Prawf' },
  result: { en: 'Result', cy: 'Canlyniad' },
  copy: { en: 'Copy diagnostics', cy: 'Copïo’r diagnosteg' },
  copyNote: {
    en: 'This holds no email content, addresses or links.',
    cy: 'Nid yw’n cynnwys unrhyw gynnwys, cyfeiriadau na dolenni o negeseuon.',
  },
  showText: { en: 'Show what is copied', cy: 'Dangos yr hyn a gopïir' },
  copied: { en: 'Diagnostics copied', cy: 'Copïwyd y diagnosteg' },
  notCopied: {
    en: 'The browser did not let Lurewatch copy. Select the text below.',
    cy: 'Ni adawodd y porwr i Lurewatch gopïo. Dewiswch y testun isod.',
  },
} satisfies Record<string, Words>;

export const originWords = {
  managed: { en: 'Your organisation', cy: 'Eich sefydliad' },
  packed: { en: 'Your build', cy: 'Eich fersiwn' },
  both: { en: 'Your organisation, and your build', cy: 'Eich sefydliad, a’ch fersiwn' },
  'built-in': { en: 'Built in', cy: 'Rhagosodedig' },
  person: { en: 'You', cy: 'Chi' },
  browser: { en: 'Your browser', cy: 'Eich porwr' },
  feed: { en: 'Signed list {serial}', cy: 'Rhestr lofnodedig {serial}' },
} satisfies Record<string, Words>;

export const settingWords = {
  organisation: { en: 'Organisation', cy: 'Sefydliad' },
  level: { en: 'Incident level', cy: 'Lefel y digwyddiad' },
  levelSince: { en: '{level}, since {when}', cy: '{level}, ers {when}' },
  paused: { en: 'Paused organisations', cy: 'Sefydliadau wedi’u hatal dros dro' },
  pausedUntil: { en: '{organisation}, until {when}', cy: '{organisation}, tan {when}' },
  sites: { en: 'Council websites', cy: 'Gwefannau’r cyngor' },
  suspicious: { en: 'Continue from “check first” pages', cy: 'Parhau o dudalennau “gwiriwch yn gyntaf”' },
  blocked: { en: 'Continue from known scams', cy: 'Parhau o sgamiau hysbys' },
  suspended: { en: 'Continue to paused organisations', cy: 'Parhau at sefydliadau wedi’u hatal' },
  held: { en: 'Continue to links that are not approved', cy: 'Parhau at ddolenni nad ydynt wedi’u cymeradwyo' },
  allowed: { en: 'Allowed', cy: 'Caniateir' },
  notAllowed: { en: 'Not allowed', cy: 'Ni chaniateir' },
  email: { en: 'Report address', cy: 'Cyfeiriad ar gyfer adroddiadau' },
  endpoint: { en: 'Report service', cy: 'Gwasanaeth adroddiadau' },
  national: { en: 'National report address', cy: 'Cyfeiriad adroddiadau cenedlaethol' },
  shown: { en: 'Shown', cy: 'Yn cael ei ddangos' },
  notShown: { en: 'Not shown', cy: 'Heb ei ddangos' },
  rememberOpened: { en: 'Opened links', cy: 'Dolenni a agorwyd' },
  remembered: { en: 'Remembered for 30 days', cy: 'Cofir am 30 diwrnod' },
  notRemembered: { en: 'Not remembered', cy: 'Ni chofir' },
  group: { en: 'Practice group', cy: 'Grŵp ymarfer' },
  language: { en: 'Language', cy: 'Iaith' },
  en: { en: 'English', cy: 'Saesneg' },
  cy: { en: 'Welsh', cy: 'Cymraeg' },
  locks: { en: 'Locked for staff', cy: 'Wedi’i gloi i staff' },
  lockLanguage: { en: 'Language', cy: 'Iaith' },
  lockSites: { en: 'Further websites', cy: 'Gwefannau eraill' },
} satisfies Record<string, Words>;

export const addressCountWords: CountedWords = {
  en: { one: '{n} address', other: '{n} addresses' },
  cy: { one: '{n} cyfeiriad', two: '{n} gyfeiriad', other: '{n} cyfeiriad' },
};

export const selfTestWords = {
  lists: { en: 'The signature on each list is good', cy: 'Mae’r llofnod ar bob rhestr yn ddilys' },
  clock: { en: 'The clock agrees with the lists', cy: 'Mae’r cloc yn cytuno â’r rhestrau' },
  scam: { en: 'A known scam link is found', cy: 'Caiff dolen sgam hysbys ei chanfod' },
  council: { en: 'A council link is not marked', cy: 'Ni chaiff dolen cyngor ei marcio' },
  stopped: { en: 'A known scam website is stopped', cy: 'Caiff gwefan sgam hysbys ei hatal' },
  mail: { en: 'Lurewatch is in your open email', cy: 'Mae Lurewatch yn eich e-bost agored' },
  passed: { en: 'Passed', cy: 'Wedi pasio' },
  failed: { en: 'Failed', cy: 'Wedi methu' },
  noLists: { en: 'There is no list yet', cy: 'Nid oes rhestr eto' },
  noMail: { en: 'Open your email first', cy: 'Agorwch eich e-bost yn gyntaf' },
} satisfies Record<string, Words>;
