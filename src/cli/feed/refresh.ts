// `lurewatch refresh`, made for a scheduled job: vouches anew for what is published, and puts out what is signed and waited for this key.

import { signersOf } from '../../core/feed/signed';
import { UsageError } from '../usage-error';
import { readText } from './feed-state';
import { readOwnKeys } from './own-keys';
import { filesOf, readPending } from './pending-files';
import type { Report } from './person';
import type { PrivateKey } from './private-key';
import { vouchAgain } from './publication';
import { requireTimestampKey } from './publish';
import { PUBLISHED, readPublished } from './published';
import { readSettings } from './settings';
import { putOutPending } from './sign';
import { pathOf, type Workspace } from './workspace';

/** A UsageError where what is published does not verify, file by file. */
export async function refresh(workspace: Workspace, timestampKey: PrivateKey, nowMs: number): Promise<Report> {
  const keys = await readOwnKeys(workspace);
  const published = await readPublished(workspace, keys, nowMs);
  const pending = await readPending(workspace);
  if (
    pending &&
    !pending.isHeld &&
    pending.manifest.keys.length === keys.documents.length &&
    pending.base === (published?.serial ?? 0)
  ) {
    requireTimestampKey(timestampKey, keys.current.timestampKeys);
    const { size } = await signersOf(pending.document, 'lurewatch-feed', keys.current.keys);
    const isTightening = pending.manifest.approved !== undefined && size > 0;
    if (size >= keys.current.threshold || isTightening)
      return putOutPending(workspace, pending, { keys, published, timestampKey, nowMs });
  }
  if (!published) throw new UsageError('nothing is published yet; run "lurewatch publish" first.');
  // Of the set that the manifest brings: one that was made since counts from the next publication on.
  requireTimestampKey(timestampKey, published.keys.timestampKeys);
  // A browser would fetch them all: none may be missing or damaged.
  for (const file of filesOf(published.manifest)) await readText([pathOf(workspace, PUBLISHED)], file);
  const settings = await readSettings(workspace);
  const expiresAt = await vouchAgain(workspace, published, {
    key: timestampKey,
    settings,
    last: published.timestamp,
    nowMs,
  });
  return {
    lines: [`Serial ${published.serial} is fresh until ${expiresAt}. Upload timestamp.json.`],
    data: { serial: published.serial, expiresAt },
  };
}
