// A link as it stands in a message, and the bounds within which it is read.

/** How the link stands in the message; `text` is how it was given to the command or pasted, `qr` what a QR code in a picture holds. */
export const LINK_KINDS = ['a', 'area', 'svg', 'form', 'button', 'text', 'qr'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

export interface Link {
  /** Absolute, as the document that holds it resolves it; not yet parsed. */
  readonly href: string;
  /** The visible words, white space folded; empty where there are none. */
  readonly text: string;
  readonly kind: LinkKind;
}

/**
 * An href of more UTF-16 units than this is not parsed: a 32,000-character IDN host costs half a second.
 * A sender could pad a lure to get past us, so such a link is suspicious, not unknown.
 */
export const MAX_HREF_UNITS = 8192;

/** RFC 1035 section 3.1, without the trailing dot. */
export const MAX_HOSTNAME_OCTETS = 253;

/** More of a link's words than this is never looked at or shown. */
export const MAX_TEXT_UNITS = 300;

/** Of a sender's address or name in UTF-16 units: RFC 5321's longest address. A longer name is cut. */
export const MAX_SENDER_UNITS = 320;

/** Cut to what is ever read, so that no message can make a batch grow without bound. An over-long href stays over-long. */
export const clipHref = (href: string): string =>
  href.length > MAX_HREF_UNITS ? href.slice(0, MAX_HREF_UNITS + 1) : href;
export const clipText = (text: string): string => (text.length > MAX_TEXT_UNITS ? text.slice(0, MAX_TEXT_UNITS) : text);
export const clipLink = ({ href, text, kind }: Link): Link => ({ href: clipHref(href), text: clipText(text), kind });
