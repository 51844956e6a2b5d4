// Whether a word with a dot in it, in a sentence, is meant as a host.

import { splitHostname } from '../../core/hostname';
import type { Indicator } from '../../core/indicator';

/** Endings of file names that are top-level domains as well: in a sentence the file is likelier. */
const FILE_ENDINGS = new Set(['zip', 'mov', 'md', 'py', 'sh', 'ps', 'so']);
/** `today.We`, `done.It`: a full stop with its space left out. */
const NEXT_SENTENCE = /^[^/?#:]*\.(?!(?:Com|Net|Org|Info|Uk)\b)\p{Lu}\p{Ll}+$/u;
/** Version numbers look like the first, and the others are nobody's in particular. */
const NO_PUBLIC_ADDRESS = /^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|22[4-9]|2[3-5]\d)\./;

/** `word` as it stands there; `indicator` what it was read as. A host that was defanged is meant whatever it ends in. */
export function isHostInProse(word: string, indicator: Indicator, wasDefanged: boolean): boolean {
  const { registrableDomain, isAddress, isKnownSuffix, isPrivateSuffix } = splitHostname(indicator.hostname);
  if (isAddress) return wasDefanged || !NO_PUBLIC_ADDRESS.test(indicator.hostname);
  if (registrableDomain === null || !(isKnownSuffix || isPrivateSuffix)) return false;
  if (wasDefanged || /^www\./i.test(word)) return true;
  const isFile = indicator.kind === 'domain' && FILE_ENDINGS.has(indicator.hostname.split('.').at(-1) ?? '');
  return !isFile && !NEXT_SENTENCE.test(word);
}
