// Every measure of the table of goals, in its order.

import { COST } from './cost';
import { FORGERIES } from './forgeries';
import { KNOWN_DOMAINS } from './known-domains';
import { LURES } from './lures';
import { MAILS } from './mail-measures';
import type { Measure } from './measure';
import { OFFICIAL_HOSTS } from './official-hosts';
import { TRUTH } from './truth';

export const MEASURES: readonly Measure[] = [
  ...OFFICIAL_HOSTS,
  KNOWN_DOMAINS,
  ...LURES,
  ...MAILS,
  FORGERIES,
  ...TRUTH,
  ...COST,
];
