// Which format an input is in, by its beginning; by its name only where that leaves it open.

import { readListed } from './address';
import { delimiterOf, headerLineOf } from './csv-columns';
import type { ImportFormat } from './imported';
import { isHtml } from './mail-format';
import { refang } from './refang';

const MAX_LINES = 300;
/** Lists have a few lines that are none of theirs. */
const MOST = 0.8;

const JSON_START = /^\s*(?:\{\s*(?:"|\}|$)|\[\s*(?:[{[\]"]|$))/;
const STIX =
  /"type"\s*:\s*"(?:bundle|indicator)"|"spec_version"\s*:|"pattern_type"\s*:|"id"\s*:\s*"[a-z\d-]+--[\da-f-]{36}"/;
const MISP = /"(?:Event|Attribute|response|Orgc)"\s*:/;

const HEADER_FIELD = /^(?:[!-9;-~]+:|From )/;
/** Fields that mail systems write and no person pastes. */
const MAIL_FIELD =
  /^(?:received|return-path|delivered-to|mime-version|message-id|dkim-signature|arc-seal|x-[\w-]+|content-type):|^From \S+@\S+ /im;

const ADBLOCK = /^(?:\|\|[^|]|\|https?:|@@|!|\[adblock|\[uBlock)|#[@?$%]{0,3}#/i;
const HOSTS = /^(?:0\.0\.0\.0|127\.0\.0\.1|::1?|0|255\.255\.255\.255)[ \t]+\S/;
const RPZ = /^\$(?:TTL|ORIGIN)\b|\sSOA\s|\s(?:CNAME\s+(?:\.|\*\.|rpz-[a-z-]+\.?)(?:\s|;|$))/i;

/** `name` may have an ending; that of a packed file is passed over. */
export function detectFormat(head: string, name: string): ImportFormat {
  const ending = /\.([a-z\d]+)$/i.exec(name.replace(/\.gz$/i, ''))?.[1]?.toLowerCase() ?? '';
  const text = head.startsWith('\ufeff') ? head.slice(1) : head;
  if (JSON_START.test(text)) {
    if (STIX.test(text)) return 'stix';
    if (MISP.test(text)) return 'misp';
    // Addresses stand in any JSON as they stand in prose.
    return 'text';
  }
  if (ending === 'eml' || isHtml(text) || isMail(text)) return 'mail';
  const lines = text.split(/\r\n|\n|\r/, MAX_LINES);
  // The last one may be cut.
  if (lines.length > 1 && head.length > 1000) lines.pop();
  const filled = lines.filter((line) => line.trim() !== '');
  const items = filled.filter((line) => !/^\s*(?:[#;!]|\[adblock)/i.test(line));
  if (filled.some((line) => /^\[(?:adblock|ublock)/i.test(line)) || isMost(items, (line) => ADBLOCK.test(line.trim())))
    return 'adblock';
  if (isMost(items, (line) => HOSTS.test(line.trim()))) return 'hosts';
  if (items.slice(0, 30).some((line) => RPZ.test(line))) return 'rpz';
  const isTable =
    /^[ct]sv$/.test(ending) && !(items[0] !== undefined && delimiterOf(items[0]) === null && isItem(items[0]));
  if (isTable || headerLineOf(text) !== null) return 'csv';
  return isMost(items, isListed) ? 'domains' : 'text';
}

function isMost(lines: readonly string[], fits: (line: string) => boolean): boolean {
  return lines.length > 0 && lines.filter(fits).length >= MOST * lines.length;
}

/** Header fields from the first line on, of which one is a mail system's. */
function isMail(text: string): boolean {
  const [header = ''] = text.split(/\r?\n\r?\n/, 1);
  const [first = '', second = ''] = header.split(/\r?\n/, 2);
  return (
    HEADER_FIELD.test(first) &&
    (second === '' || /^\s/.test(second) || HEADER_FIELD.test(second)) &&
    MAIL_FIELD.test(header)
  );
}

/** An address of any kind and nothing else: the first row of a table that is a mere list. */
const isItem = (line: string): boolean => line.includes('.') && readListed(refang(line.trim())).ok;

/** A host with or without a wildcard or a path. With a scheme it is an address, which text knows more of. */
function isListed(line: string): boolean {
  const [item = '', second] = line.trim().split(/\s+/);
  if (/:\/\/|@|[[\](){}<>"]/.test(item) && !item.startsWith('*://')) return false;
  if (second !== undefined && !/^(?:[#;]|campaign=|source=|expires=|override$)/.test(second)) return false;
  return item.includes('.') && readListed(item).ok;
}
