// The feed's sets of keys, public and signed: keys/<version>.json, and pending/keys-<version>.json while signatures are missing.

import * as v from 'valibot';
import { MAX_KEY_SETS } from '../../core/feed/bounds';
import { type KeySet, keySetSchema } from '../../core/feed/format';
import { followKeySets, type TrustedKeys } from '../../core/feed/key-sets';
import { payloadOf, readSigned, type SignedDocument, signersOf } from '../../core/feed/signed';
import { UsageError } from '../usage-error';
import { readJsonIn, writeJsonIn } from './json-file';
import { namesIn, pathOf, removeIn, type Workspace } from './workspace';

export interface OwnKeys {
  /** Id of the feed they are of. */
  readonly feed: string;
  /** Every set, the oldest first, as manifests hold them. */
  readonly documents: readonly SignedDocument[];
  /** What a browser with the first set in its policy begins with. */
  readonly pinned: TrustedKeys;
  readonly current: TrustedKeys;
}

const signedSchema = v.pipe(
  v.unknown(),
  v.transform((json) => readSigned(json)),
  v.check((signed): signed is SignedDocument => signed !== null, 'it is no signed document'),
  v.transform((signed) => signed as SignedDocument),
);

/** A UsageError where the first set is not complete, or a later one does not follow. */
export async function readOwnKeys(workspace: Workspace): Promise<OwnKeys> {
  const documents: SignedDocument[] = [];
  for (const version of await versionsIn(workspace)) {
    const document = await readJsonIn(workspace, `keys/${version}.json`, signedSchema);
    if (document) documents.push(document);
  }
  const first = documents[0] && keySetOf(documents[0]);
  if (!first) {
    throw new UsageError(
      'the first set of keys has too few signatures; let the holders of the other keys run "lurewatch sign --key FILE".',
    );
  }
  const pinned = { version: 0, threshold: first.threshold, keys: first.keys, timestampKeys: [] };
  const current = await followKeySets(pinned, first.feed, documents);
  if (current.version !== documents.length) {
    const bad = pathOf(workspace, 'keys', `${current.version + 1}.json`);
    throw new UsageError(`${bad} does not follow from the set before it; take the folder keys from git.`);
  }
  return { feed: first.feed, documents: documents.slice(-MAX_KEY_SETS), pinned, current };
}

async function versionsIn(workspace: Workspace): Promise<readonly number[]> {
  const names = await namesIn(workspace, 'keys');
  return names
    .flatMap((name) => /^(\d+)\.json$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
}

/** Not verified. */
export function keySetOf(document: SignedDocument): KeySet | null {
  const read = v.safeParse(keySetSchema, payloadOf(document));
  return read.success ? read.output : null;
}

export interface KeySetSignatures {
  /** Of the set before, and of its own. */
  readonly missingOld: number;
  readonly missingNew: number;
  /** All who may sign it. */
  readonly mayStill: readonly string[];
  readonly signers: ReadonlySet<string>;
}

/** Who has signed the set, and how many are missing. `before`: null for the first set. */
export async function weighKeySet(document: SignedDocument, before: TrustedKeys | null): Promise<KeySetSignatures> {
  const set = keySetOf(document);
  if (!set) throw new UsageError('the set of keys that waits is damaged; delete it from the folder pending.');
  const own = await signersOf(document, 'lurewatch-keys', set.keys);
  const old = before ? await signersOf(document, 'lurewatch-keys', before.keys) : new Set<string>();
  const all = [...new Set([...(before?.keys ?? []), ...set.keys])];
  const signers = new Set([...own, ...old]);
  return {
    missingOld: before ? Math.max(0, before.threshold - old.size) : 0,
    missingNew: Math.max(0, set.threshold - own.size),
    mayStill: all.filter((key) => !signers.has(key)),
    signers,
  };
}

export const isComplete = ({ missingOld, missingNew }: KeySetSignatures): boolean => missingOld + missingNew === 0;

/** The set that waits for signatures; null where none does. */
export async function readPendingKeys(workspace: Workspace): Promise<SignedDocument | null> {
  const name = (await namesIn(workspace, 'pending')).find((other) => /^keys-\d+\.json$/.test(other));
  return name === undefined ? null : readJsonIn(workspace, `pending/${name}`, signedSchema);
}

/** Among the feed's keys where it has its signatures, else among what waits. */
export async function putKeySet(workspace: Workspace, document: SignedDocument, isDone: boolean): Promise<void> {
  const version = keySetOf(document)?.version ?? 0;
  await writeJsonIn(workspace, isDone ? `keys/${version}.json` : `pending/keys-${version}.json`, document);
  if (isDone) await removeIn(workspace, `pending/keys-${version}.json`);
}
