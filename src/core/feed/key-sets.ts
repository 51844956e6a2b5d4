// Which keys count: a chain of sets, each signed by enough keys of the one before it (TUF's root role, section 5.3 of its specification).

import * as v from 'valibot';
import { type KeySet, keySetSchema } from './format';
import { payloadOf, readSigned, signersOf } from './signed';

/** Where a client begins: what policy pins, or the set it got to last. */
export interface TrustedKeys {
  /** 0 for pinned keys whose set has not been seen. */
  readonly version: number;
  readonly threshold: number;
  readonly keys: readonly string[];
  /** Empty for pinned keys whose set has not been seen. */
  readonly timestampKeys: readonly string[];
}

/**
 * The newest set that follows from the trusted one. Documents that do not are passed over: a client that pins later keys has no use for
 * the sets before them, and what is signed by too few counts as not there.
 */
export async function followKeySets(
  trusted: TrustedKeys,
  feed: string,
  documents: readonly unknown[],
): Promise<TrustedKeys> {
  let current = trusted;
  for (const document of documents) {
    const next = await nextKeySet(current, feed, document);
    if (next) current = next;
  }
  return current;
}

async function nextKeySet(current: TrustedKeys, feed: string, document: unknown): Promise<KeySet | null> {
  const signed = readSigned(document);
  const payload = signed && v.safeParse(keySetSchema, payloadOf(signed));
  if (!signed || !payload?.success) return null;
  const set = payload.output;
  if (set.feed !== feed || set.version <= current.version) return null;
  const isVouchedFor = (await signersOf(signed, 'lurewatch-keys', current.keys)).size >= current.threshold;
  // Its own keys sign too: a set whose keys nobody holds would lock everybody out.
  const isHeld = (await signersOf(signed, 'lurewatch-keys', set.keys)).size >= set.threshold;
  return isVouchedFor && isHeld ? set : null;
}
