// Public keys as people give them: the 43 signs, or the file of a private key that is at hand.

import { KEY } from '../../core/feed/format';
import { type AskPassphrase, type PrivateKey, readKey } from './private-key';

export interface GivenKeys {
  readonly publicKeys: readonly string[];
  /** Those whose private keys are at hand. */
  readonly privateKeys: readonly PrivateKey[];
}

/** In the order given, each once. */
export async function readGivenKeys(given: readonly string[], ask: AskPassphrase, option: string): Promise<GivenKeys> {
  const publicKeys: string[] = [];
  const privateKeys: PrivateKey[] = [];
  for (const text of given) {
    const key = KEY.test(text) ? null : await readKey(text, ask, option);
    const publicKey = key?.publicKey ?? text;
    if (publicKeys.includes(publicKey)) continue;
    publicKeys.push(publicKey);
    if (key) privateKeys.push(key);
  }
  return { publicKeys, privateKeys };
}

/** Private keys, each once. */
export async function readKeys(paths: readonly string[], ask: AskPassphrase): Promise<readonly PrivateKey[]> {
  const keys: PrivateKey[] = [];
  for (const path of paths) {
    const key = await readKey(path, ask);
    if (!keys.some(({ publicKey }) => publicKey === key.publicKey)) keys.push(key);
  }
  return keys;
}
