// Whether the next manifest takes the threshold of signatures: core's rules, against what was approved last and what is published.

import type { Manifest } from '../../core/feed/format';
import type { TrustedKeys } from '../../core/feed/key-sets';
import { loosenings } from '../../core/feed/loosening';
import type { EntryChange } from './entry-change';
import type { Published } from './published';
import type { LooseningCode } from './sentences';

export interface Weighed {
  readonly manifest: Manifest;
  readonly change: EntryChange;
  readonly isWhole: boolean;
}

/** Empty where one signature will do. */
export function looseningsOf(
  { manifest, change, isWhole }: Weighed,
  published: Published | null,
  current: TrustedKeys,
): readonly LooseningCode[] {
  if (published === null) return ['first'];
  const found = new Set<LooseningCode>([
    ...loosenings(published.approved.manifest, manifest),
    ...loosenings(published.manifest, manifest),
  ]);
  // What is published only tightens what was approved, so what tightens it tightens both.
  if (change.removed.length > 0) found.add('entry-removed');
  if (change.weakened.length > 0) found.add('entry-weakened');
  // Nobody vouches for a snapshot with fewer: browsers take only a delta then.
  if (isWhole) found.add('taken-anew');
  // A browser that has followed to the new set cannot verify what only the old one signed.
  if (published.approved.manifest.keys.length !== manifest.keys.length || published.keys.version !== current.version)
    found.add('keys-changed');
  return [...found];
}
