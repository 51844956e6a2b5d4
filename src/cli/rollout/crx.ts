// An archive as Chromium installs it: CRX3. Its header is three fields of a protocol buffer, written here: the one library for it wants a newer
// Node than we do, reads and writes files by itself, and brings a second writer of archives. Chromium's own reading is the test.
// Source: Chromium, components/crx_file/crx3.proto.

import { createHash, createPublicKey, createSign, type KeyObject } from 'node:crypto';
import { idOf } from './extension-key';

const MAGIC = Buffer.from('Cr24');
const VERSION = 3;
const CONTEXT = Buffer.from('CRX3 SignedData\0');
/** Of the header's fields. */
const SHA256_WITH_RSA = 2;
const SIGNED_HEADER_DATA = 10_000;
/** Of each proof in the first of them. */
const PUBLIC_KEY = 1;
const SIGNATURE = 2;
/** Of the second. */
const CRX_ID = 1;
const ID_BYTES = 16;

/** `key`: RSA, private. The same archive and key give the same bytes: PKCS #1 v1.5 signs without chance. */
export function crxOf(archive: Uint8Array, key: KeyObject): Buffer {
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' });
  const id = createHash('sha256').update(publicKey).digest().subarray(0, ID_BYTES);
  const signedData = field(CRX_ID, id);
  const signature = createSign('sha256')
    .update(Buffer.concat([CONTEXT, uint32(signedData.length), signedData]))
    .update(archive)
    .sign(key);
  const proof = Buffer.concat([field(PUBLIC_KEY, publicKey), field(SIGNATURE, signature)]);
  const header = Buffer.concat([field(SHA256_WITH_RSA, proof), field(SIGNED_HEADER_DATA, signedData)]);
  return Buffer.concat([MAGIC, uint32(VERSION), uint32(header.length), header, archive]);
}

/** The id of the extension that it says to be: of the key of its first proof. Null where it is no CRX3 of ours. */
export function crxIdOf(crx: Buffer): string | null {
  // The first field is the proof, which begins with the key: each behind a tag and a length.
  if (crx.length < 16 || !crx.subarray(0, 4).equals(MAGIC) || crx.readUInt32LE(4) !== VERSION) return null;
  const proof = openField(crx.subarray(12, 12 + crx.readUInt32LE(8)), SHA256_WITH_RSA);
  const publicKey = proof && openField(proof, PUBLIC_KEY);
  return publicKey && idOf(publicKey);
}

/** Of the field that the bytes begin with; null where it is another. */
function openField(bytes: Buffer, number: number): Buffer | null {
  const tag = varint((number << 3) | 2);
  if (!bytes.subarray(0, tag.length).equals(tag)) return null;
  let [at, length, shift] = [tag.length, 0, 0];
  for (let byte = 0x80; byte & 0x80 && shift < 28; shift += 7) {
    byte = bytes[at++] ?? 0;
    length |= (byte & 0x7f) << shift;
  }
  return bytes.subarray(at, at + length);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** Of octets: wire type 2. */
function field(number: number, value: Uint8Array): Buffer {
  return Buffer.concat([varint((number << 3) | 2), varint(value.length), value]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 0x7f) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  return Buffer.from([...bytes, rest]);
}
