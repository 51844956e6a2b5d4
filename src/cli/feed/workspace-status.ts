// `lurewatch status` in a workspace: what is published, how long it is fresh, and what waits.

import { changeBetween, rolesBy } from './entry-change';
import { serialsOf } from './history';
import { readPendingKeys } from './own-keys';
import { readPending } from './pending-files';
import type { Report } from './person';
import { isOn } from './publication';
import { counted } from './sentences';
import { readStanding } from './standing';
import type { Workspace } from './workspace';

/** Rejected where what is published is stale. */
export async function workspaceStatus(workspace: Workspace, nowMs: number): Promise<Report> {
  const { published, before, entries, content, keys } = await readStanding(workspace, nowMs);
  const { added, changed, removed } = changeBetween(before, entries, rolesBy(content.sources));
  const pending = await readPending(workspace);
  const keysWait = (await readPendingKeys(workspace)) !== null;
  const expiresAtMs = published ? Date.parse(published.timestamp.expiresAt) : 0;
  const { threshold, version } = keys.current;
  const lines = published
    ? [
        `${keys.feed}: serial ${published.serial} of ${published.manifest.issuedAt}, ${counted(published.manifest.entries.count, 'entry', 'entries')}, signed by ${published.signers.size} (threshold ${threshold}, key set ${version}).`,
        expiresAtMs > nowMs
          ? `Fresh until ${published.timestamp.expiresAt}.`
          : `STALE since ${published.timestamp.expiresAt}: run "lurewatch refresh", and look at the job that should.`,
      ]
    : [`${keys.feed}: nothing is published yet.`];
  if (published && isOn(published.manifest.incident, nowMs))
    lines.push(`An incident is on: ${published.manifest.incident?.level}.`);
  if (pending)
    lines.push(
      `Serial ${pending.manifest.serial} waits with ${counted(pending.document.signatures.length, 'signature')}${pending.isHeld ? ', for a second look' : ''}.`,
    );
  if (keysWait) lines.push('A set of keys waits for signatures.');
  lines.push(`Not published yet: ${added.length} added, ${changed.length} changed, ${removed.length} removed.`);
  return {
    lines,
    isRejected: published !== null && expiresAtMs <= nowMs,
    data: {
      feed: keys.feed,
      serial: published?.serial ?? null,
      entries: published?.manifest.entries.count ?? 0,
      expiresAt: published?.timestamp.expiresAt ?? null,
      signatures: published?.signers.size ?? 0,
      threshold,
      pending: pending?.manifest.serial ?? null,
      keysWait,
      publications: (await serialsOf(workspace)).length,
      unpublished: { added: added.length, changed: changed.length, removed: removed.length },
    },
  };
}
