// Private keys: PEM files (PKCS#8, Ed25519) that their holders keep away from the workspace. With a passphrase OpenSSL opens them too.

import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { base64url } from 'jose';
import type { DocumentType } from '../../core/feed/signed';
import { readGiven, UsageError } from '../usage-error';

export interface PrivateKey {
  /** As core/feed/format.ts has it: 43 signs. */
  readonly publicKey: string;
  /** Of the text, 64 octets. */
  sign(text: string): Uint8Array;
}

/** Asked for only where a key has one. */
export type AskPassphrase = (path: string) => Promise<string>;

/** Makes a key and gives its public key. Never writes over a file: a lost key cannot be made again. */
export async function createKey(path: string, passphrase: string | null): Promise<string> {
  const { privateKey, publicKey } = keyPair();
  const pem = privateKey.export({
    type: 'pkcs8',
    format: 'pem',
    ...(passphrase === null ? {} : { cipher: 'aes-256-cbc', passphrase }),
  });
  try {
    const file = await open(path, 'wx', 0o600);
    await file.writeFile(pem).finally(() => file.close());
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') throw new UsageError(`${path} is there already; name a file that is not.`);
    throw new UsageError(`cannot write ${path} (${code}); name a file in a folder that you may write to.`);
  }
  return publicKeyOf(publicKey);
}

/** A UsageError where the file is no such key, or does not open. */
export async function readKey(path: string, ask: AskPassphrase, option = '--key'): Promise<PrivateKey> {
  const pem = Buffer.from(await readGiven(path, option)).toString('utf8');
  const key = await openKey(pem, path, ask);
  if (key.asymmetricKeyType !== 'ed25519')
    throw new UsageError(`${path} is a key of another kind; make one with "lurewatch key new".`);
  const publicKey = publicKeyOf(createPublicKey(key));
  return { publicKey, sign: (text) => sign(null, Buffer.from(text), key) };
}

async function openKey(pem: string, path: string, ask: AskPassphrase): Promise<KeyObject> {
  const isEncrypted = pem.includes('BEGIN ENCRYPTED PRIVATE KEY');
  if (!isEncrypted && !pem.includes('BEGIN PRIVATE KEY'))
    throw new UsageError(`${path} is no private key; give the file that "lurewatch key new" made.`);
  const passphrase = isEncrypted ? await ask(path) : undefined;
  try {
    return createPrivateKey({ key: pem, format: 'pem', ...(passphrase === undefined ? {} : { passphrase }) });
  } catch {
    // OpenSSL's own words say nothing to a person.
    throw new UsageError(
      isEncrypted
        ? `${path} does not open with this passphrase; try again.`
        : `${path} is a damaged key; take it from your copy.`,
    );
  }
}

/** Whether others on this computer may read the file, where the system can tell. */
export async function isReadByOthers(path: string): Promise<boolean> {
  return process.platform !== 'win32' && ((await stat(path)).mode & 0o077) !== 0;
}

/** One whose public key does not begin with a hyphen: a command would take it for an option. */
function keyPair(): { readonly privateKey: KeyObject; readonly publicKey: KeyObject } {
  for (;;) {
    const pair = generateKeyPairSync('ed25519');
    if (!publicKeyOf(pair.publicKey).startsWith('-')) return pair;
  }
}

const publicKeyOf = (key: KeyObject): string => {
  const { x } = key.export({ format: 'jwk' });
  if (x === undefined) throw new Error('an Ed25519 key without its x');
  return x;
};

/** One signature of a JWS, over a payload that stands in base64url. */
export function signPart(payload: string, type: DocumentType, key: PrivateKey) {
  const header = base64url.encode(JSON.stringify({ alg: 'EdDSA', kid: key.publicKey, typ: type }));
  return { protected: header, signature: base64url.encode(key.sign(`${header}.${payload}`)) };
}
