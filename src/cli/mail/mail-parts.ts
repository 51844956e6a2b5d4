// A mail taken apart: every part that can hold links, each with who the message it stands in says it is from.

import PostalMime, { type Attachment, type Email } from 'postal-mime';
import type { Link } from '../../core/link';
import { urlOf } from '../../core/parsed-address';
import type { Sender } from '../../core/sender';
import { findHtmlLinks } from './html-links';
import { textOfHtml } from './html-text';
import { findTextLinks } from './text-links';
import { decodeUtf7, namesUtf7 } from './utf-7';

/** What a webmail shows as one page, so what the extension judges together. */
export interface MailPart {
  /** For people: which part of which message. */
  readonly title: string;
  readonly sender: Sender | null;
  readonly links: readonly Link[];
  /** Its words as lines. */
  readonly text?: string | undefined;
  /** When its message says it was sent, ISO 8601. */
  readonly sentAt?: string | undefined;
}

/** Mails attached to mails are followed this deep. */
const MAX_DEPTH = 10;

/** The body first, then what is attached, in order. Rejects what is no mail at all. */
export async function readMail(bytes: Uint8Array, name: string, depth = 0): Promise<readonly MailPart[]> {
  const email = await PostalMime.parse(bytes, { forceRfc822Attachments: true });
  const mailbox = email.from?.address === undefined ? undefined : email.from;
  const sender = mailbox ? { address: mailbox.address, name: mailbox.name } : null;
  const parts = bodyParts(email, name, sender);
  // Read both ways: which part is in it is not told, and decoding what is not would spoil its addresses.
  if (namesUtf7(bytes)) parts.push(...bodyParts(fromUtf7(email), `${name} (as UTF-7)`, sender));
  for (const attachment of email.attachments) parts.push(...(await attachedParts(attachment, name, sender, depth)));
  return parts;
}

/** The parser takes UTF-7 for ASCII, as which it can still be decoded. */
function fromUtf7(email: Email): Email {
  return { ...email, html: email.html && decodeUtf7(email.html), text: email.text && decodeUtf7(email.text) };
}

function bodyParts({ html, text, subject, date }: Email, name: string, sender: Sender | null): MailPart[] {
  const parts: MailPart[] = [];
  const title = `${name}: ${subject ?? 'no subject'}`;
  const shown = html === undefined ? [] : findHtmlLinks(html);
  const sentAt = momentOf(date);
  if (html !== undefined) parts.push({ title, sender, links: shown, text: textOfHtml(html), sentAt });
  // The plain text mostly repeats the HTML: only what it adds is a further link.
  const known = new Set(shown.map(({ href }) => href));
  const added = findTextLinks(text ?? '').filter(({ href }) => !known.has(serialised(href)));
  if (html === undefined || added.length > 0)
    parts.push({ title: `${title}, plain text`, sender, links: added, text, sentAt });
  return parts;
}

function momentOf(date: string | undefined): string | undefined {
  const ms = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}

async function attachedParts(
  { mimeType, filename, content }: Attachment,
  name: string,
  sender: Sender | null,
  depth: number,
): Promise<readonly MailPart[]> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
  const title = `${name} > ${filename ?? mimeType}`;
  const extension = /\.([a-z]+)$/i.exec(filename ?? '')?.[1]?.toLowerCase() ?? '';
  if (mimeType === 'message/rfc822' || extension === 'eml') {
    return depth < MAX_DEPTH ? readMail(bytes, title, depth + 1) : [];
  }
  if (HTML_TYPES.has(mimeType) || HTML_EXTENSIONS.has(extension)) {
    return [{ title, sender, links: findHtmlLinks(decode(bytes)) }];
  }
  return mimeType.startsWith('text/') ? [{ title, sender, links: findTextLinks(decode(bytes)) }] : [];
}

const HTML_TYPES = new Set(['text/html', 'application/xhtml+xml', 'image/svg+xml']);
const HTML_EXTENSIONS = new Set(['html', 'htm', 'xhtml', 'shtml', 'svg']);

/** By the byte order mark, else UTF-8: an address is ASCII in nearly every other encoding too. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

function serialised(href: string): string {
  return urlOf(href)?.href ?? href;
}
