// Names that pretend to be a council's: its place beside a word that makes it the council of that place, or a service of it.

import type { Council } from '../../data/organisation';
import type { HostWords } from '../host-words';
import type { Reason } from '../reason';
import type { Word } from '../vocabulary';
import { evidenceOf } from './gov';

/** Public suffixes of other countries that read like gov.uk. */
const LIKE_GOV_UK = /^gov\.(co|cm|ua|ug|uy|uz|gg)$/;

/** A shorter place is part of other words (`hart` in `chart`): then nothing else may be left over. */
const LONG_PLACE = 7;

export function councilName(words: HostWords): Reason | null {
  const { host } = words;
  const found = beside(words) ?? swapped(words);
  if (!found || host.registrableDomain === null) return null;
  const evidence = evidenceOf(found.council, found.council.domains[0] ?? '', host.registrableDomain, found.part);
  return { code: 'council-lookalike', strength: 'strong', evidence };
}

interface Found {
  readonly council: Council;
  readonly part: string;
}

/** The words of the name in order, without digits; null where letters belong to no word. */
function sequence({ parts }: HostWords): readonly (Word | null)[] {
  return parts.flatMap(({ pieces, text }) =>
    pieces.flatMap(({ word, start }) => (word === null && /\d/.test(text[start] ?? '') ? [] : [word])),
  );
}

function beside(words: HostWords): Found | null {
  const order = sequence(words);
  const isCovered = !order.includes(null);
  for (const [i, word] of order.entries()) {
    // `dorset-council` is a council's own name: it says so by itself.
    if (word?.place && /council|cyngor/.test(word.text)) return { council: word.place, part: word.text };
    if (!word?.place || (!isCovered && word.text.length < LONG_PLACE)) continue;
    if (order[i - 1]?.isCouncil || order[i + 1]?.isCouncil) return { council: word.place, part: word.text };
    const rest = order.filter((_, j) => j !== i);
    const isService = rest.every((other) => other && (other.isCouncilService || other.isCouncil || other.isFiller));
    if (isService && rest.some((other) => other?.isCouncilService)) return { council: word.place, part: word.text };
  }
  return null;
}

/** The place under a suffix that reads like gov.uk. */
function swapped({ host, parts }: HostWords): Found | null {
  const own = parts.find(({ isOwn, whole }) => isOwn && whole?.place);
  return own?.whole?.place && LIKE_GOV_UK.test(host.publicSuffix)
    ? { council: own.whole.place, part: `${own.text}.${host.publicSuffix}` }
    : null;
}
