// What no list may block as a whole: hosts where anybody has a page, and those of the organisations that are trusted or protected.
// The same gate holds when a list is made, when it is indexed, and at each hit.

import { SHARED_HOSTS } from '../data/shared-hosts';
import { type Hostname, parentDomains, splitHostname } from './hostname';
import type { Indicator } from './indicator';
import type { ListRole } from './indicator-list';
import type { Lists } from './lists';
import { once } from './once';

/**
 * `public-suffix`: everybody has a name below it. `shared-host`: everybody has a page there, or below it. `trusted-host`: of a council or
 * public body, or allowed by policy. `protected-host`: of an organisation whose name lures copy.
 */
export type GateCode = 'public-suffix' | 'shared-host' | 'trusted-host' | 'protected-host';

const shared = once(() => new Set(SHARED_HOSTS.map(({ host }) => host)));
/** `google.com` of `docs.google.com`: blocking it blocks what is shared below it. */
const aboveShared = once(
  () =>
    new Set(
      SHARED_HOSTS.flatMap(({ host }) =>
        parentDomains(host as Indicator['hostname']).filter((domain) => domain.includes('.')),
      ),
    ),
);

const isSharedHost = (hostname: string) => shared().has(hostname) || shared().has(hostname.replace(/^www\./, ''));

export type SuspensionGateCode = Extract<GateCode, 'public-suffix' | 'shared-host'>;

/** What no organisation has to itself, so that its suspension means nobody else: null where it may. */
export function suspensionGateOf(hostname: Hostname): SuspensionGateCode | null {
  const { registrableDomain, isAddress } = splitHostname(hostname);
  if (registrableDomain === null && !isAddress) return 'public-suffix';
  return isSharedHost(hostname) || aboveShared().has(hostname) ? 'shared-host' : null;
}

/** Path and query of a front page, and of a prefix with a single step: `/view/*` is every site there, `/view/refund/*` is one. */
const SHARED_AS_A_WHOLE = /^\/$|^\/[^/?]+\/\*$/;

/**
 * Null where the indicator may count. Pages and prefixes may (a council's page can be hacked, and a tenant of a shared host is named by
 * one), but for those that are a shared host's front page or hold a whole kind of its pages. An own indicator that says `override` may
 * block a host all the same.
 */
export function gateOf(
  { kind, hostname, pattern, isOverride }: Pick<Indicator, 'kind' | 'hostname' | 'pattern' | 'isOverride'>,
  role: ListRole,
  lists: Pick<Lists, 'ownerOf' | 'allowanceOf'>,
): GateCode | null {
  if (isOverride && role === 'own') return null;
  const isShared = isSharedHost(hostname);
  if (kind === 'url' || kind === 'prefix')
    return isShared && SHARED_AS_A_WHOLE.test(pattern.slice(hostname.length)) ? 'shared-host' : null;
  const { registrableDomain, isAddress } = splitHostname(hostname);
  if (registrableDomain === null && !isAddress) return 'public-suffix';
  if (isShared || (kind === 'domain' && aboveShared().has(hostname))) return 'shared-host';
  if (lists.allowanceOf(hostname)) return 'trusted-host';
  return lists.ownerOf(hostname) ? 'protected-host' : null;
}
