// How many signatures what loosens takes, in words.

import { UsageError } from '../usage-error';
import { readOwnKeys } from './own-keys';
import { counted } from './sentences';
import type { Workspace } from './workspace';

/** `2 signatures`; without a number while the first keys wait for theirs. */
export async function signaturesFor(workspace: Workspace): Promise<string> {
  try {
    return counted((await readOwnKeys(workspace)).current.threshold, 'signature');
  } catch (error) {
    if (error instanceof UsageError) return 'the threshold of signatures';
    throw error;
  }
}
