// Names that copy somebody's: the table of rules. Adding one touches this list and its own file.

import { type HostWords, readHostWords } from './host-words';
import type { HostParts } from './hostname';
import { councilName, swappedSuffix } from './lookalike/council';
import { govUkInside, officialDomainInside } from './lookalike/gov';
import { protectedName } from './lookalike/name';
import { nameInPath } from './lookalike/path';
import { lureWords } from './lookalike/trade';
import { misspeltName } from './lookalike/typo';
import type { Reason } from './reason';
import { VOCABULARY } from './vocabulary';

type Rule = (words: HostWords) => Reason | null;

/** Most telling first: the first strong reason is the one that a person is shown. */
const RULES: readonly Rule[] = [
  officialDomainInside,
  councilName,
  swappedSuffix,
  govUkInside,
  protectedName,
  misspeltName,
  lureWords,
];

/**
 * Restricted registries of the world: universities, governments, schools, armies. Whoever has a name there has shown who he is, and
 * places and bodies abroad bear the names of British ones. `gov.co` and its like are told apart in council.ts.
 */
const INSTITUTIONAL =
  /(^|\.)(ac|edu|gov|gob|gouv|govt|go|mil|sch|nhs|police|k12)\.[a-z]{2}$|^(gov|edu|mil|int|museum)$|^k12\.[a-z]{2}\.us$/;

/** At most one reason a rule. For hosts that no protected organisation owns. `pathname` as the URL standard serialises it. */
export function findLookalikes(host: HostParts, pathname: string): readonly Reason[] {
  if (host.registrableDomain === null) return [];
  // `mydhl.express.dhl`: the whole suffix is the organisation's.
  if (VOCABULARY.get(host.publicSuffix)?.name) return [];
  const words = readHostWords(host);
  const isInstitution = INSTITUTIONAL.test(host.publicSuffix);
  const rules = isInstitution ? [officialDomainInside, swappedSuffix] : RULES;
  const found = [...rules.map((rule) => rule(words)), nameInPath(words, pathname)].filter((reason) => reason !== null);
  // Whose domain is copied says more than that it is government's.
  const named = found.some(({ code }) => code === 'brand-in-subdomain')
    ? found.filter(({ code }) => code !== 'gov-lookalike')
    : found;
  // The service's own name says nothing of its customer's.
  const asks = words.parts.some(({ isOwn, pieces }) => !isOwn && pieces.some(({ word }) => word?.isAction));
  return words.isTenant && !asks ? named.map((reason) => ({ ...reason, strength: 'weak' })) : named;
}
