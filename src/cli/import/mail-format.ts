// A mail, or the page that a mail program saves of one: the links of all its parts, by where they lead.

import { isWebAddress, parseAddress } from '../../core/parsed-address';
import { withScheme } from '../../core/pasted-text';
import { findHtmlLinks } from '../mail/html-links';
import { type MailPart, readMail } from '../mail/mail-parts';
import { UsageError } from '../usage-error';
import { readAddress } from './address';
import { entry, type ImportContext, type Imported, rejected } from './imported';
import { decodeWhole } from './input';
import { addressesOfReport } from './report-text';

const HTML_START = /^\ufeff?\s*(?:<!doctype\s+html|<html|<head|<body|<!--[^>]{0,200}-->\s*<html)/i;

export const isHtml = (head: string): boolean => HTML_START.test(head);

/** Each link once. What opens no web page (mailto:, cid:, a place in the mail) is nobody's lure and is passed over. */
export async function* readMailLinks(bytes: Uint8Array, context: ImportContext): AsyncGenerator<Imported> {
  const known = new Set<string>();
  for (const { title, links: found, text } of await partsOf(bytes, context)) {
    const reported = addressesOfReport(text ?? '');
    const links = reported === null ? found : reported.map((href) => ({ href }));
    for (const [at, { href }] of links.entries()) {
      const parsed = parseAddress(withScheme(href));
      if (parsed.ok ? !isWebAddress(parsed.value) : !href.includes(':')) continue;
      const read = readAddress(href);
      const what = read.ok ? read.value.pattern : href;
      if (known.has(what)) continue;
      known.add(what);
      const place = `${title}, link ${at + 1}`;
      if (read.ok) yield entry(place, href, read.value, null, context.nowMs);
      else if (read.error.code !== 'not-web') yield rejected(place, href, read.error.code);
    }
  }
}

async function partsOf(
  bytes: Uint8Array,
  { name, head }: ImportContext,
): Promise<readonly Pick<MailPart, 'title' | 'links' | 'text'>[]> {
  if (isHtml(head)) return [{ title: name, links: findHtmlLinks(decodeWhole(bytes)) }];
  try {
    return await readMail(bytes, name);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'it is malformed';
    throw new UsageError(`${name} cannot be read as a mail (${reason}); paste its text into a file and import that.`);
  }
}
