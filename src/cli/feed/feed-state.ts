// A feed's folder read back: the manifest that its timestamp names, and the texts that the manifest names. Every sum is checked.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { FeedFile, Manifest } from '../../core/feed/format';
import { readDelta } from '../../core/feed/texts';
import { UsageError } from '../usage-error';
import { entriesOf } from './entries';
import { sumOf } from './signing';

const unpack = promisify(gunzip);

/** Looks in each folder; what is not in the first may be in the next. */
export async function readText(folders: readonly string[], file: FeedFile): Promise<string> {
  const bytes = await readFirst(folders, file.name);
  if (bytes.length !== file.bytes || sumOf(bytes) !== file.sha256) throw damaged(folders, file.name);
  const text = await unpack(bytes, { maxOutputLength: Math.max(1, file.textBytes) });
  if (text.length !== file.textBytes) throw damaged(folders, file.name);
  return text.toString('utf8');
}

/** The entries of the manifest: its snapshot, and over it the delta that leads on from there. */
export async function readFeedEntries(folders: readonly string[], manifest: Manifest): Promise<Map<string, string>> {
  const { snapshot, deltas, changedAt } = manifest.entries;
  const entries = entriesOf((await readText(folders, snapshot)).split('\n'));
  if (snapshot.serial === changedAt) return entries;
  const [delta] = deltas.filter(({ from }) => from <= snapshot.serial).sort((a, b) => b.from - a.from);
  if (!delta) throw damaged(folders, `feed-${manifest.serial}.json`);
  const change = readDelta(await readText(folders, delta));
  if (!change) throw damaged(folders, delta.name);
  for (const pattern of change.removed) entries.delete(pattern);
  for (const [pattern, line] of entriesOf(change.set)) entries.set(pattern, line);
  return entries;
}

/** Lines of a text that a manifest may leave out. */
export async function readLinesOf(folders: readonly string[], file: FeedFile | null): Promise<readonly string[]> {
  return file === null ? [] : (await readText(folders, file)).split('\n').filter((line) => line !== '');
}

async function readFirst(folders: readonly string[], name: string): Promise<Buffer> {
  for (const folder of folders) {
    try {
      return await readFile(join(folder, name));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
  throw new UsageError(`${join(folders[0] ?? '', name)} is not there; take the folder from your copy or from git.`);
}

const damaged = (folders: readonly string[], name: string): UsageError =>
  new UsageError(`${join(folders[0] ?? '', name)} is damaged; take it from your copy or from git.`);
