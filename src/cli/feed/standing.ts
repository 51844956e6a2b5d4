// A workspace read whole: what it says, what is published of it, and the keys that count.

import { type Content, readContent } from './content';
import { type Entries, readEntries } from './entries';
import { readFeedEntries } from './feed-state';
import { type OwnKeys, readOwnKeys } from './own-keys';
import { PUBLISHED, type Published, readPublished } from './published';
import type { Settings } from './settings';
import { pathOf, type Workspace } from './workspace';

export interface Standing {
  readonly settings: Settings;
  readonly content: Content;
  readonly keys: OwnKeys;
  readonly published: Published | null;
  /** As published; empty before the first publication. */
  readonly before: Entries;
  /** As the workspace has them. */
  readonly entries: Entries;
}

export async function readStanding(workspace: Workspace, nowMs: number): Promise<Standing> {
  const { settings, ...content } = await readContent(workspace);
  const keys = await readOwnKeys(workspace);
  const published = await readPublished(workspace, keys, nowMs);
  const before = published ? await readPublishedEntries(workspace, published) : new Map<string, string>();
  return { settings, content, keys, published, before, entries: await readEntries(workspace) };
}

export const readPublishedEntries = (workspace: Workspace, { manifest }: Published): Promise<Map<string, string>> =>
  readFeedEntries([pathOf(workspace, PUBLISHED)], manifest);
