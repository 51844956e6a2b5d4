// What a person types or pastes after `lurewatch add` or `remove`, as an entry.

import { type Indicator, parseIndicator } from '../../core/indicator';
import { readListed } from '../import/address';
import { withoutPersonal } from '../import/personal';
import { refang } from '../import/refang';
import { type RejectionCode, sentenceOf } from '../import/rejection';
import { PERSONAL } from './sentences';

export type GivenPattern =
  | { readonly ok: true; readonly indicator: Indicator; readonly isStripped: boolean }
  | { readonly ok: false; readonly code: RejectionCode | 'personal'; readonly sentence: string };

/** A line of a list with what stands behind its pattern, else an address as any message writes it: defanged, or behind Safe Links. */
export function readPattern(given: string): GivenPattern {
  const text = refang(given.trim());
  const line = text.includes(' ') ? parseIndicator(text) : null;
  const read = line?.ok ? line : readListed(text);
  if (!read.ok) return rejectedAs(read.error.code);
  // `hxxp:/evil` would be read as a page of a host called hxxp, which no link of the internet leads to.
  if (!/[.[]/.test(read.value.hostname)) return rejectedAs('malformed');
  const { indicator, wasStripped } = withoutPersonal(read.value);
  return indicator === null
    ? { ok: false, code: 'personal', sentence: PERSONAL }
    : { ok: true, indicator, isStripped: wasStripped };
}

const rejectedAs = (code: RejectionCode): GivenPattern => ({ ok: false, code, sentence: sentenceOf(code) });
