// The key that Chromium knows a council's build by: whoever has it can make the next version. Its public half is the extension's id.

import { createHash, createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { readGiven, UsageError } from '../usage-error';

export interface ExtensionKey {
  /** Where it is kept, in PEM. */
  readonly path: string;
  readonly privateKey: KeyObject;
  /** base64 of the public key in DER: the manifest's `key`. */
  readonly publicKey: string;
  /** The extension's, 32 letters from a to p. */
  readonly id: string;
}

const BITS = 2048;

/** Never over a file that is there: a lost key would be an extension that no browser updates. */
export async function makeExtensionKey(path: string): Promise<ExtensionKey> {
  const file = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    const why =
      error.code === 'EEXIST' ? 'is there already; an extension keeps its key' : `cannot be written (${error.code})`;
    throw new UsageError(`${path} ${why}: give another path.`);
  });
  try {
    const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: BITS });
    await file.writeFile(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await file.sync();
    return keyAt(path, privateKey);
  } finally {
    await file.close();
  }
}

export async function readExtensionKey(path: string): Promise<ExtensionKey> {
  const text = await readGiven(path, '--key');
  let key: KeyObject;
  try {
    key = createPrivateKey(Buffer.from(text));
  } catch {
    throw new UsageError(`${path} holds no private key in PEM, as "lurewatch extension-key" writes it.`);
  }
  if (key.asymmetricKeyType !== 'rsa')
    throw new UsageError(`${path} is no RSA key: Chromium takes no other for an extension.`);
  return keyAt(path, key);
}

function keyAt(path: string, key: KeyObject): ExtensionKey {
  const der = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return { path, privateKey: key, publicKey: der.toString('base64'), id: idOf(der) };
}

/** The first 128 bits of the key's SHA-256, a hexadecimal digit a letter. Source: Chromium, components/crx_file/id_util. */
export function idOf(publicKey: Uint8Array): string {
  const hex = createHash('sha256').update(publicKey).digest('hex').slice(0, 32);
  return hex.replace(/./g, (digit) => 'abcdefghijklmnop'.charAt(Number.parseInt(digit, 16)));
}
