// Comma-separated values (RFC 4180) for spreadsheets. A cell that begins with a sign of a formula would be run by them (CWE-1236):
//  - the `=` of a single host is left off its pattern: column `kind` says `host`;
//  - an apostrophe is put before a cell that begins with = + - @ or an apostrophe, so that whoever reads the file back drops one
//    apostrophe from the beginning of any cell, and then puts `=` before the pattern where the kind is `host`;
//  - a cell with a semicolon or a tab is quoted, since some settings split there.

import { formatIndicator, type Indicator } from '../../core/indicator';
import { type ExportOptions, expressible } from './format';

const COLUMNS = ['pattern', 'kind', 'host', 'campaign', 'source', 'expires', 'override'] as const;

/** Lines, in the order of the indicators. Each ends in CR: with the line's LF it is the line break of RFC 4180. */
export function* csvLines(indicators: Iterable<Indicator>, options: ExportOptions): Generator<string> {
  yield `${COLUMNS.join(',')}\r`;
  for (const indicator of expressible(indicators, options, () => null)) {
    const { kind, hostname, pattern, campaign, source, isOverride } = indicator;
    const cells = [
      kind === 'host' ? pattern.slice(1) : pattern,
      kind,
      hostname,
      campaign ?? '',
      source ?? '',
      expiryOf(indicator),
      isOverride ? 'override' : '',
    ];
    yield `${cells.map(cell).join(',')}\r`;
  }
}

/** As a list writes it. */
function expiryOf(indicator: Indicator): string {
  if (indicator.expiresAtMs === null) return '';
  return /expires=(\S+)/.exec(formatIndicator({ ...indicator, pattern: '' }))?.[1] ?? '';
}

function cell(text: string): string {
  const guarded = /^[=+\-@']/.test(text) ? `'${text}` : text;
  return /[",;\t\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
