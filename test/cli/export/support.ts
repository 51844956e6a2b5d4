// What the tests of the formats share: lists written as text, and what became of them.

import fc from 'fast-check';
import { type ExportFormat, type ExportOptions, exportIndicators } from '../../../src/cli/export';
import { type Indicator, parseIndicator } from '../../../src/core/indicator';

export const NOW_MS = Date.UTC(2026, 10, 25, 9);

export function indicatorOf(line: string): Indicator {
  const read = parseIndicator(line);
  if (!read.ok) throw new Error(`${line}: ${read.error.code}`);
  return read.value;
}

export interface Exported {
  readonly lines: readonly string[];
  /** `pattern: reason`, in order. */
  readonly leftOut: readonly string[];
}

export function exportLines(
  lines: readonly string[],
  format: ExportFormat,
  options: Partial<ExportOptions> = {},
): Exported {
  const leftOut: string[] = [];
  const written = exportIndicators(lines.map(indicatorOf), format, {
    feed: 'east',
    title: 'Eastshire Council',
    serial: 7,
    nowMs: NOW_MS,
    campaigns: new Map([['tax', 'Council tax refunds']]),
    onLeftOut: ({ pattern }, reason) => leftOut.push(`${pattern}: ${reason}`),
    ...options,
  });
  return { lines: [...written], leftOut };
}

const label = fc.stringMatching(/^[a-z0-9_-]{1,12}$/);
const host = fc.oneof(
  fc.tuple(label, label, fc.constantFrom('example', 'test')).map((labels) => labels.join('.')),
  fc.ipV4(),
  fc.ipV6().map((address) => `[${address}]`),
);
const path = fc.stringMatching(/^\/[!-~]{0,20}$/);
const pattern = fc.oneof(
  host,
  host.map((name) => `=${name}`),
  fc.tuple(host, path).map((parts) => parts.join('')),
  fc.tuple(host, path).map(([name, way]) => `${name}${way}/*`),
);
const attributes = fc.constantFrom(
  '',
  ' campaign=tax',
  ' source=east override',
  ' expires=2026-11-25T09:00Z',
  ' expires=2026-12-01T09:00Z',
);

/** Indicators of every kind, with what may stand behind them. */
export const anyIndicator = fc
  .tuple(pattern, attributes)
  .map((parts) => parseIndicator(parts.join('')))
  .filter((read) => read.ok)
  .map((read) => read.value);
