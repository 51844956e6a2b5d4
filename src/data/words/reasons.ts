// One sentence for each reason, with gaps named after the evidence (core/reason.ts): the register of the reasons' codes. Cymraeg: needs native review.

import type { Words } from './words';

export const reasonWords = {
  'known-lure': {
    en: 'This link is on Lurewatch’s built-in list of known scams, under the name “{campaign}”.',
    cy: 'Mae’r ddolen hon ar restr o sgamiau hysbys sy’n rhan o Lurewatch, dan yr enw “{campaign}”.',
  },
  'own-lure': {
    en: 'This link is on your council’s list of known scams.',
    cy: 'Mae’r ddolen hon ar restr eich cyngor o sgamiau hysbys.',
  },
  'own-campaign': {
    en: 'This link is on your council’s list of known scams, under the name “{campaign}”.',
    cy: 'Mae’r ddolen hon ar restr eich cyngor o sgamiau hysbys, dan yr enw “{campaign}”.',
  },
  'partner-lure': {
    en: 'This link is on a list of known scams kept by {source}.',
    cy: 'Mae’r ddolen hon ar restr o sgamiau hysbys sy’n cael ei chadw gan {source}.',
  },
  'public-lure': {
    en: 'This link is on a public list of known scams.',
    cy: 'Mae’r ddolen hon ar restr gyhoeddus o sgamiau hysbys.',
  },
  'suspended-organisation': {
    en: 'This link goes to {organisation}, which is dealing with a cyber incident.',
    cy: 'Mae’r ddolen hon yn mynd i wefan {organisation}, sy’n delio â digwyddiad seiber.',
  },
  'suspended-sender': {
    en: 'This email is from {organisation}, which is dealing with a cyber incident, so it may not be from the person named.',
    cy: 'Daw’r neges hon o gyfrif {organisation}, sy’n delio â digwyddiad seiber, felly efallai nad y person a enwir a’i hanfonodd.',
  },
  'hacked-page': {
    en: 'Your council trusts this website, but this page of it is on a list of known scams. Someone may have broken into it.',
    cy: 'Mae eich cyngor yn ymddiried yn y wefan hon, ond mae’r dudalen hon ohoni ar restr o sgamiau hysbys. Efallai fod rhywun wedi torri i mewn iddi.',
  },
  'test-indicator': {
    en: 'This is Lurewatch’s test link. It is harmless, and always blocked so that you can see how a warning looks.',
    cy: 'Dyma ddolen brawf Lurewatch. Mae’n ddiniwed, a chaiff ei rhwystro bob amser er mwyn i chi weld sut mae rhybudd yn edrych.',
  },
  'council-lookalike': {
    en: 'The address uses the name of {organisation}, but the website is {domain}, which is not theirs.',
    cy: 'Mae’r cyfeiriad yn defnyddio enw {organisation}, ond {domain} yw’r wefan, ac nid eu gwefan nhw yw hi.',
  },
  'gov-lookalike': {
    en: 'The address has ‘{part}’ in it, but this is not a government or council website.',
    cy: 'Mae ‘{part}’ yn y cyfeiriad, ond nid gwefan llywodraeth na chyngor yw hon.',
  },
  'brand-in-subdomain': {
    en: 'The address copies {real}, but the website is really {domain}.',
    cy: 'Mae’r cyfeiriad yn copïo {real}, ond {domain} yw’r wefan mewn gwirionedd.',
  },
  'brand-in-name': {
    en: 'The address uses the name of {organisation}, but the website is {domain}, which is not theirs.',
    cy: 'Mae’r cyfeiriad yn defnyddio enw {organisation}, ond {domain} yw’r wefan, ac nid eu gwefan nhw yw hi.',
  },
  'misspelt-name': {
    en: '“{part}” in the address is only a letter or two different from the name of {organisation}.',
    cy: 'Dim ond llythyren neu ddwy sy’n wahanol rhwng “{part}” yn y cyfeiriad ac enw {organisation}.',
  },
  'lure-words': {
    en: 'The address is made up of words that scams often use.',
    cy: 'Mae’r cyfeiriad wedi’i wneud o eiriau y mae sgamiau’n eu defnyddio’n aml.',
  },
  'brand-in-path': {
    en: 'The page’s address uses the name of {organisation}, but the website is {domain}.',
    cy: 'Mae cyfeiriad y dudalen yn defnyddio enw {organisation}, ond {domain} yw’r wefan.',
  },
  'ip-address-host': {
    en: 'The link goes to a number instead of a named website.',
    cy: 'Mae’r ddolen yn mynd i rif yn lle gwefan ag enw.',
  },
  'encoded-email-in-link': {
    en: 'An email address is built into the link, so the website would know who clicked.',
    cy: 'Mae cyfeiriad e-bost wedi’i gynnwys yn y ddolen, felly byddai’r wefan yn gwybod pwy gliciodd.',
  },
  'download-of-risky-file': {
    en: 'This link may download a {part} file, which can change your computer if you open it.',
    cy: 'Gall y ddolen hon lawrlwytho ffeil {part}, a all newid eich cyfrifiadur os byddwch yn ei hagor.',
  },
  'form-in-email': {
    en: 'This email has a form in it that would send what you type to {domain}.',
    cy: 'Mae ffurflen yn y neges hon a fyddai’n anfon yr hyn rydych yn ei deipio i {domain}.',
  },
  'qr-code': {
    en: 'This picture is a code that opens {domain}, so you cannot see the address first.',
    cy: 'Cod yw’r llun hwn sy’n agor {domain}, felly ni allwch weld y cyfeiriad yn gyntaf.',
  },
  shortener: {
    en: 'This is a shortened link, so you cannot see where it goes.',
    cy: 'Dolen wedi’i byrhau yw hon, felly ni allwch weld i ble mae’n mynd.',
  },
  'mixed-script': {
    en: 'Some letters in the address are easily taken for others.',
    cy: 'Mae’n hawdd camgymryd rhai llythrennau yn y cyfeiriad am lythrennau eraill.',
  },
  'invisible-characters': {
    en: 'The link’s words contain characters you cannot see, which change what the address looks like.',
    cy: 'Mae geiriau’r ddolen yn cynnwys nodau na allwch eu gweld, sy’n newid golwg y cyfeiriad.',
  },
  'sender-lookalike': {
    en: 'The sender’s address copies {organisation}, but it is really {actual}.',
    cy: 'Mae cyfeiriad yr anfonwr yn copïo {organisation}, ond {actual} ydyw mewn gwirionedd.',
  },
  'sender-name-mismatch': {
    en: 'The sender’s name says {shown}, but the email came from {actual}, which is not an address of {organisation}.',
    cy: '{shown} yw’r enw ar y neges, ond daeth o {actual}, nad yw’n gyfeiriad {organisation}.',
  },
  'sender-unreadable': {
    en: 'The sender’s address, {actual}, is not a complete email address.',
    cy: 'Nid yw cyfeiriad yr anfonwr, {actual}, yn gyfeiriad e-bost cyflawn.',
  },
  'free-hosting': {
    en: 'The page is on {domain}, where anyone can put up a page.',
    cy: 'Mae’r dudalen ar {domain}, lle gall unrhyw un greu tudalen.',
  },
  'cheap-address': {
    en: 'Addresses ending in {part} cost little and are used in many scams, and this one is not the sender’s own.',
    cy: 'Mae cyfeiriadau sy’n gorffen â {part} yn rhad ac yn cael eu defnyddio mewn llawer o sgamiau, ac nid cyfeiriad yr anfonwr ei hun yw hwn.',
  },
  'coded-link': {
    en: 'The link carries a long code, and goes to {domain}, which is not the sender’s own website.',
    cy: 'Mae’r ddolen yn cynnwys cod hir, ac yn mynd i {domain}, nad yw’n wefan yr anfonwr ei hun.',
  },
  'sign-in-page': {
    en: 'The address names a sign-in page on {domain}, which we do not know.',
    cy: 'Mae’r cyfeiriad yn enwi tudalen fewngofnodi ar {domain}, nad ydym yn ei hadnabod.',
  },
  'buried-page': {
    en: 'The page lies among the inner files of {domain}, where scammers put pages when they break into a website.',
    cy: 'Mae’r dudalen ymhlith ffeiliau mewnol {domain}, lle mae sgamwyr yn rhoi tudalennau pan fyddant yn torri i mewn i wefan.',
  },
  'free-hosting-brand': {
    en: 'The address uses the name of {organisation}, but it is on {domain}, where anyone can put up a page.',
    cy: 'Mae’r cyfeiriad yn defnyddio enw {organisation}, ond mae ar {domain}, lle gall unrhyw un greu tudalen.',
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
    en: 'The part before the @ sign is not a website; the link really goes to {domain}.',
    cy: 'Nid gwefan yw’r rhan cyn yr arwydd @; mae’r ddolen yn mynd mewn gwirionedd i {domain}.',
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
