// What is published now, verified as a browser verifies it.

import type { Manifest, Timestamp } from '../../core/feed/format';
import { parseJson } from '../../core/feed/format';
import type { TrustedKeys } from '../../core/feed/key-sets';
import { readSigned, signersOf } from '../../core/feed/signed';
import { readTimestamp, verifyManifest } from '../../core/feed/trust';
import { UsageError } from '../usage-error';
import type { OwnKeys } from './own-keys';
import { sumOf } from './signing';
import { pathOf, readFileIn, type Workspace } from './workspace';

export interface Named {
  readonly serial: number;
  readonly sha256: string;
  readonly manifest: Manifest;
}

export interface Published extends Named {
  readonly timestamp: Timestamp;
  /** The last one with signatures enough: this one, or the one it goes on from. */
  readonly approved: Named;
  /** The set of keys that it was signed under. */
  readonly keys: TrustedKeys;
  readonly signers: ReadonlySet<string>;
}

export const PUBLISHED = 'published';

/** Null before the first publication. A UsageError where the folder does not verify: nothing is built on it then. */
export async function readPublished(workspace: Workspace, keys: OwnKeys, nowMs: number): Promise<Published | null> {
  const bytes = await readFileIn(workspace, `${PUBLISHED}/timestamp.json`);
  if (bytes === null) return null;
  const read = readTimestamp(bytes, keys.feed);
  if (!read.ok) throw damaged(workspace, 'timestamp.json', read.error.code);
  const { timestamp } = read.value;
  const { manifest, followed, isApproved, signers } = await readManifest(workspace, keys, timestamp, nowMs);
  const named = { serial: manifest.serial, sha256: timestamp.sha256, manifest };
  let approved: Named = named;
  if (!isApproved) {
    if (!manifest.approved) throw damaged(workspace, `feed-${manifest.serial}.json`, 'too-few-signatures');
    const before = await readManifest(workspace, keys, manifest.approved, nowMs);
    approved = { ...manifest.approved, manifest: before.manifest };
  }
  return { ...named, timestamp, approved, keys: followed, signers };
}

async function readManifest(
  workspace: Workspace,
  keys: OwnKeys,
  { serial, sha256 }: { readonly serial: number; readonly sha256: string },
  nowMs: number,
) {
  const name = `feed-${serial}.json`;
  const bytes = await readFileIn(workspace, `${PUBLISHED}/${name}`);
  if (bytes === null) throw damaged(workspace, name, 'it is not there');
  const named = { feed: keys.feed, serial, sha256 };
  const verified = await verifyManifest({ bytes, sha256: sumOf(bytes) }, named, keys.pinned, nowMs);
  if (!verified.ok && verified.error.code === 'from-the-future')
    throw new UsageError(`serial ${serial} was published at a time that is yet to come; set this computer's clock.`);
  if (!verified.ok) throw damaged(workspace, name, verified.error.code);
  const document = readSigned(parseJson(bytes.toString('utf8')));
  const signers = document ? await signersOf(document, 'lurewatch-feed', verified.value.keys.keys) : new Set<string>();
  const { manifest, isApproved } = verified.value;
  return { manifest, isApproved, followed: verified.value.keys, signers };
}

const damaged = (workspace: Workspace, name: string, why: string): UsageError =>
  new UsageError(
    `${pathOf(workspace, PUBLISHED, name)} does not verify (${why}); take the folder ${PUBLISHED} from your copy or from git.`,
  );
