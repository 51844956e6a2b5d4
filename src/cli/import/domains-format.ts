// Lists of a host a line, with the wildcards such lists know, and lists as core/indicator.ts writes them.

import { parseIndicator } from '../../core/indicator';
import { expiring, readListed } from './address';
import { entry, type ImportContext, type LineReader, rejected } from './imported';

/** A number sign inside an address begins its fragment. */
const COMMENT = /^[#!;].*$|\s[#;].*$/;

export function domainsReader({ nowMs }: ImportContext): LineReader {
  return {
    read(line, number, found) {
      const text = line.replace(COMMENT, '').trim();
      if (text === '') return;
      const place = `line ${number}`;
      if (text.includes(' ')) {
        const read = parseIndicator(text);
        if (!read.ok) found.push(rejected(place, text, read.error.code));
        else {
          const indicator = expiring(read.value, read.value.expiresAtMs);
          found.push(entry(place, text, indicator, read.value.campaign, nowMs));
        }
        return;
      }
      const read = readListed(text);
      found.push(read.ok ? entry(place, text, read.value, null, nowMs) : rejected(place, text, read.error.code));
    },
  };
}
