// The table of goals as text, and the examples to look at.

import { type Example, isMet, type Score, type Unit } from './score';

const UNITS: Readonly<Record<Unit, string>> = {
  percent: ' %',
  'per-100k': ' per 100,000',
  count: '',
  microseconds: ' µs',
  milliseconds: ' ms',
};

/** One line a score, section by section. */
export function* tablesOf(scores: readonly Score[]): Generator<string> {
  for (const section of new Set(scores.map((score) => score.section))) {
    if (section !== undefined) yield* ['', section];
    yield* tableOf(scores.filter((score) => score.section === section));
  }
}

/** What, measured, goal, met or missed. */
function tableOf(scores: readonly Score[]): readonly string[] {
  const rows = scores.map((score) => [score.measure, measured(score), goalOf(score), outcome(score)]);
  const table = [['measure', 'measured', 'goal', ''], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return table.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** At most `limit` of a score's examples, the same ones every time and spread over all of them. */
export function sampleOf(examples: readonly Example[], limit: number): readonly Example[] {
  const byHash = examples.map((example) => ({ example, hash: hashOf(example.shown) }));
  byHash.sort((a, b) => a.hash - b.hash);
  return byHash.slice(0, limit).map(({ example }) => example);
}

function measured({ value, unit, count, of }: Score): string {
  if (of === 0) return 'nothing measured';
  const isTime = unit === 'microseconds' || unit === 'milliseconds';
  if (isTime) return `${value.toFixed(value < 10 ? 2 : 1)}${UNITS[unit]}`;
  const ratio = `${count.toLocaleString('en')} of ${of.toLocaleString('en')}`;
  return unit === 'count' ? ratio : `${value.toFixed(2)}${UNITS[unit]} (${ratio})`;
}

function goalOf({ goal, unit }: Score): string {
  if (goal === null) return '';
  const value = Number(goal.value.toFixed(3));
  if (value === 0) return `none`;
  return `${goal.bound === 'at-least' ? '>=' : '<='} ${value}${UNITS[unit]}`;
}

function outcome(score: Score): string {
  const met = isMet(score);
  return met === null ? '' : met ? 'met' : 'MISSED';
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
