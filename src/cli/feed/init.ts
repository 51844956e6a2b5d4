// `lurewatch feed init`: an empty workspace with its first set of keys, and what browsers have to be told.

import { mkdir, readdir } from 'node:fs/promises';
import * as v from 'valibot';
import { type KeySet, keySetSchema } from '../../core/feed/format';
import { UsageError } from '../usage-error';
import { browserPolicy } from './browser-policy';
import { writeJsonIn } from './json-file';
import type { GivenKeys } from './key-files';
import { isComplete, putKeySet, weighKeySet } from './own-keys';
import type { Report } from './person';
import { isFeedId, isTitle } from './settings';
import { keySetWaits } from './sign-keys';
import { addSignatures, signDocument } from './signing';
import { isWorkspace, type Workspace, writeFileIn } from './workspace';

export interface InitOptions {
  readonly id: string;
  readonly title: string;
  readonly keys: GivenKeys;
  readonly timestampKeys: readonly string[];
  readonly threshold: number;
  /** Where the folder will be served; a placeholder where it is not known. */
  readonly url?: string | undefined;
}

/** In a folder that is empty or not there. The first set waits where fewer keys are at hand than the threshold. */
export async function initFeed(workspace: Workspace, options: InitOptions): Promise<Report> {
  const { id, title, keys, timestampKeys, threshold, url } = options;
  if (!isFeedId(id)) throw new UsageError(`--id ${id} must be 1 to 32 small letters, digits and hyphens.`);
  if (!isTitle(title)) throw new UsageError('--title must be a line of 1 to 80 characters: whose list it is.');
  const names = await readdir(workspace.folder).catch(() => []);
  if (isWorkspace(workspace.folder) || names.some((name) => !name.startsWith('.')))
    throw new UsageError(`${workspace.folder} is not empty; name a folder that is, or that is not there yet.`);
  const set = keySetOf({
    feed: id,
    version: 1,
    threshold,
    keys: [...keys.publicKeys],
    timestampKeys: [...timestampKeys],
  });
  await mkdir(workspace.folder, { recursive: true });
  const document = signDocument(set, 'lurewatch-keys', []);
  const signed = addSignatures(document, 'lurewatch-keys', keys.privateKeys, new Set());
  const weighed = await weighKeySet(signed, null);
  await putKeySet(workspace, signed, isComplete(weighed));
  for (const name of ['entries.txt', 'allowlist.txt', 'campaigns.txt']) await writeFileIn(workspace, name, '');
  await writeJsonIn(workspace, 'sources.json', {});
  await writeJsonIn(workspace, 'suspensions.json', []);
  await writeFileIn(workspace, '.gitignore', '.lock\n*.tmp\n');
  // Last: it makes the folder a feed.
  const lives = { timestampLifeMinutes: 1_440, incidentLifeMinutes: 15 };
  await writeJsonIn(workspace, 'settings.json', { feed: id, title, role: 'own', ...lives });
  const policy = browserPolicy({ id, keys: set.keys, threshold, url });
  return {
    lines: [
      `${workspace.folder} is a feed now.`,
      ...(isComplete(weighed) ? [] : keySetWaits(weighed)),
      url === undefined
        ? 'Browsers need this in their policy, with the address at which the folder "published" will be served:'
        : 'Browsers need this in their policy:',
      JSON.stringify(policy, null, 2),
    ],
    data: { folder: workspace.folder, complete: isComplete(weighed), policy },
  };
}

/** A UsageError where browsers would not take such a set. */
export function keySetOf(set: KeySet): KeySet {
  if (set.keys.length > 0 && set.threshold > set.keys.length)
    throw new UsageError(
      `--threshold ${set.threshold} asks for more signatures than there are keys (${set.keys.length}).`,
    );
  const read = v.safeParse(keySetSchema, set);
  if (!read.success)
    throw new UsageError('a feed has 1 to 8 keys, 1 to 8 timestamp keys, and a threshold from 1; give those.');
  const shared = set.keys.find((key) => set.timestampKeys.includes(key));
  if (shared)
    throw new UsageError(`${shared} is given as both kinds of key; a machine's timestamp key must be its own.`);
  return read.output;
}
