// Signed documents: JSON Web Signatures (RFC 7515) with Ed25519 (RFC 8037). What a signature is for stands in its `typ`, so that none counts
// for another kind of document; nothing else of a header is believed.

import { base64url, flattenedVerify, importJWK } from 'jose';
import * as v from 'valibot';
import { MAX_KEYS } from './bounds';
import { KEY, parseJson } from './format';

export const DOCUMENT_TYPES = ['lurewatch-timestamp', 'lurewatch-feed', 'lurewatch-keys'] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

export interface SignedDocument {
  readonly payload: string;
  readonly signatures: readonly { readonly protected: string; readonly signature: string }[];
}

const part = v.pipe(v.string(), v.regex(/^[\w-]+$/));
const generalSchema = v.strictObject({
  payload: part,
  signatures: v.pipe(
    v.array(v.strictObject({ protected: part, signature: part })),
    v.minLength(1),
    v.maxLength(MAX_KEYS),
  ),
});
const flattenedSchema = v.strictObject({ payload: part, protected: part, signature: part });

/** Exactly these three: a parameter more could change what is signed (`b64`, `crit`). */
const headerSchema = v.strictObject({
  alg: v.literal('EdDSA'),
  kid: v.pipe(v.string(), v.regex(KEY)),
  typ: v.picklist(DOCUMENT_TYPES),
});

/** JWS JSON serialization, general or flattened; null where it is neither. */
export function readSigned(json: unknown): SignedDocument | null {
  const general = v.safeParse(generalSchema, json);
  if (general.success) return general.output;
  const flattened = v.safeParse(flattenedSchema, json);
  if (!flattened.success) return null;
  const { payload, ...signature } = flattened.output;
  return { payload, signatures: [signature] };
}

/** What is signed, before anybody looked at the signatures; undefined where it is no JSON. */
export function payloadOf({ payload }: SignedDocument): unknown {
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(base64url.decode(payload)));
  } catch {
    // No base64url or no UTF-8: nothing that a schema would take.
    return undefined;
  }
}

/** Which of the keys have signed it as a document of this type, each once however often it signed. */
export async function signersOf(
  { payload, signatures }: SignedDocument,
  type: DocumentType,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const signers = new Set<string>();
  for (const signature of signatures) {
    const header = v.safeParse(headerSchema, headerOf(signature.protected));
    if (!header.success || header.output.typ !== type) continue;
    const { kid } = header.output;
    if (!keys.includes(kid) || signers.has(kid)) continue;
    try {
      const key = await importJWK({ kty: 'OKP', crv: 'Ed25519', x: kid }, 'EdDSA');
      await flattenedVerify({ payload, ...signature }, key, { algorithms: ['EdDSA'] });
      signers.add(kid);
    } catch {
      // A signature that does not fit counts as none.
    }
  }
  return signers;
}

function headerOf(encoded: string): unknown {
  return payloadOf({ payload: encoded, signatures: [] });
}
