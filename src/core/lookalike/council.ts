// Names that pretend to be a council's: its place beside a word that makes it the council of that place, or a service of it.

import type { Council } from '../../data/organisation';
import type { HostWords, Part } from '../host-words';
import type { Reason, Strength } from '../reason';
import type { Word } from '../vocabulary';
import { evidenceOf } from './gov';
import { isMisspelt } from './typo';

/** Public suffixes of other countries that read like gov.uk. */
const LIKE_GOV_UK = /^gov\.(co|cm|ua|ug|uy|uz|gg)$/;

/** Countries that have places and councils of the same names; `.co`, `.io` and their like are nobody's country here. */
const ABROAD = /(^|\.)(?!uk|co|io|me|cc|tv|ws|su|tk|ml|ga|cf|gq|pw|to|ly|gg|im|je)[a-z]{2}$/;

/** A shorter place is part of other words (`hart` in `chart`): then nothing else may be left over. */
const LONG_PLACE = 7;

interface Found {
  readonly council: Council;
  readonly part: string;
  readonly strength: Strength;
}

export function councilName(words: HostWords): Reason | null {
  const found = beside(words);
  if (!found) return null;
  const isAbroad = ABROAD.test(words.host.publicSuffix) && !words.isCheap;
  return reasonFor(words, isAbroad ? { ...found, strength: 'weak' } : found);
}

/** The place under a suffix that reads like gov.uk. */
export function swappedSuffix(words: HostWords): Reason | null {
  const { host, parts } = words;
  const own = parts.find(({ isOwn, whole }) => isOwn && whole?.place);
  if (!own?.whole?.place || !LIKE_GOV_UK.test(host.publicSuffix)) return null;
  return reasonFor(words, { council: own.whole.place, part: `${own.text}.${host.publicSuffix}`, strength: 'strong' });
}

function reasonFor({ host }: HostWords, { council, part, strength }: Found): Reason | null {
  if (host.registrableDomain === null) return null;
  const evidence = evidenceOf(council, council.domains[0] ?? '', host.registrableDomain, part);
  return { code: 'council-lookalike', strength, evidence };
}

interface Item {
  /** Null for letters that belong to no word. */
  readonly word: Word | null;
  readonly text: string;
  readonly part: Part;
}

/** The words of the name in order, without digits. */
function sequence({ parts }: HostWords): readonly Item[] {
  return parts.flatMap((part) =>
    part.pieces.flatMap(({ word, start, end }) => {
      const text = part.text.slice(start, end);
      return word === null && /^\d/.test(text) ? [] : [{ word, text, part }];
    }),
  );
}

function beside(words: HostWords): Found | null {
  // Most names hold no place.
  if (!words.words.some(({ place }) => place)) return null;
  const order = sequence(words);
  const isCovered = order.every(({ word }) => word !== null);
  for (const [i, { word }] of order.entries()) {
    const place = word?.place;
    if (!word || !place) continue;
    const found = (strength: Strength): Found => ({ council: place, part: word.text, strength });
    // `dorset-council` is a council's own name: it says so by itself.
    if (/council|cyngor/.test(word.text)) return found('strong');
    const around = [order[i - 1], order[i + 1]].filter((item) => item !== undefined);
    if (around.some((item) => item.word === null && isCouncilMisspelt(item.text))) return found('strong');
    if (!isCovered && word.text.length < LONG_PLACE) continue;
    const council = around.find((item) => item.word?.isCouncil)?.word;
    if (council) return found(council.text === 'borough' && word.isAmbiguous ? 'weak' : 'strong');
    if (isServiceOf(words, order, i)) return found('strong');
  }
  return null;
}

/** The place and nothing but services, in one label: `login-hackney`, not `login.hackney.org`. */
function isServiceOf(words: HostWords, order: readonly Item[], at: number): boolean {
  const item = order[at];
  if (!item) return false;
  const own = order.filter(({ part }) => part.isOwn === item.part.isOwn);
  const rest = own.filter((other) => other !== item);
  if (rest.length === 0) return false;
  const { isAmbiguous } = item.word ?? {};
  const isService = ({ word }: Item) => word?.isCouncilService === true;
  // What could be many other things needs the border of a hyphen.
  if (isAmbiguous && item.part.isLabel && !words.isCheap) return false;
  if (rest.every((other) => isService(other) || other.word?.isFiller || other.word?.isCouncil) && rest.some(isService))
    return true;
  if (isAmbiguous) return false;
  const isStaff = ({ word }: Item) =>
    word?.isCouncilStaff || word?.name?.sector === 'sign-in' || word?.genericName?.sector === 'sign-in';
  return rest.every((other) => isService(other) || isStaff(other) || other.word?.isFiller) && rest.some(isStaff);
}

const isCouncilMisspelt = (text: string) => ['council', 'cyngor', 'counciltax'].some((word) => isMisspelt(word, text));
