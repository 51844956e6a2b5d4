import { expect, it } from 'vitest';
import { readDestination } from '../../src/core/destination';
import { type IncidentLevel, type Treatment, treat } from '../../src/core/incident';
import type { Level } from '../../src/core/level';
import type { Reason } from '../../src/core/reason';
import type { Verdict } from '../../src/core/verdict';

const weak: Reason = { code: 'unusual-scheme', strength: 'weak', evidence: {} };

// The table of docs/architecture.md, row by row: blocked, suspicious, suspended, unknown, unknown with a weak reason, known.
const TABLE: [IncidentLevel, ...Treatment[]][] = [
  ['normal', 'stop', 'ask', 'stop', 'none', 'none', 'none'],
  ['heightened', 'stop', 'ask', 'stop', 'none', 'ask', 'none'],
  ['lockdown', 'stop', 'stop', 'stop', 'hold', 'hold', 'none'],
];
const COLUMNS: [Level, Reason[]][] = [
  ['blocked', []],
  ['suspicious', []],
  ['suspended', []],
  ['unknown', []],
  ['unknown', [weak]],
  ['known', [weak]],
];

const judged = (level: Level, reasons: Reason[], href = 'https://a.example/'): Verdict => {
  const read = readDestination(href);
  return { level, reasons, destination: read.ok ? read.value : null };
};

it.each(TABLE)('treats links as the table says: %s', (incident, ...row) => {
  expect(COLUMNS.map(([level, reasons]) => treat(judged(level, reasons), incident))).toEqual(row);
});

it('does not hold mail and telephone links in a lockdown, but what it cannot read', () => {
  expect(treat(judged('unknown', [], 'mailto:it@council.test'), 'lockdown')).toBe('none');
  expect(treat(judged('unknown', [], 'tel:02079460123'), 'lockdown')).toBe('none');
  expect(treat(judged('unknown', [], 'http://'), 'lockdown')).toBe('hold');
});
