// What an indicator matches, in the pattern language of STIX 2.1 (section 9) and, for what that cannot say, in words.

import type { Indicator } from '../../core/indicator';
import { addressVersion, bareAddress } from './address';

export interface StixPattern {
  readonly pattern: string;
  /** What the pattern says too little of; null where it says all. */
  readonly remark: string | null;
}

/** Null where it cannot be said: LIKE takes `%` and `_` for other signs and knows no escape. */
export function stixPattern({ kind, hostname, pattern }: Indicator): StixPattern | null {
  switch (kind) {
    case 'domain':
    case 'host': {
      const version = addressVersion(hostname);
      if (version !== null)
        return { pattern: `[ipv${version}-addr:value = ${quoted(bareAddress(hostname))}]`, remark: null };
      const remark = kind === 'domain' ? 'Every host below it is meant too.' : 'No host below it is meant.';
      return { pattern: `[domain-name:value = ${quoted(hostname)}]`, remark };
    }
    case 'url': {
      const remark = pattern.includes('?')
        ? 'Under http and https, on any port.'
        : 'Whatever its query, under http and https, on any port.';
      return { pattern: `[${ofBothSchemes(pattern, (href) => `url:value = ${quoted(href)}`)}]`, remark };
    }
    case 'prefix': {
      // Without its asterisk it is `host/path/` or `host/path?query&`; the page itself is meant too.
      const start = pattern.slice(0, -1);
      if (/[%_]/.test(start)) return null;
      const comparisons = ofBothSchemes(
        start,
        (href) => `url:value = ${quoted(href.slice(0, -1))} OR url:value LIKE ${quoted(`${href}%`)}`,
      );
      return { pattern: `[${comparisons}]`, remark: 'On any port.' };
    }
  }
}

/** An entry says nothing of the scheme, and STIX has no address without one. */
const ofBothSchemes = (address: string, comparison: (href: string) => string): string =>
  ['https', 'http'].map((scheme) => comparison(`${scheme}://${address}`)).join(' OR ');

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;
