// What a client believes of a feed: pure, the bytes and the time handed in. The numbers are those of docs/feed-format.md section 8, which
// follow the client workflow of TUF's specification (1.0.34, section 5).

import * as v from 'valibot';
import { fail, ok, type Result } from '../result';
import { MAX_AHEAD_MS, MAX_LIFE_MS, MAX_SERIAL_STEP } from './bounds';
import type { FeedFault } from './faults';
import { type Manifest, manifestSchema, parseJson, type Timestamp, timestampSchema } from './format';
import { followKeySets, type TrustedKeys } from './key-sets';
import { type Loosening, loosenings } from './loosening';
import { payloadOf, readSigned, type SignedDocument, signersOf } from './signed';

export type Refused = { readonly code: FeedFault; readonly loosenings?: readonly Loosening[] };

/** What is remembered of a feed. */
export interface Trusted {
  readonly keys: TrustedKeys;
  /** The last manifest that was verified whole, and what vouched for it last. */
  readonly manifest: Manifest | null;
  readonly timestamp: Timestamp | null;
  /** The highest serial that had signatures enough. */
  readonly approvedSerial: number;
}

export interface ReadTimestamp {
  readonly document: SignedDocument;
  readonly timestamp: Timestamp;
}

/** A file as it was fetched. */
export interface Fetched {
  readonly bytes: Uint8Array;
  /** Of the bytes, in base64url. */
  readonly sha256: string;
}

/** Steps 2 and 3: what it says, not yet who says it. */
export function readTimestamp(bytes: Uint8Array, feed: string): Result<ReadTimestamp, Refused> {
  const document = readSigned(parseJson(new TextDecoder().decode(bytes)));
  const payload = document && v.safeParse(timestampSchema, payloadOf(document));
  if (!document || !payload?.success) return fail({ code: 'not-a-feed' });
  if (payload.output.feed !== feed) return fail({ code: 'other-feed' });
  return ok({ document, timestamp: payload.output });
}

/**
 * Steps 4 to 6. `current`: it vouches for what is in force. `newer`: there is another manifest to fetch; where the keys may have changed
 * with it, the signature is asked for again then.
 */
export async function weighTimestamp(
  { document, timestamp }: ReadTimestamp,
  trusted: Trusted,
  nowMs: number,
): Promise<Result<'current' | 'newer', Refused>> {
  const [issuedAtMs, expiresAtMs] = [Date.parse(timestamp.issuedAt), Date.parse(timestamp.expiresAt)];
  const signers = await signersOf(document, 'lurewatch-timestamp', trusted.keys.timestampKeys);
  const serial = trusted.manifest?.serial ?? 0;
  if (signers.size === 0 && timestamp.serial <= serial) return fail({ code: 'bad-signature' });
  if (timestamp.serial < serial) return fail({ code: 'rolled-back' });
  if (trusted.timestamp && issuedAtMs < Date.parse(trusted.timestamp.issuedAt)) return fail({ code: 'replayed' });
  if (issuedAtMs > nowMs + MAX_AHEAD_MS) return fail({ code: 'from-the-future' });
  if (expiresAtMs - issuedAtMs > MAX_LIFE_MS) return fail({ code: 'life-too-long' });
  if (expiresAtMs <= nowMs) return fail({ code: 'expired' });
  if (timestamp.serial > serial) return ok('newer');
  return timestamp.sha256 === trusted.timestamp?.sha256 ? ok('current') : fail({ code: 'changed-behind-serial' });
}

export interface VerifiedManifest {
  readonly manifest: Manifest;
  /** With the sets of keys that the manifest brings. */
  readonly keys: TrustedKeys;
  /** Signed by as many as the threshold asks for. */
  readonly isApproved: boolean;
}

/** Steps 7 to 10, of the manifest that a timestamp, or a manifest that goes on from it, names. */
export async function verifyManifest(
  file: Fetched,
  named: { readonly feed: string; readonly serial: number; readonly sha256: string },
  keys: TrustedKeys,
  nowMs: number,
): Promise<Result<VerifiedManifest, Refused>> {
  if (file.sha256 !== named.sha256) return fail({ code: 'wrong-sum' });
  const document = readSigned(parseJson(new TextDecoder().decode(file.bytes)));
  const payload = document && v.safeParse(manifestSchema, payloadOf(document));
  if (!document || !payload?.success) return fail({ code: 'not-a-feed' });
  const manifest = payload.output;
  if (manifest.feed !== named.feed) return fail({ code: 'other-feed' });
  if (manifest.serial !== named.serial) return fail({ code: 'wrong-sum' });
  const followed = await followKeySets(keys, manifest.feed, manifest.keys);
  const { size } = await signersOf(document, 'lurewatch-feed', followed.keys);
  if (size === 0) return fail({ code: 'bad-signature' });
  if (Date.parse(manifest.issuedAt) > nowMs + MAX_AHEAD_MS) return fail({ code: 'from-the-future' });
  return ok({ manifest, keys: followed, isApproved: size >= followed.threshold });
}

/** Step 11: the timestamp's signature by the keys that the manifest brings. */
export async function isVouchedFor({ document }: ReadTimestamp, keys: TrustedKeys): Promise<boolean> {
  return (await signersOf(document, 'lurewatch-timestamp', keys.timestampKeys)).size > 0;
}

/** Step 12: a newer manifest may not use the serials up, nor take back what more signatures than its own had allowed. */
export function weighSerial({ manifest, isApproved }: VerifiedManifest, trusted: Trusted): Result<null, Refused> {
  const serial = trusted.manifest?.serial ?? 0;
  if (manifest.serial < serial) return fail({ code: 'rolled-back' });
  if (!isApproved && serial > 0 && manifest.serial - serial > MAX_SERIAL_STEP) return fail({ code: 'serial-step' });
  return ok(null);
}

/**
 * Step 13, for a manifest with fewer signatures than the threshold: it goes on from one that had enough, which is no older than what the
 * client has seen, and only tightens both that one and what is in force since. Its entries are weighed by the caller (section 8.4).
 */
export function weighTightening(
  manifest: Manifest,
  approved: VerifiedManifest,
  trusted: Trusted,
): Result<null, Refused> {
  if (!approved.isApproved) return fail({ code: 'too-few-signatures' });
  if (approved.manifest.serial < trusted.approvedSerial) return fail({ code: 'loosened', loosenings: [] });
  if (manifest.serial - approved.manifest.serial > MAX_SERIAL_STEP) return fail({ code: 'serial-step' });
  const inForce = trusted.manifest && trusted.manifest.serial > approved.manifest.serial ? trusted.manifest : null;
  const found = [
    ...new Set([...loosenings(approved.manifest, manifest), ...(inForce ? loosenings(inForce, manifest) : [])]),
  ];
  return found.length === 0 ? ok(null) : fail({ code: 'loosened', loosenings: found });
}
