// A link's whole address with its registrable domain emphasised, shortened where a sender padded it to push the domain out of sight.

import type { Destination } from '../../core/destination';

export interface AddressParts {
  readonly before: string;
  /** What is emphasised: the registrable domain, else the hostname, else the scheme. */
  readonly domain: string;
  readonly after: string;
}

/** More than this of a sender's text in one piece would push what matters out of view. */
const MAX_UNITS = 100;

/** Together they are the address. Source: the URL standard's serialisation (an @ in userinfo is percent-encoded). */
export function splitAddress({ url, scheme, hostname, registrableDomain }: Destination): AddressParts {
  if (hostname === null) return { before: '', domain: `${scheme}:`, after: url.slice(scheme.length + 1) };
  const authority = url.indexOf('//') + 2;
  const authorityEnd = authority + url.slice(authority).search(/[/?#]|$/);
  const hostStart = Math.max(authority, url.lastIndexOf('@', authorityEnd) + 1);
  const domain: string = registrableDomain ?? hostname;
  const hostEnd = hostStart + hostname.length;
  return { before: url.slice(0, hostEnd - domain.length), domain, after: url.slice(hostEnd) };
}

/** The middle is left out where it is long. */
export function shorten(text: string): string {
  if (text.length <= MAX_UNITS) return text;
  const half = MAX_UNITS / 2;
  return `${text.slice(0, half)} … ${text.slice(-half)}`;
}

/** Whether `Address` leaves something out. */
export function isShortened(destination: Destination): boolean {
  const { before, after } = splitAddress(destination);
  return before.length > MAX_UNITS || after.length > MAX_UNITS;
}

export function Address({ destination }: { readonly destination: Destination }) {
  const { before, domain, after } = splitAddress(destination);
  return (
    <bdi class="lw-address" dir="ltr" translate={false}>
      {shorten(before)}
      <strong>{domain}</strong>
      {shorten(after)}
    </bdi>
  );
}
