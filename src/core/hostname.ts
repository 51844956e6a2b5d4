// Hostnames and what the Public Suffix List says of them.

import { parse } from 'tldts';
import { MAX_HOSTNAME_OCTETS } from './link';

declare const brand: unique symbol;
/** Lower-case A-labels as the URL standard serialises them, without a trailing dot; or an IP address. */
export type Hostname = string & { readonly [brand]: 'Hostname' };
/** One label more than the public suffix (eTLD+1). */
export type RegistrableDomain = Hostname & { readonly [brand]: 'Hostname' | 'RegistrableDomain' };

export interface HostParts {
  readonly hostname: Hostname;
  /** Null for addresses and for public suffixes themselves. */
  readonly registrableDomain: RegistrableDomain | null;
  /** Empty for addresses. */
  readonly publicSuffix: string;
  /** The labels left of the public suffix, joined by dots: the registrable domain's own label is the last. */
  readonly left: string;
  readonly isAddress: boolean;
  /** Whether the suffix stands in the list's public section. */
  readonly isKnownSuffix: boolean;
  /** Whether the suffix is of the list's private section: anyone can have a name there. */
  readonly isPrivateSuffix: boolean;
}

/**
 * Restricted registries that the Public Suffix List does not name although each name below is another body's.
 * Source: the list's 2026-08-19 version has neither; docs/data-sources.md.
 */
const FURTHER_SUFFIXES = ['gov.wales', 'llyw.cymru'];

/** The hostname that the URL standard's parser gave; null where it is empty or longer than a hostname may be. */
export function toHostname(parsed: string): Hostname | null {
  const hostname = parsed.endsWith('.') ? parsed.slice(0, -1) : parsed;
  return hostname === '' || hostname.length > MAX_HOSTNAME_OCTETS ? null : (hostname as Hostname);
}

/** Source: Public Suffix List with its private section (tldts), and the further suffixes above. */
export function splitHostname(hostname: Hostname): HostParts {
  const result = parse(hostname, { allowPrivateDomains: true, extractHostname: false, validateHostname: false });
  if (result.isIp) {
    return {
      hostname,
      registrableDomain: null,
      publicSuffix: '',
      left: '',
      isAddress: true,
      isKnownSuffix: false,
      isPrivateSuffix: false,
    };
  }
  const further = FURTHER_SUFFIXES.find((suffix) => hostname.endsWith(`.${suffix}`));
  const publicSuffix = further ?? result.publicSuffix ?? '';
  const left = hostname.length > publicSuffix.length ? hostname.slice(0, -publicSuffix.length - 1) : '';
  const own = left.slice(left.lastIndexOf('.') + 1);
  return {
    hostname,
    registrableDomain: own === '' || publicSuffix === '' ? null : (`${own}.${publicSuffix}` as RegistrableDomain),
    publicSuffix,
    left,
    isAddress: false,
    isKnownSuffix: result.isIcann === true,
    isPrivateSuffix: result.isPrivate === true,
  };
}

/** Whether the host is the domain or stands below it. */
export function isWithin(hostname: string, domain: string): boolean {
  return hostname === domain || (hostname.endsWith(domain) && hostname.at(-domain.length - 1) === '.');
}

/** No table and no list names what people call a domain by more labels; a hostile host may have 127. */
const MAX_LABELS = 16;

/** The host and each parent domain of 16 labels at the most, longest first: `a.b.c` gives `a.b.c`, `b.c`, `c`. */
export function parentDomains(hostname: Hostname): readonly string[] {
  const domains: string[] = [];
  let dot = hostname.length;
  while (domains.length < MAX_LABELS && dot > 0) {
    dot = hostname.lastIndexOf('.', dot - 1);
    domains.push(hostname.slice(dot + 1));
  }
  if (dot > 0) domains.push(hostname);
  return domains.reverse();
}
