// `lurewatch status` in a workspace: what is published, how long it is fresh, and what waits.

import { isDeepStrictEqual } from 'node:util';
import type { Manifest } from '../../core/feed/format';
import type { Content } from './content';
import { changeBetween, rolesBy } from './entry-change';
import { readLinesOf } from './feed-state';
import { serialsOf } from './history';
import { withoutExpired } from './next-draft';
import { readPendingKeys } from './own-keys';
import { readPending } from './pending-files';
import type { Report } from './person';
import { isOn } from './publication';
import { PUBLISHED } from './published';
import { counted } from './sentences';
import { readStanding } from './standing';
import { pathOf, type Workspace } from './workspace';

/** Rejected where what is published is stale. */
export async function workspaceStatus(workspace: Workspace, nowMs: number): Promise<Report> {
  const { published, before, entries, content, keys } = await readStanding(workspace, nowMs);
  // What is over leaves by itself: nobody has to publish for it.
  const { added, changed, removed } = changeBetween(
    withoutExpired(before, nowMs),
    withoutExpired(entries, nowMs),
    rolesBy(content.sources),
  );
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
      `Serial ${pending.manifest.serial} waits with ${counted(pending.document.signatures.length, 'signature')}${pending.isHeld ? ', for a second look' : ` of ${threshold}`}: "lurewatch sign" shows it.`,
    );
  if (keysWait) lines.push('A set of keys waits for signatures.');
  const others = published ? await otherChanges(workspace, content, published.manifest) : [];
  const touched = added.length + changed.length + removed.length;
  const unpublished = [
    ...(touched === 0 ? [] : [`entries (${added.length} added, ${changed.length} changed, ${removed.length} removed)`]),
    ...others,
  ];
  if (unpublished.length > 0) lines.push(`Changed here and not published yet: ${unpublished.join(', ')}.`);
  else if (published) lines.push('All that is said here is published.');
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
      unpublished: { added: added.length, changed: changed.length, removed: removed.length, others },
    },
  };
}

/** What the small files say otherwise than the manifest, in words. */
async function otherChanges(workspace: Workspace, now: Content, old: Manifest): Promise<readonly string[]> {
  const lists = [pathOf(workspace, PUBLISHED)];
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['the incident', old.incident, now.incident],
    ['suspensions', old.suspensions, now.suspensions],
    ['the allowlist', await readLinesOf(lists, old.allowlist), now.allowlist],
    ['names of campaigns', await readLinesOf(lists, old.campaigns), now.campaigns],
    ['sources', old.sources, now.sources],
    ['the title', old.title, now.title],
  ];
  return pairs.filter(([, before, after]) => !isDeepStrictEqual(before, after)).map(([what]) => what);
}
