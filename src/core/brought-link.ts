// Links that a person brings from elsewhere than a message: pasted, or read from a QR code.

import { clipLink, type Link } from './link';
import { parseAddress } from './parsed-address';
import { withScheme } from './pasted-text';

/** They read like schemes and are not: a network's name, a visiting card, a mail's draft, an appointment. */
const NOT_SCHEMES = /^(?:wifi|begin|mecard|bizcard|matmsg):/i;

/** Null where it holds other text than an address. */
export function linkOfCode(text: string): Link | null {
  if (NOT_SCHEMES.test(text.trim())) return null;
  const link = linkOfText(text);
  return link && { ...link, kind: 'qr' };
}

/** What a person typed or pasted as an address; null where it is none. */
export function linkOfText(text: string): Link | null {
  const { href } = clipLink({ href: withScheme(text), text: '', kind: 'text' });
  const parsed = parseAddress(href);
  // Too long to be read is still an address, and judged as one.
  return parsed.ok || parsed.error.code === 'too-long' ? { href, text: '', kind: 'text' } : null;
}
