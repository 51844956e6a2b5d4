// Names that copy a protected organisation's: its official domain, or the place and the word council, left of another
// registrable domain.

import { COUNCILS } from '../data/councils';
import type { Organisation } from '../data/organisation';
import type { HostParts } from './hostname';
import { PUBLIC_ORGANISATIONS } from './organisations';
import type { Evidence, Reason } from './reason';

/** Written next to a place, they say that it is the council of that place. */
const COUNCIL_WORDS = ['council', 'gov', 'borough', 'cyngor', 'counciltax'];

interface Copied {
  readonly organisation: Organisation;
  readonly domain: string;
}

/** Tokens of an official domain (`rbkc gov uk`) -> whose it is. */
const OFFICIAL = new Map<string, Copied>();
/** Longest official domain in tokens: how far a run is looked up. */
let longestRun = 0;
for (const organisation of PUBLIC_ORGANISATIONS) {
  for (const domain of organisation.domains) {
    const tokens = domain.split(/[.-]/);
    OFFICIAL.set(tokens.join(' '), { organisation, domain });
    longestRun = Math.max(longestRun, tokens.length);
  }
}

/** A place in tokens (`kensington and chelsea`), and run together -> its council. */
const PLACES = new Map<string, Organisation>();
for (const council of COUNCILS) {
  for (const place of council.places) {
    PLACES.set(place, council);
    PLACES.set(place.replaceAll(' ', ''), council);
  }
}

/** At most one reason a family. For hosts that no protected organisation owns. */
export function findLookalikes(host: HostParts): readonly Reason[] {
  if (host.registrableDomain === null) return [];
  const domain = host.registrableDomain;
  const tokens = host.left.split(/[.-]/);
  const copied = officialRun(tokens);
  if (copied) return [{ code: 'brand-in-subdomain', strength: 'strong', evidence: evidenceOf(copied, domain) }];
  const council = councilName(tokens);
  if (council) {
    const evidence = evidenceOf({ organisation: council, domain: council.domains[0] ?? '' }, domain);
    return [{ code: 'council-lookalike', strength: 'strong', evidence }];
  }
  const at = tokens.indexOf('gov');
  if (at !== -1 && tokens[at + 1] === 'uk') {
    return [{ code: 'gov-lookalike', strength: 'strong', evidence: { domain, part: 'gov.uk' } }];
  }
  return [];
}

function evidenceOf({ organisation, domain: real }: Copied, domain: string): Evidence {
  const { name, nameCy } = organisation;
  return { domain, organisation: name, real, part: real, ...(nameCy === undefined ? {} : { organisationCy: nameCy }) };
}

/** The longest run of tokens that is an official domain written with dots or hyphens. */
function officialRun(tokens: readonly string[]): Copied | undefined {
  for (let length = Math.min(longestRun, tokens.length); length >= 2; length -= 1) {
    for (let start = 0; start + length <= tokens.length; start += 1) {
      const copied = OFFICIAL.get(tokens.slice(start, start + length).join(' '));
      if (copied) return copied;
    }
  }
  return undefined;
}

/** A council's place directly before or after a word that makes it the council of that place. */
function councilName(tokens: readonly string[]): Organisation | undefined {
  for (let start = 0; start < tokens.length; start += 1) {
    for (let length = Math.min(6, tokens.length - start); length >= 1; length -= 1) {
      const council = PLACES.get(tokens.slice(start, start + length).join(' '));
      if (!council) continue;
      const around = [tokens[start - 1], tokens[start + length]];
      if (around.some((token) => token !== undefined && COUNCIL_WORDS.includes(token))) return council;
    }
  }
  return undefined;
}
