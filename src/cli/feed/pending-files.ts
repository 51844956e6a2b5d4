// pending/: a manifest with its new files that waits for signatures, for a second look, or for the timestamp key.
// change.json is written last and deleted first: without it nothing waits.

import * as v from 'valibot';
import { type Manifest, manifestSchema, parseJson } from '../../core/feed/format';
import { payloadOf, readSigned, type SignedDocument } from '../../core/feed/signed';
import { UsageError } from '../usage-error';
import type { NewFile } from './feed-text';
import { type HistoryRecord, historySchema } from './history';
import { readJsonIn, writeJsonIn } from './json-file';
import { sumOf } from './signing';
import { namesIn, pathOf, readFileIn, removeIn, type Workspace, writeFileIn } from './workspace';

const changeSchema = v.object({
  serial: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  /** Serial that was published when it was made; 0 for none. It counts for nothing once another is. */
  base: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  /** Waits for a second look although it may have its signatures. */
  isHeld: v.boolean(),
  record: historySchema,
});

export interface Pending {
  readonly base: number;
  readonly isHeld: boolean;
  readonly record: HistoryRecord;
  readonly document: SignedDocument;
  readonly manifest: Manifest;
  readonly files: readonly NewFile[];
}

const CHANGE = 'pending/change.json';

/** Null where none waits. */
export async function readPendingSerial(workspace: Workspace): Promise<number | null> {
  return (await readJsonIn(workspace, CHANGE, changeSchema))?.serial ?? null;
}

/** In the place of what waited before. */
export async function writePending(workspace: Workspace, pending: Pending): Promise<void> {
  await removePending(workspace);
  const { document, record, base, isHeld, files } = pending;
  for (const { file, bytes } of files) await writeFileIn(workspace, `pending/${file.name}`, bytes);
  await writePendingDocument(workspace, record.serial, document);
  await writeJsonIn(workspace, CHANGE, { serial: record.serial, base, isHeld, record });
}

export const writePendingDocument = (workspace: Workspace, serial: number, document: SignedDocument): Promise<void> =>
  writeFileIn(workspace, `pending/feed-${serial}.json`, `${JSON.stringify(document)}\n`);

/** Null where none waits. Signatures are not looked at; the files' sums are. */
export async function readPending(workspace: Workspace): Promise<Pending | null> {
  const change = await readJsonIn(workspace, CHANGE, changeSchema);
  if (!change) return null;
  const name = `pending/feed-${change.serial}.json`;
  const bytes = await readFileIn(workspace, name);
  const document = bytes && readSigned(parseJson(bytes.toString('utf8')));
  const read = document && v.safeParse(manifestSchema, payloadOf(document));
  if (!document || !read?.success || read.output.serial !== change.serial) throw damaged(workspace, name);
  const files: NewFile[] = [];
  for (const file of filesOf(read.output)) {
    const content = await readFileIn(workspace, `pending/${file.name}`);
    if (content === null) continue;
    if (sumOf(content) !== file.sha256) throw damaged(workspace, `pending/${file.name}`);
    files.push({ file, bytes: content });
  }
  return { ...change, document, manifest: read.output, files };
}

/** Sets of keys that wait stay. */
export async function removePending(workspace: Workspace): Promise<void> {
  await removeIn(workspace, CHANGE);
  for (const name of await namesIn(workspace, 'pending'))
    if (!/^keys-\d+\.json$/.test(name)) await removeIn(workspace, `pending/${name}`);
}

/** Every file that a manifest names. */
export function filesOf({ entries, allowlist, campaigns }: Manifest) {
  return [entries.snapshot, ...entries.deltas, allowlist, campaigns].filter((file) => file !== null);
}

const damaged = (workspace: Workspace, name: string): UsageError =>
  new UsageError(`${pathOf(workspace, name)} is damaged; run "lurewatch publish" again, which makes it anew.`);
