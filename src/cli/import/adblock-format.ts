// Filter lists of ad blockers, as far as they say that a host or a page is not to be opened.

import type { Indicator } from '../../core/indicator';
import { fail, type Result } from '../../core/result';
import { readAddress, readListed } from './address';
import { entry, type ImportContext, type LineReader, rejected } from './imported';
import type { RejectionCode } from './rejection';

const COSMETIC = /#[@?$%]{0,3}#/;
/** Options with which a rule still stops whoever opens the page. */
const HARMLESS = new Set(['document', 'doc', 'all', 'popup', 'popunder', 'important', 'subdocument', 'frame']);
/** `$` may be a sign of an address; options are names, some with values, behind the last of them. */
const MAX_RULE_UNITS = 8_192;
const OPTIONS = /^(.+)\$(~?[a-z\d_-]+(?:=[^,]*)?(?:,~?[a-z\d_-]+(?:=[^,]*)?)*)$/i;
const EXPRESSION = /^\/.*\/$/;

export function adblockReader({ nowMs }: ImportContext): LineReader {
  return {
    read(line, number, found) {
      const rule = line.trim();
      if (rule === '' || /^(?:!|\[.*\]$|#(?![#@?$%]))/.test(rule)) return;
      const place = `line ${number}`;
      if (rule.length > MAX_RULE_UNITS) {
        found.push(rejected(place, rule, 'too-long'));
        return;
      }
      const read = readRule(rule);
      if (read.ok) found.push(entry(place, rule, read.value, null, nowMs));
      else found.push(rejected(place, rule, read.error.code, read.error.detail));
    },
  };
}

type Read = Result<Indicator, { readonly code: RejectionCode; readonly detail?: string }>;

function readRule(rule: string): Read {
  if (rule.startsWith('@@')) return fail({ code: 'exception' });
  if (COSMETIC.test(rule)) return fail({ code: 'cosmetic' });
  const [, pattern = rule, options] = OPTIONS.exec(rule) ?? [];
  if (EXPRESSION.test(pattern)) return fail({ code: 'expression' });
  const condition = options?.split(',').find((option) => !HARMLESS.has(option.toLowerCase()));
  if (condition !== undefined) return fail({ code: 'condition', detail: condition });
  const anchored = /^(\|\|?)?(.*?)(\^?\*?\|?)$/.exec(pattern);
  const [, start = '', address = '', end = ''] = anchored ?? [];
  // `||host/path^` goes on to pages below the path too; the page itself is what is surely meant.
  const isBelow = address.endsWith('/') && end === '*';
  if (address.includes('^')) return fail({ code: 'expression' });
  if (start === '||') return readListed(isBelow ? `${address}*` : address);
  if (start === '|' || /^https?:\/\//i.test(address)) return isBelow ? readListed(`${address}*`) : readAddress(address);
  // Without an anchor it is a piece of any address, unless it is a host and nothing else.
  return /[/?*]/.test(address)
    ? fail({ code: 'condition', detail: 'it holds anywhere in an address' })
    : readListed(address);
}
