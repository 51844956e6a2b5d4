// history/<serial>.json: what each publication touched. Enough to make the delta from any serial, and to go back.

import * as v from 'valibot';
import { incidentSchema, manifestSchema } from '../../core/feed/format';
import type { Content } from './content';
import type { Entries } from './entries';
import { entriesOf } from './entries';
import { readJsonIn, writeJsonIn } from './json-file';
import { namesIn, type Workspace } from './workspace';

const { sources, suspensions } = manifestSchema.pipe[0].entries;

const recordSchema = v.object({
  serial: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  issuedAt: v.string(),
  /** No delta reaches further back: the first publication, or one that every client takes anew. */
  isWhole: v.boolean(),
  /** Patterns of entries that are new, said otherwise, or gone; empty for the first publication, which has nothing before it. */
  touched: v.array(v.string()),
  /** The lines that stood there before, of those that were listed. */
  before: v.array(v.string()),
  /** What else was published. */
  content: v.object({
    title: v.string(),
    allowlist: v.array(v.string()),
    campaigns: v.array(v.string()),
    sources,
    incident: v.nullable(incidentSchema),
    suspensions,
  }),
});
export interface HistoryRecord {
  readonly serial: number;
  readonly issuedAt: string;
  readonly isWhole: boolean;
  readonly touched: readonly string[];
  readonly before: readonly string[];
  readonly content: Content;
}
export const historySchema: v.GenericSchema<unknown, HistoryRecord> = recordSchema;

const nameOf = (serial: number) => `history/${serial}.json`;

/** Ascending. */
export async function serialsOf(workspace: Workspace): Promise<readonly number[]> {
  const names = await namesIn(workspace, 'history');
  return names
    .flatMap((name) => /^(\d+)\.json$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
}

export const readRecord = (workspace: Workspace, serial: number): Promise<HistoryRecord | null> =>
  readJsonIn(workspace, nameOf(serial), historySchema);

export const writeRecord = (workspace: Workspace, record: HistoryRecord): Promise<void> =>
  writeJsonIn(workspace, nameOf(record.serial), record);

export const recordName = nameOf;

/** The entries as they were before the publication, from what they are after it. */
export function entriesBefore({ touched, before }: HistoryRecord, after: Entries): Map<string, string> {
  const entries = new Map(after);
  for (const pattern of touched) entries.delete(pattern);
  for (const [pattern, line] of entriesOf(before)) entries.set(pattern, line);
  return entries;
}
