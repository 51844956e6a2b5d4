// What formats that know nothing but names can say: the hosts file and the response policy zone.

import type { Indicator } from '../../core/indicator';
import { addressVersion } from './address';
import type { LeftOutReason } from './format';

/** Letters, digits, hyphens, and the underscore that some hosts have; two labels at least. RFC 1035 section 2.3.4 for the lengths. */
const NAME = /^(?:[a-z\d_-]{1,63}\.)+[a-z\d_-]{1,63}$/;

/** `maxUnits`: how long a name may be. */
export function nameObjection({ kind, hostname }: Indicator, maxUnits: number): LeftOutReason | null {
  if (kind === 'url') return 'page';
  if (kind === 'prefix') return 'prefix';
  if (addressVersion(hostname) !== null) return 'address';
  return hostname.length <= maxUnits && NAME.test(hostname) ? null : 'name';
}
