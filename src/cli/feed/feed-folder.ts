// A feed as it is published in a folder, for judging with it: a workspace's or a copy of what is served. Sums are checked; who signed it
// is for `lurewatch verify`.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { beginFeed } from '../../core/feed/client';
import { manifestSchema, parseJson, timestampSchema } from '../../core/feed/format';
import { payloadOf, readSigned } from '../../core/feed/signed';
import { readCampaigns } from '../../core/feed/texts';
import type { IncidentLevel } from '../../core/incident';
import { NO_POLICY } from '../../core/policy';
import { standingOf } from '../../core/standing';
import { UsageError } from '../usage-error';
import type { FeedLists } from './feed-lists';
import { readFeedEntries, readLinesOf, readText } from './feed-state';
import { sumOf } from './signing';
import { isWorkspace } from './workspace';

export interface FeedFolder extends FeedLists {
  readonly incident: IncidentLevel;
  readonly serial: number;
}

/** The folder with the files that are served. */
export const publishedFolderOf = (folder: string): string => (isWorkspace(folder) ? join(folder, 'published') : folder);

/** `given`: a workspace, or a folder as it is served. What has ended by `nowMs` is left out. */
export async function readFeedFolder(given: string, nowMs: number): Promise<FeedFolder> {
  const folder = publishedFolderOf(given);
  const timestamp = read(await bytesOf(folder, 'timestamp.json'), timestampSchema);
  const name = `feed-${timestamp?.serial}.json`;
  const bytes = timestamp && (await bytesOf(folder, name));
  const manifest = bytes && sumOf(bytes) === timestamp.sha256 ? read(bytes, manifestSchema) : null;
  if (!timestamp || !manifest)
    throw new UsageError(`${folder} is no published feed, or a damaged one; take it from your copy.`);
  const { feed, title, sources, serial } = manifest;
  const allowlist = await readLinesOf([folder], manifest.allowlist);
  const state = { ...beginFeed({ keys: [], threshold: 1 }), manifest, timestamp, allowlist };
  const standing = standingOf([{ role: 'own', state }], NO_POLICY, nowMs);
  const campaigns = manifest.campaigns === null ? '' : await readText([folder], manifest.campaigns);
  return {
    facts: { id: feed, role: 'own', title, sources, campaigns: readCampaigns(campaigns) ?? {} },
    entries: await readFeedEntries([folder], manifest),
    standing,
    incident: standing.incident?.level ?? 'normal',
    serial,
  };
}

async function bytesOf(folder: string, name: string): Promise<Buffer> {
  try {
    return await readFile(join(folder, name));
  } catch {
    // Whatever the reason, there is nothing to judge with.
    throw new UsageError(`${join(folder, name)} cannot be read; name a feed's folder that something was published to.`);
  }
}

function read<T>(bytes: Uint8Array, schema: v.GenericSchema<unknown, T>): T | null {
  const document = readSigned(parseJson(new TextDecoder().decode(bytes)));
  const found = document && v.safeParse(schema, payloadOf(document));
  return found?.success ? found.output : null;
}
