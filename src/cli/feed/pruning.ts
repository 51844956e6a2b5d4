// What a publication leaves behind and nobody needs any more.

import { stat } from 'node:fs/promises';
import * as v from 'valibot';
import { type Manifest, manifestSchema, parseJson } from '../../core/feed/format';
import { payloadOf, readSigned } from '../../core/feed/signed';
import { recordName, serialsOf } from './history';
import { filesOf } from './pending-files';
import { PUBLISHED } from './published';
import { namesIn, pathOf, readFileIn, removeIn, type Workspace } from './workspace';

/** So long a slow client or cache may still go by a manifest that was overtaken. */
const GRACE_MS = 24 * 60 * 60 * 1000;

/** Deletes files that neither these manifests name nor one that was the newest at some time of the last day. */
export async function prune(workspace: Workspace, kept: readonly Manifest[], nowMs: number): Promise<void> {
  const isYoung = async (name: string) => nowMs - (await stat(pathOf(workspace, PUBLISHED, name))).mtimeMs <= GRACE_MS;
  const names = await namesIn(workspace, PUBLISHED);
  const serials = names.flatMap((name) => /^feed-(\d+)\.json$/.exec(name)?.[1] ?? []).map(Number);
  const manifests = [...kept];
  let isOvertakenLately = true;
  for (const serial of serials.sort((a, b) => b - a)) {
    const name = `feed-${serial}.json`;
    const manifest = isOvertakenLately ? await manifestIn(workspace, name) : null;
    if (manifest) manifests.push(manifest);
    isOvertakenLately = await isYoung(name);
  }
  const needed = new Set(manifests.flatMap((manifest) => filesOf(manifest).map((file) => file.name)));
  for (const { serial } of manifests) needed.add(`feed-${serial}.json`);
  for (const name of names) {
    if (needed.has(name) || !/^(?:feed-\d+\.json|[a-z][a-z\d-]*\.txt\.gz)$/.test(name)) continue;
    if (!(await isYoung(name))) await removeIn(workspace, `${PUBLISHED}/${name}`);
  }
}

async function manifestIn(workspace: Workspace, name: string): Promise<Manifest | null> {
  const bytes = await readFileIn(workspace, `${PUBLISHED}/${name}`);
  const document = bytes && readSigned(parseJson(bytes.toString('utf8')));
  const read = document && v.safeParse(manifestSchema, payloadOf(document));
  return read?.success ? read.output : null;
}

/** For whoever looks back, and for `undo`, which needs two. */
const KEPT_RECORDS = 100;

/** Deletes records below the serial that deltas still reach back to, but for the last hundred. */
export async function pruneHistory(workspace: Workspace, oldestNeeded: number): Promise<void> {
  const serials = await serialsOf(workspace);
  for (const serial of serials.slice(0, -KEPT_RECORDS))
    if (serial < oldestNeeded) await removeIn(workspace, recordName(serial));
}
