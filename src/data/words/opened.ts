// Words for a person who opened a link before it was known as a scam: what happened, what to do now, and no blame. Cymraeg: needs native review.

import type { CountedWords, Words } from './words';

export const openedWords = {
  notificationTitle: { en: 'About a link you opened', cy: 'Ynghylch dolen a agorwyd gennych' },
  notification: {
    en: 'It is now known to be a scam. You are not in trouble. Press here to see what to do.',
    cy: 'Mae’n hysbys bellach ei bod yn sgam. Nid ydych mewn trafferth. Pwyswch yma i weld beth i’w wneud.',
  },
  toolbar: {
    en: 'A link you opened is now known to be a scam. Open Lurewatch to see what to do.',
    cy: 'Mae’n hysbys bellach fod dolen a agorwyd gennych yn sgam. Agorwch Lurewatch i weld beth i’w wneud.',
  },
  page: { en: 'Links you opened', cy: 'Dolenni a agorwyd gennych' },
  title: {
    en: 'You opened a link that is now known to be a scam',
    cy: 'Agorwyd dolen gennych y mae’n hysbys bellach ei bod yn sgam',
  },
  link: { en: 'The link', cy: 'Y ddolen' },
  opened: { en: 'You opened it', cy: 'Agorwyd gennych' },
  from: { en: 'From', cy: 'O' },
  message: { en: 'a message', cy: 'neges' },
  messageIn: { en: 'a message in {webmail}', cy: 'neges yn {webmail}' },
  elsewhere: { en: 'another program', cy: 'rhaglen arall' },
  own: {
    en: 'IT has since listed it as a scam. You are not in trouble. Telling IT now helps protect everyone.',
    cy: 'Ers hynny mae TG wedi’i rhestru fel sgam. Nid ydych mewn trafferth. Mae rhoi gwybod i TG nawr yn helpu pawb.',
  },
  partner: {
    en: '{source} has since listed it as a scam. You are not in trouble. Telling IT now helps protect everyone.',
    cy: 'Ers hynny mae {source} wedi’i rhestru fel sgam. Nid ydych mewn trafferth. Mae rhoi gwybod i TG nawr yn helpu pawb.',
  },
  thirdParty: {
    en: 'A public list has since named it as a scam. You are not in trouble. Telling IT now helps protect everyone.',
    cy: 'Ers hynny mae rhestr gyhoeddus wedi’i henwi fel sgam. Nid ydych mewn trafferth. Mae rhoi gwybod i TG nawr yn helpu pawb.',
  },
  noBlame: {
    en: 'You are not in trouble. Here is what to do now.',
    cy: 'Nid ydych mewn trafferth. Dyma beth i’w wneud nawr.',
  },
  whatToDo: { en: 'What to do now', cy: 'Beth i’w wneud nawr' },
  stepClose: {
    en: 'Close the page it opened. Do not type anything else into it.',
    cy: 'Caewch y dudalen a agorodd. Peidiwch â theipio unrhyw beth arall ynddi.',
  },
  stepPhone: {
    en: 'Phone IT on {phone}. Say what you typed, or if a file downloaded.',
    cy: 'Ffoniwch TG ar {phone}. Dywedwch beth wnaethoch ei deipio, neu a lawrlwythwyd ffeil.',
  },
  stepTell: {
    en: 'Tell IT what you typed, or if a file downloaded.',
    cy: 'Dywedwch wrth TG beth wnaethoch ei deipio, neu a lawrlwythwyd ffeil.',
  },
  stepPassword: {
    en: 'If you typed a password, change it now. Type the website’s real address yourself.',
    cy: 'Os gwnaethoch deipio cyfrinair, newidiwch ef nawr. Teipiwch gyfeiriad go iawn y wefan eich hun.',
  },
  stepSignIn: {
    en: 'If your phone asks you to approve a sign-in, say no.',
    cy: 'Os bydd eich ffôn yn gofyn i chi gymeradwyo mewngofnodi, dywedwch na.',
  },
  stepKeep: {
    en: 'Leave the computer on and keep the email. IT may need them.',
    cy: 'Gadewch y cyfrifiadur ymlaen a chadwch y neges. Efallai y bydd TG eu hangen.',
  },
  tell: { en: 'Tell IT now', cy: 'Rhoi gwybod i TG nawr' },
  all: { en: 'See the details', cy: 'Gweld y manylion' },
  done: { en: 'I have told IT', cy: 'Rwyf wedi rhoi gwybod i TG' },
  nothing: { en: 'There is nothing to tell you', cy: 'Nid oes dim i’w ddweud wrthych' },
  nothingBody: {
    en: 'There is no news about the links you opened.',
    cy: 'Nid oes newyddion am y dolenni a agorwyd gennych.',
  },
  memory: { en: 'What is remembered', cy: 'Yr hyn a gofir' },
  memoryBody: {
    en: 'You may open a link in a message, or in another program. Lurewatch keeps a note of it for 30 days. If it turns out to be a scam, Lurewatch can tell you. It stays on this computer, in a form that nobody can read, not even IT.',
    cy: 'Efallai y byddwch yn agor dolen mewn neges, neu mewn rhaglen arall. Mae Lurewatch yn cadw nodyn ohoni am 30 diwrnod. Os daw i’r amlwg fel sgam, gall Lurewatch ddweud wrthych. Mae’n aros ar y cyfrifiadur hwn, ar ffurf na all neb ei darllen, gan gynnwys TG.',
  },
  off: {
    en: 'Your council has switched this off. No link is remembered.',
    cy: 'Mae eich cyngor wedi diffodd hyn. Ni chofir unrhyw ddolen.',
  },
  forget: { en: 'Forget them all', cy: 'Anghofio’r cyfan' },
  forgotten: { en: 'Forgotten.', cy: 'Wedi’u hanghofio.' },
  failed: { en: 'That did not work. Please try again.', cy: 'Ni weithiodd hynny. Rhowch gynnig arall arni.' },
} satisfies Record<string, Words>;

export const openedCountWords = {
  remembered: {
    en: { one: '1 address is remembered.', other: '{n} addresses are remembered.' },
    cy: { other: 'Cofir {n} cyfeiriad.' },
  },
  times: {
    en: { one: 'once', other: '{n} times, first' },
    cy: { one: 'unwaith', other: '{n} gwaith, yn gyntaf' },
  },
  more: {
    en: { one: 'and 1 more link', other: 'and {n} more links' },
    cy: { one: 'ac 1 ddolen arall', two: 'a 2 ddolen arall', other: 'a {n} dolen arall' },
  },
} satisfies Record<string, CountedWords>;
