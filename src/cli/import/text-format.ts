// Text of any kind: a list that somebody typed, or a message pasted as it is.

import type { Indicator } from '../../core/indicator';
import { readAddress, readListed } from './address';
import { entry, type ImportContext, type Imported, type LineReader, rejected } from './imported';
import { isHostInProse } from './prose-host';
import { refang } from './refang';
import { findAddresses } from './text-addresses';

/** Bullets, numbers and quotation marks before an item, and what stands behind it. */
const LIST_MARK = /^\s*(?:(?:[-*•‣·>–—]|\d{1,4}[.)])\s+)?["'`<]?/;
const COMMENT = /\s#.*$|^\s*#.*$/;
const ITEM_END = /(?<!["'`>,;])["'`>,;]+$/;

/** Fields of a mail's header name the servers that it passed, and its sender: only whole addresses count there. */
const HEADER_FIELD =
  /^(?:received(?:-spf)?|return-path|message-id|references|in-reply-to|dkim-signature|authentication-results|arc-[\w-]+|x-[\w-]+):/i;

/** What a line holds when all of it is one word. */
function itemOf(line: string): string | null {
  const item = line.replace(COMMENT, '').replace(LIST_MARK, '').trimEnd().replace(ITEM_END, '');
  return item !== '' && !/\s/.test(item) && /[.:@]/.test(item) ? item : null;
}

/** Whether nearly every line is a word that could be an address: then one that cannot be read is told of, in prose it is just a word. */
export function isListOfItems(head: string): boolean {
  const lines = head.split('\n', 500).map((line) => refang(line));
  const filled = lines.filter((line) => line.replace(COMMENT, '').trim() !== '');
  const items = filled.filter((line) => itemOf(line) !== null);
  return filled.length > 0 && items.length >= 0.8 * filled.length;
}

/** Each indicator once, where it first stands. */
export function textReader({ head, nowMs }: ImportContext): LineReader {
  const known = new Set<string>();
  const isList = isListOfItems(head);
  let isHeader = false;

  function give(place: string, given: string, indicator: Indicator, found: Imported[]): void {
    if (known.has(indicator.pattern)) return;
    known.add(indicator.pattern);
    found.push(entry(place, given, indicator, null, nowMs));
  }

  return {
    read(line, number, found) {
      const text = refang(line);
      const place = `line ${number}`;
      const item = isList ? itemOf(text) : null;
      if (item !== null) {
        const read = readListed(item);
        if (read.ok) give(place, item, read.value, found);
        else found.push(rejected(place, item, read.error.code));
        return;
      }
      // A field goes on in the lines that are indented.
      isHeader = HEADER_FIELD.test(line) || (isHeader && /^[ \t]+\S/.test(line));
      let isAny = false;
      for (const address of findAddresses(text)) {
        if (isHeader && !address.isMarked) continue;
        const read = readAddress(address.text);
        if (read.ok && (address.isMarked || isHostInProse(address.text, read.value, !line.includes(address.text)))) {
          isAny = true;
          give(place, address.text, read.value, found);
        } else if (!read.ok && address.isMarked) {
          isAny = true;
          found.push(rejected(place, address.text, read.error.code));
        }
      }
      if (isList && !isAny && /[\p{L}\p{N}]\.[\p{L}\p{N}]/u.test(text.replace(COMMENT, '')))
        found.push(rejected(place, line.trim(), 'malformed'));
    },
  };
}
