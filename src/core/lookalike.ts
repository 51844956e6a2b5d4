// Names that copy somebody's: the table of rules. Adding one touches this list and its own file.

import { type HostWords, readHostWords } from './host-words';
import type { HostParts } from './hostname';
import { councilName } from './lookalike/council';
import { govUkInside, officialDomainInside } from './lookalike/gov';
import { protectedName } from './lookalike/name';
import { nameInPath } from './lookalike/path';
import { lureWords } from './lookalike/trade';
import { misspeltName } from './lookalike/typo';
import type { Reason } from './reason';

type Rule = (words: HostWords) => Reason | null;

/** Most telling first: the first strong reason is the one that a person is shown. */
const RULES: readonly Rule[] = [officialDomainInside, councilName, govUkInside, protectedName, misspeltName, lureWords];

/** At most one reason a rule. For hosts that no protected organisation owns. `pathname` as the URL standard serialises it. */
export function findLookalikes(host: HostParts, pathname: string): readonly Reason[] {
  if (host.registrableDomain === null) return [];
  const words = readHostWords(host);
  const found = [...RULES.map((rule) => rule(words)), nameInPath(words, pathname)].filter((reason) => reason !== null);
  // Whose domain is copied says more than that it is government's.
  return found.some(({ code }) => code === 'brand-in-subdomain')
    ? found.filter(({ code }) => code !== 'gov-lookalike')
    : found;
}
