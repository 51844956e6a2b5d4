// Names made of nothing but the words of a lure's trade: `cancel-payee-request`, `parcel-redelivery-fee`.

import type { HostWords } from '../host-words';
import type { Reason, Strength } from '../reason';
import type { Word } from '../vocabulary';

/** What no honest service calls itself by: the scam's business, or its victim's. */
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
    'reship',
    'undelivered',
    'deregister',
    'deny',
    'decline',
    'reject',
    'unauthorised',
    'unauthorized',
    'reactivate',
    'authorise',
  ],
]);
/** What honest services call themselves by too: they need more beside them. */
const COMMON = new Set([
  ...[
    'rebate',
    'rebates',
    'refund',
    'refunds',
    'unlock',
    'suspended',
    'restricted',
    'verification',
    'verify',
    'reverse',
    'attempt',
  ],
]);

/** What there are councils for (`security-council`): beside the word no sign of a lure. */
const COUNCIL_BUSINESS =
  /^(security|support|help|assist|review|manage|process|prevent|access|change|report|resolve|release|energy|pensions?|tax|parking|services?)$/;

/** Of the registrable domain's own label, and only where nothing is left over but a code: another word makes it somebody's name. */
export function lureWords({ parts, host, isCheap }: HostWords): Reason | null {
  if (host.registrableDomain === null) return null;
  const own = parts.filter(({ isOwn }) => isOwn);
  if (!own.every(({ isCovered, text }) => isCovered || text.length <= 2 || (/\d/.test(text) && text.length <= 8)))
    return null;
  const words = [...new Set(own.flatMap(({ pieces }) => pieces.flatMap(({ word }) => word ?? [])))];
  const trade = words.filter(({ isAction, isObject }) => isAction || isObject);
  const isParted = own.length > 1;
  const strength = strengthOf(words, trade, {
    isParted,
    isCheap,
    hasCode: own.some(({ text, whole }) => text.length <= 2 && !whole),
  });
  if (strength === null) return null;
  return {
    code: 'lure-words',
    strength,
    evidence: { domain: host.registrableDomain, part: own.map(({ text }) => text).join('-') },
  };
}

interface Signs {
  readonly isParted: boolean;
  readonly isCheap: boolean;
  /** A part of two letters that is no word. */
  readonly hasCode: boolean;
}

function strengthOf(
  words: readonly Word[],
  trade: readonly Word[],
  { isParted, isCheap, hasCode }: Signs,
): Strength | null {
  const hasAction = trade.some(({ isAction }) => isAction);
  const hasTelling = words.some(({ text }) => TELLING.has(text));
  const hasCommon = words.some(({ text }) => COMMON.has(text));
  if (hasTelling && words.length > 1 && (isParted || isCheap || trade.length > 2)) return 'strong';
  if (hasCommon && trade.length > 1 && (isCheap || trade.length > 2)) return 'strong';
  if (isParted && hasAction && trade.length > 2) return 'strong';
  if (isParted && hasAction && words.some(({ isCouncil, text }) => isCouncil && text.length > 6))
    return trade.every(({ text }) => COUNCIL_BUSINESS.test(text)) ? 'weak' : 'strong';
  if (isParted && isCheap && trade.length > 1) return 'weak';
  // `confirm-mynew-payments`: it speaks to its victim.
  if (isParted && hasAction && trade.length > 1 && words.some(({ text }) => /^(my|your|new|newly)$/.test(text)))
    return 'weak';
  const isUk = words.some(({ text }) => text === 'uk');
  // `rm-delivery-uk`: a code, what it is about, and the country.
  return isUk && ((isParted && trade.length > (hasCode ? 0 : 1)) || (hasCommon && trade.length > 1)) ? 'weak' : null;
}
