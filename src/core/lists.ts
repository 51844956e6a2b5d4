// What is known of hosts: who owns the official ones, and which are known lures. The built-in lists; feeds add to them.

import { BUILTIN_INDICATORS } from '../data/builtin-indicators';
import { OFFICIAL_DOMAINS, OFFICIAL_ZONES } from '../data/official-domains';
import type { Organisation } from '../data/organisation';
import { type Hostname, parentDomains } from './hostname';
import type { IndicatorKind } from './indicator';
import type { ListRole } from './indicator-list';
import { PROTECTED_ORGANISATIONS, PUBLIC_ORGANISATIONS } from './organisations';

/** A listed item that names a link, as far as a verdict and its warning need it. */
export interface Listed {
  readonly kind: IndicatorKind;
  /** As indicator.ts writes it. */
  readonly pattern: string;
  readonly role: 'test' | 'built-in' | ListRole;
  /** Whose list it is; empty for the built-in ones. */
  readonly title: string;
  /** What it is known as, where that is known. */
  readonly campaign: string | null;
  /** Meant although the host is trusted. */
  readonly isOverride: boolean;
}

/** Owner of an official host; null where only the zone vouches for it. */
export interface Allowance {
  readonly organisation: Organisation | null;
}

/** An organisation whose links the council does not trust for now. */
export interface Suspended {
  readonly name: string;
  readonly nameCy?: string;
}

export interface Lists {
  /** The protected organisation whose host this is, public body or not: its own names copy nobody. */
  ownerOf(hostname: Hostname): Organisation | null;
  /** The longest allowed domain that the host is or stands below. */
  allowanceOf(hostname: Hostname): Allowance | null;
  /** Whom a suspended host belongs to. */
  suspensionOf(hostname: Hostname): Suspended | null;
  /** Who is suspended, of the domain that a mail was sent from. */
  suspendedSenderOf(domain: Hostname): Suspended | null;
  /** Everything that names the link: its page, its host, or a domain above it. */
  listingsOf(hostname: Hostname, url: URL): readonly Listed[];
}

const OWNED = new Map<string, Organisation>();
for (const organisation of PROTECTED_ORGANISATIONS) {
  for (const domain of organisation.domains) OWNED.set(domain, organisation);
}

const ALLOWED = new Map<string, Allowance>();
for (const zone of OFFICIAL_ZONES) ALLOWED.set(zone, { organisation: null });
for (const { domain } of OFFICIAL_DOMAINS) ALLOWED.set(domain, { organisation: null });
for (const organisation of PUBLIC_ORGANISATIONS) {
  const allowance = { organisation };
  for (const domain of organisation.domains) ALLOWED.set(domain, allowance);
}

const LISTED: ReadonlyMap<string, readonly Listed[]> = new Map(
  BUILTIN_INDICATORS.map(({ host, campaign, isTest }) => [
    host,
    [{ kind: 'domain', pattern: host, role: isTest ? 'test' : 'built-in', title: '', campaign, isOverride: false }],
  ]),
);
const NONE: readonly Listed[] = [];

/** Of the host itself, else of the nearest domain above it that the map has. */
export function longest<T>(map: ReadonlyMap<string, T>, hostname: Hostname): T | null {
  for (const domain of parentDomains(hostname)) {
    const found = map.get(domain);
    if (found !== undefined) return found;
  }
  return null;
}

/** In force from the first start, offline and without policy. */
export const BUILTIN_LISTS: Lists = {
  ownerOf: (hostname) => longest(OWNED, hostname),
  allowanceOf: (hostname) => longest(ALLOWED, hostname),
  suspensionOf: () => null,
  suspendedSenderOf: () => null,
  listingsOf: (hostname) => longest(LISTED, hostname) ?? NONE,
};
