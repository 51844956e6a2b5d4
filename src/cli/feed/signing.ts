// Signing a feed's documents: docs/feed-format.md section 2, the publisher's side. Reading them is core's.

import { createHash } from 'node:crypto';
import { base64url } from 'jose';
import type { DocumentType, SignedDocument } from '../../core/feed/signed';
import { type PrivateKey, signPart } from './private-key';

/** A file's sum as the feed has it. */
export const sumOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('base64url');

/** General serialization, signed by each key once. */
export function signDocument(value: unknown, type: DocumentType, keys: readonly PrivateKey[]): SignedDocument {
  const payload = base64url.encode(JSON.stringify(value));
  return { payload, signatures: keys.map((key) => signPart(payload, type, key)) };
}

/** With the signatures that are new; one by a key that has signed already stays. `signers`: whose signatures count so far. */
export function addSignatures(
  document: SignedDocument,
  type: DocumentType,
  keys: readonly PrivateKey[],
  signers: ReadonlySet<string>,
): SignedDocument {
  const added = keys.filter(({ publicKey }) => !signers.has(publicKey));
  return {
    payload: document.payload,
    signatures: [...document.signatures, ...added.map((key) => signPart(document.payload, type, key))],
  };
}

/** Flattened serialization: of timestamp.json. */
export function signFlattened(value: unknown, type: DocumentType, key: PrivateKey): string {
  const payload = base64url.encode(JSON.stringify(value));
  return `${JSON.stringify({ payload, ...signPart(payload, type, key) })}\n`;
}
