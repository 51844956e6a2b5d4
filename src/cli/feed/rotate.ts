// `lurewatch rotate`: the next set of keys, signed by the thresholds of the old and of the new one.

import { MAX_KEY_SETS } from '../../core/feed/bounds';
import { UsageError } from '../usage-error';
import { keySetOf } from './init';
import type { GivenKeys } from './key-files';
import { isComplete, putKeySet, keySetOf as readKeySet, readOwnKeys, readPendingKeys, weighKeySet } from './own-keys';
import type { Report } from './person';
import type { PrivateKey } from './private-key';
import { keySetDone, keySetWaits } from './sign-keys';
import { signDocument } from './signing';
import type { Workspace } from './workspace';

export interface RotateOptions {
  readonly newKeys: GivenKeys;
  /** Empty: those of the set before stay. */
  readonly timestampKeys: readonly string[];
  readonly threshold?: number | undefined;
  /** Of the set before. */
  readonly keys: readonly PrivateKey[];
}

/** The set counts from the next publication after both thresholds have signed it. */
export async function rotateKeys(workspace: Workspace, options: RotateOptions): Promise<Report> {
  const { newKeys, timestampKeys, threshold, keys } = options;
  const own = await readOwnKeys(workspace);
  const { current } = own;
  const waiting = await readPendingKeys(workspace);
  if (waiting) {
    const version = readKeySet(waiting)?.version;
    throw new UsageError(
      `keys of version ${version} wait for signatures; sign them, or delete pending/keys-${version}.json.`,
    );
  }
  if (own.documents.length >= MAX_KEY_SETS)
    throw new UsageError(`a feed has ${MAX_KEY_SETS} sets of keys at most; begin a feed with another id.`);
  const set = keySetOf({
    feed: own.feed,
    version: current.version + 1,
    threshold: threshold ?? current.threshold,
    keys: [...newKeys.publicKeys],
    timestampKeys: timestampKeys.length > 0 ? [...timestampKeys] : [...current.timestampKeys],
  });
  const may = new Set([...current.keys, ...set.keys]);
  const all = [...keys, ...newKeys.privateKeys];
  const foreign = all.find(({ publicKey }) => !may.has(publicKey));
  if (foreign) throw new UsageError(`${foreign.publicKey} is in neither set of keys; sign with one that is.`);
  const signers = all.filter(({ publicKey }, at) => all.findIndex((key) => key.publicKey === publicKey) === at);
  const document = signDocument(set, 'lurewatch-keys', signers);
  const weighed = await weighKeySet(document, current);
  await putKeySet(workspace, document, isComplete(weighed));
  return {
    lines: isComplete(weighed) ? [...keySetDone(set.version)] : [...keySetWaits(weighed)],
    data: { version: set.version, complete: isComplete(weighed), keys: set.keys, threshold: set.threshold },
  };
}
