// `lurewatch feed policy`: what the browsers' policy has to say of the feed, with the keys that count now.

import { readOwnKeys } from './own-keys';
import type { Report } from './person';
import type { Workspace } from './workspace';

const PLACEHOLDER = 'https://feeds.council.example/lures/';

interface Pinned {
  readonly id: string;
  readonly keys: readonly string[];
  readonly threshold: number;
  /** Where the folder "published" is served; a placeholder where it is not known. */
  readonly url?: string | undefined;
}

export const browserPolicy = ({ id, keys, threshold, url = PLACEHOLDER }: Pinned) => ({
  feeds: [{ id, url, role: 'own', keys, threshold }],
});

/** After a rotation it names the new keys: a browser that begins afresh must not begin with the old ones. */
export async function showPolicy(workspace: Workspace, url: string | undefined): Promise<Report> {
  const { feed, current } = await readOwnKeys(workspace);
  const policy = browserPolicy({ id: feed, keys: current.keys, threshold: current.threshold, url });
  return { lines: [JSON.stringify(policy, null, 2)], data: policy };
}
