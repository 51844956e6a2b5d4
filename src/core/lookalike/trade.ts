// Names made of nothing but the words of a lure's trade: `cancel-payee-request`, `parcel-redelivery-fee`.

import { ABUSED_SUFFIXES } from '../../data/abused-suffixes';
import type { HostWords } from '../host-words';
import type { Reason, Strength } from '../reason';
import type { Word } from '../vocabulary';

const ABUSED = new Set(ABUSED_SUFFIXES.split(' '));

/** What no honest service calls itself by, as it is the customer's business or the scam's. */
const TELLING = new Set([
  ...[
    'payee',
    'payees',
    'newpayee',
    'redelivery',
    'redeliver',
    'reschedule',
    'rescheduled',
    'unpaid',
    'overpaid',
    'owed',
    'missed',
  ],
  ...[
    'rebate',
    'rebates',
    'refund',
    'refunds',
    'unlock',
    'suspended',
    'restricted',
    'reship',
    'verification',
    'verify',
    'undelivered',
  ],
  ...[
    'deregister',
    'deny',
    'decline',
    'reject',
    'reverse',
    'attempt',
    'unauthorised',
    'unauthorized',
    'reactivate',
    'authorise',
  ],
]);

/** Of the registrable domain's own label, and only where nothing is left over but a code: another word makes it somebody's name. */
export function lureWords({ parts, host, isShared }: HostWords): Reason | null {
  if (host.registrableDomain === null) return null;
  const own = parts.filter(({ isOwn }) => isOwn);
  if (!own.every(({ isCovered, text }) => isCovered || text.length <= 2 || (/\d/.test(text) && text.length <= 8)))
    return null;
  const words = [...new Set(own.flatMap(({ pieces }) => pieces.flatMap(({ word }) => word ?? [])))];
  const trade = words.filter(({ isAction, isObject }) => isAction || isObject);
  const telling = words.find(({ text }) => TELLING.has(text));
  const isParted = own.length > 1;
  const isCheap = isShared || ABUSED.has(host.publicSuffix);
  const strength = strengthOf(words, trade, { hasTelling: telling !== undefined, isParted, isCheap });
  if (strength === null) return null;
  return {
    code: 'lure-words',
    strength,
    evidence: { domain: host.registrableDomain, part: own.map(({ text }) => text).join('-') },
  };
}

interface Signs {
  readonly hasTelling: boolean;
  readonly isParted: boolean;
  readonly isCheap: boolean;
}

function strengthOf(
  words: readonly Word[],
  trade: readonly Word[],
  { hasTelling, isParted, isCheap }: Signs,
): Strength | null {
  const hasAction = trade.some(({ isAction }) => isAction);
  if (hasTelling && words.length > 1 && (isParted || isCheap || trade.length > 2)) return 'strong';
  if (isParted && hasAction && trade.length > 2) return 'strong';
  if (isParted && hasAction && trade.length > 1) return 'weak';
  if (isParted && isCheap && trade.length > 2) return 'weak';
  // `rm-delivery-uk`: a code, what it is about, and the country.
  return isParted && trade.length > 0 && words.some(({ text }) => text === 'uk') ? 'weak' : null;
}
