// `lurewatch sign`: a second person reads what waits, adds a signature, and puts it out where that is enough.

import { signersOf } from '../../core/feed/signed';
import { UsageError } from '../usage-error';
import { changeWords } from './change-words';
import { changeBetween, rolesBy } from './entry-change';
import { readFeedEntries } from './feed-state';
import { type OwnKeys, readOwnKeys, readPendingKeys } from './own-keys';
import { type Pending, readPending, removePending, writePending } from './pending-files';
import { agreed, type Person, type Report } from './person';
import type { PrivateKey } from './private-key';
import { prune } from './pruning';
import { putOut } from './publication';
import { publishedWords, requireTimestampKey } from './publish';
import { PUBLISHED, type Published, readPublished } from './published';
import { counted, LOOSENS } from './sentences';
import { readSettings } from './settings';
import { signKeySet, unsigned } from './sign-keys';
import { addSignatures } from './signing';
import { readPublishedEntries } from './standing';
import { looseningsOf } from './weighing';
import { pathOf, type Workspace } from './workspace';

export interface SignOptions {
  readonly keys: readonly PrivateKey[];
  readonly timestampKey: PrivateKey | null;
  readonly isYes?: boolean;
  readonly isVerbose?: boolean;
  readonly nowMs: number;
}

/** A set of keys that waits comes first. A UsageError where nothing waits, or what does was overtaken. */
export async function signPending(workspace: Workspace, options: SignOptions, person: Person): Promise<Report> {
  const keySet = await readPendingKeys(workspace);
  if (keySet) return signKeySet(workspace, options, person);
  const keys = await readOwnKeys(workspace);
  const published = await readPublished(workspace, keys, options.nowMs);
  const pending = await readPending(workspace);
  if (!pending) throw new UsageError('nothing waits for a signature.');
  if (pending.base !== (published?.serial ?? 0)) {
    throw new UsageError(
      `serial ${published?.serial} was published after what waits (serial ${pending.manifest.serial}) was made; run "lurewatch publish" again.`,
    );
  }
  const { current } = keys;
  if (pending.manifest.keys.length !== keys.documents.length)
    throw new UsageError('the keys have changed since what waits was made; run "lurewatch publish" again.');
  const foreign = options.keys.find(({ publicKey }) => !current.keys.includes(publicKey));
  if (foreign) throw new UsageError(`${foreign.publicKey} is none of the feed's keys; sign with one of those.`);
  requireTimestampKey(options.timestampKey, current.timestampKeys);
  // From the signed documents themselves, not from what stands beside them.
  for (const line of await wordsOf(workspace, pending, published, options, current)) person.show(line);
  const answer = await agreed(person, options.isYes, 'Sign this?');
  if (answer !== true) return unsigned(answer);

  const before = await signersOf(pending.document, 'lurewatch-feed', current.keys);
  const document = addSignatures(pending.document, 'lurewatch-feed', options.keys, before);
  const signatures = (await signersOf(document, 'lurewatch-feed', current.keys)).size;
  const missing = current.threshold - signatures;
  const isEnough = missing <= 0 || pending.manifest.approved !== undefined;
  if (!isEnough || !options.timestampKey) {
    await writePending(workspace, { ...pending, document, isHeld: false });
    const others = current.keys.filter((key) => !before.has(key) && !options.keys.some((k) => k.publicKey === key));
    return {
      lines: isEnough
        ? ['Signed. It waits for its timestamp: run "lurewatch refresh --timestamp-key FILE" where that key is.']
        : [
            `Signed. It waits for ${counted(missing, 'more signature')}: give this folder to a holder of the key ${others.join(' or ')}, who runs:`,
            '  lurewatch sign --key FILE --timestamp-key FILE',
          ],
      data: { signed: true, published: false, pending: pending.manifest.serial, missing: Math.max(0, missing) },
    };
  }
  return putOutPending(
    workspace,
    { ...pending, document },
    {
      keys,
      published,
      timestampKey: options.timestampKey,
      nowMs: options.nowMs,
    },
  );
}

export interface PuttingOut {
  readonly keys: OwnKeys;
  readonly published: Published | null;
  readonly timestampKey: PrivateKey;
  readonly nowMs: number;
}

/** What waits and has its signatures is put out. */
export async function putOutPending(
  workspace: Workspace,
  pending: Pending,
  { keys, published, timestampKey, nowMs }: PuttingOut,
): Promise<Report> {
  const settings = await readSettings(workspace);
  const last = published?.timestamp ?? null;
  const expiresAt = await putOut(workspace, pending, { key: timestampKey, settings, keys, last, nowMs });
  await removePending(workspace);
  const isTightening = pending.manifest.approved !== undefined;
  const kept = isTightening && published ? [published.approved.manifest] : [];
  await prune(workspace, [pending.manifest, ...kept], nowMs);
  const { serial, entries } = pending.manifest;
  return {
    lines: [...publishedWords(pending, expiresAt, isTightening)],
    data: { signed: true, published: true, serial, entries: entries.count, expiresAt },
  };
}

async function wordsOf(
  workspace: Workspace,
  pending: Pending,
  published: Published | null,
  options: SignOptions,
  current: Parameters<typeof looseningsOf>[2],
): Promise<readonly string[]> {
  const { manifest } = pending;
  const folders = [pathOf(workspace, 'pending'), pathOf(workspace, PUBLISHED)];
  const after = await readFeedEntries(folders, manifest);
  if (after.size !== manifest.entries.count)
    throw new UsageError('what waits says another number of entries than it has; run "lurewatch publish" again.');
  const before = published ? await readPublishedEntries(workspace, published) : new Map<string, string>();
  const change = changeBetween(before, after, rolesBy(manifest.sources));
  const { snapshot, deltas, changedAt } = manifest.entries;
  const isWhole = changedAt === manifest.serial && snapshot.serial === changedAt && deltas.length === 0;
  const reasons = looseningsOf({ manifest, change, isWhole }, published, current);
  return [
    `Serial ${manifest.serial} of ${manifest.feed}, made ${manifest.issuedAt}, ${published ? `changes serial ${published.serial}` : 'is the first publication'}:`,
    ...changeWords({
      before: { manifest: published?.manifest ?? null, entries: before },
      after: { manifest, entries: after },
      change,
      isVerbose: options.isVerbose === true,
    }),
    `${counted(change.added.length, 'entry', 'entries')} added, ${change.changed.length} changed, ${change.removed.length} removed; ${manifest.entries.count} in all.`,
    ...(reasons.length === 0
      ? []
      : [`It needs ${counted(current.threshold, 'signature')}: ${reasons.map((code) => LOOSENS[code]).join('; ')}.`]),
  ];
}
