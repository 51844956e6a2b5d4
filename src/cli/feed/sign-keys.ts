// Signing a set of keys that waits: the holders of the old set and of the new one say yes to it.

import { UsageError } from '../usage-error';
import { isComplete, keySetOf, putKeySet, readOwnKeys, readPendingKeys, weighKeySet } from './own-keys';
import { agreed, type Person, type Report } from './person';
import type { SignOptions } from './sign';
import { addSignatures } from './signing';
import { namesIn, type Workspace } from './workspace';

/** The person, or nobody, has said no. */
export const unsigned = (answer: boolean | null): Report => ({
  lines: [answer === null ? 'Not signed; add --yes to sign without being asked.' : 'Not signed.'],
  data: { signed: false, published: false },
});

/** Shows the set, asks, and puts it among the keys once it has both thresholds. */
export async function signKeySet(workspace: Workspace, options: SignOptions, person: Person): Promise<Report> {
  const document = await readPendingKeys(workspace);
  const set = document && keySetOf(document);
  if (!document || !set) throw new UsageError('the set of keys that waits is damaged; delete it from pending.');
  const isFirst = !(await namesIn(workspace, 'keys')).includes('1.json');
  const before = isFirst ? null : (await readOwnKeys(workspace)).current;
  const { mayStill, signers } = await weighKeySet(document, before);
  const foreign = options.keys.find(({ publicKey }) => !mayStill.includes(publicKey) && !signers.has(publicKey));
  if (foreign) throw new UsageError(`${foreign.publicKey} is in neither set of keys; sign with one that is.`);
  person.show(
    `Keys of ${set.feed}, version ${set.version}: ${set.threshold} of these must sign what makes staff less safe.`,
  );
  for (const key of set.keys)
    person.show(`  ${before?.keys.includes(key) === false ? '+' : ' '} ${key}${signers.has(key) ? '  (signed)' : ''}`);
  for (const key of before?.keys ?? []) if (!set.keys.includes(key)) person.show(`  - ${key}`);
  for (const key of set.timestampKeys) person.show(`    timestamp: ${key}`);
  const answer = await agreed(person, options.isYes, 'Sign this?');
  if (answer !== true) return unsigned(answer);
  const signed = addSignatures(document, 'lurewatch-keys', options.keys, signers);
  const weighed = await weighKeySet(signed, before);
  await putKeySet(workspace, signed, isComplete(weighed));
  return {
    lines: isComplete(weighed) ? [...keySetDone(set.version)] : [...keySetWaits(weighed)],
    data: { signed: true, version: set.version, complete: isComplete(weighed), mayStill: weighed.mayStill },
  };
}

/** What to do with a set that has its signatures. */
export function* keySetDone(version: number): Generator<string> {
  yield `The keys of version ${version} are complete. Publish, so that browsers follow.`;
  if (version > 1) yield 'Then change the policy, which "lurewatch feed policy" prints.';
}

/** What is missing, and who may give it. */
export function* keySetWaits({ missingOld, missingNew, mayStill }: Awaited<ReturnType<typeof weighKeySet>>) {
  const parts = [
    ...(missingOld > 0 ? [`${missingOld} by keys of the set before`] : []),
    ...(missingNew > 0 ? [`${missingNew} by keys of the new set`] : []),
  ];
  yield `The keys wait for more signatures: ${parts.join(', ')}.`;
  yield `Give this folder to a holder of ${mayStill.join(' or ')}, who runs:`;
  yield '  lurewatch sign --key FILE';
}
