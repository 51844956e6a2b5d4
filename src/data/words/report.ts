// Words of the page that makes a report to IT, and of the report itself. Cymraeg: needs native review.

import type { Words } from './words';

export const reportWords = {
  /** On every button that leads here. */
  report: { en: 'Report to IT', cy: 'Rhoi gwybod i TG' },
  title: { en: 'Report this link to IT', cy: 'Rhoi gwybod i TG am y ddolen hon' },
  thanks: {
    en: 'You are not in trouble. Telling IT now helps protect everyone.',
    cy: 'Nid ydych mewn trafferth. Mae rhoi gwybod i TG nawr yn helpu i amddiffyn pawb.',
  },
  question: { en: 'What do you want to tell IT?', cy: 'Beth hoffech chi ei ddweud wrth TG?' },
  scam: { en: 'This looks like a scam', cy: 'Mae hwn yn edrych fel sgam' },
  opened: { en: 'I opened it', cy: 'Agorais hi' },
  wrong: { en: 'This warning is wrong', cy: 'Mae’r rhybudd hwn yn anghywir' },
  willSend: { en: 'This is what IT will get', cy: 'Dyma’r hyn y bydd TG yn ei gael' },
  notYet: {
    en: 'Nothing is sent until you press send in your email. The link in it cannot be clicked.',
    cy: 'Ni chaiff unrhyw beth ei anfon nes i chi bwyso anfon yn eich e-bost. Ni ellir clicio ar y ddolen sydd ynddo.',
  },
  notYetSent: {
    en: 'Nothing is sent until you press “Send to IT”.',
    cy: 'Ni chaiff unrhyw beth ei anfon nes i chi bwyso “Anfon at TG”.',
  },
  send: { en: 'Send to IT', cy: 'Anfon at TG' },
  sending: { en: 'Sending.', cy: 'Yn anfon.' },
  sent: { en: 'IT has your report.', cy: 'Mae eich adroddiad gan TG.' },
  receipt: {
    en: 'IT has your report. Its number is {receipt}.',
    cy: 'Mae eich adroddiad gan TG. Ei rif yw {receipt}.',
  },
  waiting: {
    en: 'IT cannot be reached now. Your report will be sent as soon as it can. You can close this page.',
    cy: 'Ni ellir cyrraedd TG nawr. Caiff eich adroddiad ei anfon cyn gynted ag y bo modd. Gallwch gau’r dudalen hon.',
  },
  refused: {
    en: 'IT’s system did not take the report. Please send it by email instead.',
    cy: 'Ni dderbyniodd system TG yr adroddiad. Anfonwch ef drwy e-bost yn lle hynny.',
  },
  notSent: {
    en: 'The report could not be sent. Please send it by email instead.',
    cy: 'Nid oedd modd anfon yr adroddiad. Anfonwch ef drwy e-bost yn lle hynny.',
  },
  byEmail: { en: 'Or send it by email', cy: 'Neu ei anfon drwy e-bost' },
  contact: { en: 'How can IT reach you?', cy: 'Sut gall TG gysylltu â chi?' },
  contactHint: {
    en: 'A name or a phone number. You can leave this empty.',
    cy: 'Enw neu rif ffôn. Gallwch adael hwn yn wag.',
  },
  exact: { en: 'Show exactly what is sent', cy: 'Dangos yn union yr hyn a anfonir' },
  original: {
    en: 'If IT asks for the email itself, show its source, save that page and attach it.',
    cy: 'Os yw TG yn gofyn am y neges ei hun, dangoswch ei ffynhonnell, cadwch y dudalen honno a’i hatodi.',
  },
  showOriginal: { en: 'Show the email’s source', cy: 'Dangos ffynhonnell y neges' },
  contactLine: { en: 'Contact', cy: 'Cyswllt' },
  to: { en: 'To', cy: 'At' },
  about: { en: 'Subject', cy: 'Pwnc' },
  noAddress: { en: 'your IT team (add their address)', cy: 'eich tîm TG (ychwanegwch eu cyfeiriad)' },
  write: { en: 'Open it in my email', cy: 'Ei agor yn fy e-bost' },
  copy: { en: 'Copy the report', cy: 'Copïo’r adroddiad' },
  copied: {
    en: 'Copied. Paste it into a new email to IT.',
    cy: 'Wedi’i gopïo. Gludwch ef i neges newydd at TG.',
  },
  notCopied: {
    en: 'It could not be copied. Select the words above and copy them.',
    cy: 'Nid oedd modd ei gopïo. Dewiswch y geiriau uchod a’u copïo.',
  },
  nothingOpens: {
    en: 'If nothing opens, copy the report and paste it into a new email.',
    cy: 'Os nad oes dim yn agor, copïwch yr adroddiad a’i gludo i neges newydd.',
  },
  national: {
    en: 'You can also forward the email itself to {address}.',
    cy: 'Gallwch hefyd anfon y neges ei hun ymlaen at {address}.',
  },
  expired: { en: 'This report has expired', cy: 'Mae’r adroddiad hwn wedi dod i ben' },
  unavailable: { en: 'We cannot show this report', cy: 'Ni allwn ddangos yr adroddiad hwn' },
  reportAgain: {
    en: 'Go back to your email and report the link again.',
    cy: 'Ewch yn ôl i’ch e-bost a rhowch wybod am y ddolen eto.',
  },
  // ---- In the report itself
  subject: {
    scam: { en: 'Suspicious link: {domain}', cy: 'Dolen amheus: {domain}' },
    opened: { en: 'I opened a suspicious link: {domain}', cy: 'Agorais ddolen amheus: {domain}' },
    wrong: { en: 'Wrong warning: {domain}', cy: 'Rhybudd anghywir: {domain}' },
  },
  opening: {
    scam: { en: 'I want to report this link from an email.', cy: 'Hoffwn roi gwybod am y ddolen hon o neges e-bost.' },
    opened: {
      en: 'I opened this link. Please tell me what to do.',
      cy: 'Agorais y ddolen hon. Dywedwch wrthyf beth i’w wneud.',
    },
    wrong: {
      en: 'I think that the warning about this link is wrong.',
      cy: 'Rwy’n meddwl bod y rhybudd am y ddolen hon yn anghywir.',
    },
  },
  unread: { en: 'address not read', cy: 'cyfeiriad heb ei ddarllen' },
  link: { en: 'Link', cy: 'Dolen' },
  leadsTo: { en: 'It leads to', cy: 'Mae’n arwain at' },
  sender: { en: 'Sender', cy: 'Anfonwr' },
  result: { en: 'Lurewatch result', cy: 'Canlyniad Lurewatch' },
  openedAt: { en: 'Opened', cy: 'Agorwyd' },
  when: { en: 'Reported', cy: 'Adroddwyd' },
} satisfies Record<string, Words | Record<string, Words>>;
