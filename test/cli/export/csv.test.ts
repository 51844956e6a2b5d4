import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportIndicators } from '../../../src/cli/export';
import { formatIndicator } from '../../../src/core/indicator';
import { anyIndicator, exportLines, indicatorOf, NOW_MS } from './support';

/** Rows of cells as RFC 4180 has them. */
function rowsOf(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (let read = cells.exec(text); read !== null; read = cells.exec(text)) {
    rows.at(-1)?.push(read[1]?.replaceAll('""', '"') ?? read[2] ?? '');
    if (read[3] === '\r\n') rows.push([]);
    if (cells.lastIndex === text.length) return rows.slice(0, -1);
  }
  throw new Error('no CSV');
}

/** As the format's head says that a row is read back. */
function lineOf(row: readonly string[]): string {
  const [pattern, kind, , campaign, source, expires, override] = row.map((cell) => cell.replace(/^'/, ''));
  let line = kind === 'host' ? `=${pattern}` : `${pattern}`;
  if (campaign) line += ` campaign=${campaign}`;
  if (source) line += ` source=${source}`;
  if (expires) line += ` expires=${expires}`;
  return override ? `${line} ${override}` : line;
}

const textOf = (lines: Iterable<string>) => [...lines].map((line) => `${line}\n`).join('');

describe('comma-separated values', () => {
  it('have a row each, and the reasons apart', () => {
    const { lines, leftOut } = exportLines(
      [
        'evil.example campaign=tax source=west expires=2026-12-01T09:00Z override',
        '=alone.example',
        'a.example/x,y"z/*',
        'gone.example expires=2026-11-01T09:00Z',
      ],
      'csv',
    );
    expect(rowsOf(textOf(lines))).toEqual([
      ['pattern', 'kind', 'host', 'campaign', 'source', 'expires', 'override'],
      ['evil.example', 'domain', 'evil.example', 'tax', 'west', '2026-12-01T09:00Z', 'override'],
      ['alone.example', 'host', 'alone.example', '', '', '', ''],
      [indicatorOf('a.example/x,y"z/*').pattern, 'prefix', 'a.example', '', '', '', ''],
    ]);
    expect(leftOut).toEqual(['gone.example: expired']);
  });

  it.each([
    ['-1+cmd.example', "'-1+cmd.example,domain,'-1+cmd.example,,,,\r"],
    ['=+a.example', "'+a.example,host,'+a.example,,,,\r"],
    ["'-a.example", "''-a.example,domain,''-a.example,,,,\r"],
    ['a.example/x;=1+1', '"a.example/x;=1+1",url,a.example,,,,\r'],
  ])('run nothing for %s', (line, row) => {
    expect(exportLines([line], 'csv').lines[1]).toBe(row);
  });

  it('are read back as they were, and no cell begins a formula', () => {
    fc.assert(
      fc.property(fc.array(anyIndicator, { maxLength: 20 }), (indicators) => {
        const kept = indicators.filter(({ expiresAtMs }) => expiresAtMs === null || expiresAtMs > NOW_MS);
        const options = { feed: 'east', title: 'East', serial: 1, nowMs: NOW_MS, campaigns: new Map() };
        const [, ...rows] = rowsOf(textOf(exportIndicators(indicators, 'csv', options)));
        expect(rows.map(lineOf)).toEqual(kept.map(formatIndicator));
        for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});
