// Names of protected organisations inside another's.

import type { ProtectedOrganisation, Sector } from '../../data/organisation';
import type { HostWords, Part } from '../host-words';
import type { Reason, Strength } from '../reason';
import { SHORT_NAME, type Word } from '../vocabulary';
import { evidenceOf } from './gov';

/** Sectors of the bodies and carriers that British lures copy: nobody else has cause to bear their names. Banks stand apart: their domains are many. */
const BRITISH: ReadonlySet<Sector> = new Set<Sector>(['government', 'health', 'police', 'local', 'post-and-parcels']);

/** Whether the name is of a body or carrier that British lures copy, no bank. */
export const isBritishName = ({ sector }: ProtectedOrganisation): boolean => BRITISH.has(sector);

export function protectedName(words: HostWords): Reason | null {
  const { host } = words;
  if (host.registrableDomain === null) return null;
  let weak: Reason | null = null;
  for (const part of words.parts) {
    for (const piece of part.pieces) {
      const { word } = piece;
      const organisation = word?.name ?? word?.genericName;
      if (!word || !organisation) continue;
      const isAtBorder = piece.start === 0 || piece.end === part.text.length;
      const strength = !word.name
        ? genericStrength(words, part, word, organisation, isAtBorder)
        : isBritishName(organisation)
          ? britishStrength(words, part, word, isAtBorder)
          : worldStrength(words, part, word, isAtBorder);
      if (strength === null) continue;
      const code = words.isShared ? 'free-hosting-brand' : 'brand-in-name';
      const evidence = evidenceOf(organisation, organisation.domains[0] ?? '', host.registrableDomain, word.text);
      const reason: Reason = { code, strength, evidence };
      if (strength === 'strong') return reason;
      weak ??= reason;
    }
  }
  return weak;
}

/** What speaks for a lure besides the name. */
interface Company {
  /** A word of the lure's trade, or `uk` or `gov`. */
  readonly trade: boolean;
  readonly any: boolean;
}

function companyOf({ isCheap, hasAction, hasObject, isBritish }: HostWords): Company {
  const trade = hasAction || hasObject || isBritish;
  return { trade, any: trade || isCheap };
}

/** The name is all there is of the registrable domain: its owner's under another suffix, or somebody of the same name. */
const isAlone = (part: Part) => part.whole !== null && part.isLabel && part.isOwn;

/** Suffixes of no country that are neither old nor many: `dpd.repair`. */
const isNewSuffix = (suffix: string) =>
  suffix.length > 2 && !suffix.includes('.') && !/^(com|net|org|int)$/.test(suffix);

/** Bodies and carriers that British lures copy: nobody else has cause to bear their names. */
function britishStrength(words: HostWords, part: Part, word: Word, isAtBorder: boolean): Strength | null {
  const company = companyOf(words);
  const isCarrier = word.name?.sector === 'post-and-parcels';
  if (isAlone(part)) {
    // `nhsuk.co`: the name with its country, which nobody else of that name would add.
    if (words.isCheap || isNewSuffix(words.host.publicSuffix) || word.text.endsWith('uk')) return 'strong';
    // Carriers are at home in many countries, and phrases in many mouths.
    return isCarrier || word.isPhrase || /(^|\.)[a-z]{2}$/.test(words.host.publicSuffix) ? null : 'weak';
  }
  if (word.text.length > SHORT_NAME) {
    if (part.isCovered) return 'strong';
    if (!isAtBorder) return null;
    if (company.any) return 'strong';
    return word.text.length > 6 ? 'weak' : null;
  }
  if (part.whole) return 'strong';
  if (part.isCovered) return company.any || !part.isOwn ? 'strong' : 'weak';
  // `pcnxq`, `6dpd4a`: a name and a few letters that change with each lure.
  if (isAtBorder && company.trade && word.text.length === SHORT_NAME) return 'strong';
  const isNearlyCovered = part.leftOver <= 2 || part.text.length - word.text.length <= 4;
  const isInitial =
    part.text.startsWith(word.text) && word.text.length === SHORT_NAME && word.name?.sector === 'government';
  if (isAtBorder && isNearlyCovered && (words.isCheap || !part.isOwn)) {
    // Letters beside a short name are a longer word as often as not (`lldpd`); beside digits it stands by itself.
    const isBare = part.isOwn && !isInitial && !company.trade && !/\d/.test(part.text);
    return isBare ? 'weak' : 'strong';
  }
  if (isInitial) return 'weak';
  if (isAtBorder && words.isCheap && /\d/.test(part.text)) {
    // `dwp9ccf...` before somebody's cheap name: a digit ends the name as a border does.
    return !part.isOwn && new RegExp(`^${word.text}\\d`).test(part.text) ? 'strong' : 'weak';
  }
  return isAtBorder && company.trade && part.pieces.length > 2 ? 'weak' : null;
}

/** Names of the whole world: their owners have more domains than any list knows, and others name them in good faith. */
function worldStrength(words: HostWords, part: Part, word: Word, isAtBorder: boolean): Strength | null {
  const company = companyOf(words);
  // Whom a sign-in page copies is what lures of the staff kind are about; a bank's or shop's second domains are many.
  const isSignIn = word.name?.sector === 'sign-in';
  if (word.text.length <= SHORT_NAME) return part.isCovered && !isAlone(part) && company.any ? 'weak' : null;
  const isLong = word.text.length > 6;
  if (part.isCovered) {
    if ((words.hasAction && !isAlone(part)) || words.isShared) return 'strong';
    if (isAlone(part)) return words.isCheap || (isLong && isNewSuffix(words.host.publicSuffix)) ? 'weak' : null;
    const isNamed = word.text.length > (part.isLabel ? 8 : 6);
    return company.any || !part.isOwn || (isNamed && isSignIn) ? 'weak' : null;
  }
  if (words.isShared && isLong) return 'weak';
  return (isAtBorder && company.any && isLong) || (isSignIn && word.text.length > 8) ? 'weak' : null;
}

/** What honest businesses say of themselves as well: no company for a name that means other things too. */
const SOFT =
  /^(services?|security|tracking|tracker|online|check|now|number|phone|help|support|app|web|mobile|post|items?|orders?)$/;

/** `outlook`, `post office`: only in company, in a name that has little else in it. */
function genericStrength(
  words: HostWords,
  part: Part,
  word: Word,
  organisation: ProtectedOrganisation,
  isAtBorder: boolean,
): Strength | null {
  const { isCheap } = words;
  if (word.text.length <= 2) return null;
  // `tax refund` says itself what it is about: company is another word.
  const trade =
    words.isBritish ||
    words.words.some((other) => other !== word && (other.isAction || other.isObject) && !SOFT.test(other.text));
  const isBritish = isBritishName(organisation);
  if (isBritish && part.isCovered && isCheap && (trade || !part.isLabel)) return 'strong';
  if (part.whole && !part.isLabel && isCheap && trade) return 'strong';
  if (words.isShared && (part.whole || (word.text.length > 6 && isAtBorder)))
    return part.isCovered && words.hasAction ? 'strong' : 'weak';
  if (isAddressed(words, part, word)) return 'strong';
  // `outlook-live`, `teams-office`: two of one organisation's names, each of which alone is a word.
  const isTwice = words.words.some(
    (other) => other !== word && other.text.length > 2 && (other.name ?? other.genericName) === organisation,
  );
  if (isTwice && part.isCovered) return words.hasAction && trade ? 'strong' : 'weak';
  if (part.whole && !part.isLabel && part.isOwn && isMainName(word, organisation)) return 'weak';
  if (!part.isCovered) {
    if (isBritish && word.text.length > 8 && trade) return 'strong';
    if (isBritish && word.text.length > 8) return 'weak';
    return isCheap && trade && part.text.startsWith(word.text) && part.leftOver <= 4 ? 'strong' : null;
  }
  if (isAlone(part)) return isBritish && isCheap && word.text.length > 8 ? 'strong' : null;
  if (isBritish && word.text.length >= 8) {
    // Written as one word between hyphens (`postoffice-find`), as nobody writes the thing itself.
    const isMark = part.whole && !part.isLabel && words.host.left.includes(word.text);
    if (trade || isMark || hasCode(words, part)) return 'strong';
    // Post offices are many and honest; `energy rebate` and its like are the state's business.
    const isPlain = part.isLabel && part.isOwn && !part.text.startsWith(word.text);
    return organisation.sector === 'post-and-parcels' && isPlain ? null : 'weak';
  }
  if (isBritish && words.hasAction && trade) return 'strong';
  if (words.hasAction && trade && word.text.length > 3) return part.isLabel && !isCheap ? 'weak' : 'strong';
  if (part.whole && MAIL_NAMES.test(word.text) && (!part.isOwn || isCheap)) return 'weak';
  return isCheap && trade && word.text.length > 5 ? 'weak' : null;
}

/** `wr-postoffice`: two letters that stand for nothing, before the name. */
function hasCode({ parts }: HostWords, part: Part): boolean {
  const before = parts[parts.indexOf(part) - 1];
  return before?.isOwn === true && /^[^aeiou]{2}$/.test(before.text);
}

/** Sign-in pages of mail that lures copy as a label of their own. */
const MAIL_NAMES = /^(outlook|owa|o365|m365|hotmail)$/;

/** Written as an address inside another: `www-google`, `googlecom-login`. */
function isAddressed({ parts }: HostWords, part: Part, word: Word): boolean {
  const before = parts[parts.indexOf(part) - 1];
  // `www-office`; the label `www.` stands before everybody's name.
  if (part.whole && before?.text === 'www' && !before.isLabel) return !part.isLabel;
  const at = part.pieces.findIndex((piece) => piece.word === word);
  const next = part.pieces[at + 1];
  return word.text.length > 4 && next?.word?.text === 'com' && next.end === part.text.length;
}

/** `google`, not `office`: what a sign-in page is called by everybody. */
const isMainName = ({ text }: Word, { sector, domains }: ProtectedOrganisation) =>
  sector === 'sign-in' && text.length > 5 && domains[0]?.startsWith(`${text}.`) === true;
