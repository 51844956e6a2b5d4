// Whom lures copy: the councils, the public bodies, and the brands that are protected but not trusted.

import { COUNCILS } from '../data/councils';
import type { Organisation, Sector } from '../data/organisation';
import { PUBLIC_BODIES } from '../data/public-bodies';

/** Bodies that a council trusts by default. A bank or a carrier is protected, not trusted: in a lockdown its links are held. */
const PUBLIC_SECTORS: ReadonlySet<Sector> = new Set<Sector>(['government', 'health', 'police', 'local']);

/** Where a domain is two councils' (joint sites), the last one here stands for it. */
export const PUBLIC_ORGANISATIONS: readonly Organisation[] = [
  ...PUBLIC_BODIES.filter(({ sector }) => PUBLIC_SECTORS.has(sector)),
  ...COUNCILS,
];

export const PROTECTED_ORGANISATIONS: readonly Organisation[] = [...PUBLIC_BODIES, ...COUNCILS];
