// One row a figure: as a table for people and as dist/bench.json for machines.

import { mkdirSync, writeFileSync } from 'node:fs';

export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly peer: string | null;
  readonly peerValue: number | null;
  /** Ours by the peer's. */
  readonly ratio: number | null;
  /** `<=` or `>=` and a number: of the ratio where there is a peer, else of the value. */
  readonly goal: string | null;
  readonly met: boolean | null;
}

/** A row with a goal, judged. */
export function row(
  name: string,
  value: number,
  unit: string,
  { peer = null, peerValue = null, goal = null }: Partial<Row> = {},
): Row {
  const ratio = peerValue === null ? null : value / peerValue;
  const judged = ratio ?? value;
  const met =
    goal === null ? null : goal.startsWith('<=') ? judged <= Number(goal.slice(2)) : judged >= Number(goal.slice(2));
  return { name, value, unit, peer, peerValue, ratio, goal, met };
}

const shown = (value: number | null) =>
  value === null ? '' : Math.abs(value) >= 100 || Number.isInteger(value) ? value.toFixed(0) : value.toPrecision(3);

export function printRows(rows: readonly Row[]): void {
  const cells = [
    ['measure', 'ours', 'unit', 'peer', 'peer’s', 'ratio', 'goal', ''],
    ...rows.map(({ name, value, unit, peer, peerValue, ratio, goal, met }) => [
      name,
      shown(value),
      unit,
      peer ?? '',
      shown(peerValue),
      shown(ratio),
      goal ?? '',
      met === null ? '' : met ? 'met' : 'MISSED',
    ]),
  ];
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0))) ?? [];
  for (const line of cells)
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}

export function writeRows(rows: readonly Row[]): void {
  mkdirSync('dist', { recursive: true });
  writeFileSync('dist/bench.json', `${JSON.stringify(rows, null, 2)}\n`);
}
