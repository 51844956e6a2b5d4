// Putting a signed manifest out: the new files, the manifest, the record of it, and timestamp.json last. Wherever that stops, the folder
// still serves what it served before.

import { MAX_MANIFEST_BYTES } from '../../core/feed/bounds';
import { formatTime, type Incident, type Manifest } from '../../core/feed/format';
import type { SignedDocument } from '../../core/feed/signed';
import { verifyManifest } from '../../core/feed/trust';
import { UsageError } from '../usage-error';
import type { NewFile } from './feed-text';
import { type HistoryRecord, writeRecord } from './history';
import type { OwnKeys } from './own-keys';
import type { PrivateKey } from './private-key';
import type { Named, Published } from './published';
import type { Settings } from './settings';
import { signFlattened, sumOf } from './signing';
import { type Workspace, writeFileIn } from './workspace';

export interface Publication {
  readonly document: SignedDocument;
  readonly manifest: Manifest;
  readonly files: readonly NewFile[];
  readonly record: HistoryRecord;
}

export interface Vouching {
  readonly key: PrivateKey;
  readonly settings: Settings;
  readonly keys: OwnKeys;
  /** What the last timestamp said, which a new one may not precede. */
  readonly last: Published['timestamp'] | null;
  readonly nowMs: number;
}

export const manifestBytes = (document: SignedDocument): Buffer => Buffer.from(`${JSON.stringify(document)}\n`);

/** Gives the time until which the timestamp vouches. */
export async function putOut(workspace: Workspace, publication: Publication, vouching: Vouching): Promise<string> {
  const { document, manifest, files, record } = publication;
  const bytes = manifestBytes(document);
  if (bytes.length > MAX_MANIFEST_BYTES)
    throw new UsageError('the manifest is larger than browsers take (256 KiB); shorten suspensions or sources.');
  const named = { serial: manifest.serial, sha256: sumOf(bytes), manifest };
  await refuseUntakable(named, bytes, vouching);
  // Before anything is written, so that a wrong clock leaves nothing behind.
  const { text, expiresAt } = timestampFor(named, vouching);
  for (const { file, bytes: content } of files) await writeFileIn(workspace, `published/${file.name}`, content);
  await writeFileIn(workspace, `published/feed-${manifest.serial}.json`, bytes);
  await writeRecord(workspace, record);
  await writeFileIn(workspace, 'published/timestamp.json', text);
  return expiresAt;
}

/** Looked at as a browser looks, before anything is written: a folder that does not verify would block the next publication too. */
async function refuseUntakable(named: Named, bytes: Uint8Array, { keys, nowMs }: Vouching): Promise<void> {
  const { serial, sha256, manifest } = named;
  const verified = await verifyManifest({ bytes, sha256 }, { feed: keys.feed, serial, sha256 }, keys.pinned, nowMs);
  const isTakable = verified.ok && (verified.value.isApproved || manifest.approved !== undefined);
  if (isTakable && verified.value.keys.version === keys.current.version) return;
  const why = verified.ok ? 'other keys count since it was made' : verified.error.code;
  throw new UsageError(`browsers would not take serial ${serial} (${why}); run "lurewatch publish" again.`);
}

/** Signs timestamp.json anew for what is published. */
export async function vouchAgain(
  workspace: Workspace,
  published: Published,
  vouching: Omit<Vouching, 'keys'>,
): Promise<string> {
  const { text, expiresAt } = timestampFor(published, vouching);
  await writeFileIn(workspace, 'published/timestamp.json', text);
  return expiresAt;
}

function timestampFor({ serial, sha256, manifest }: Named, { key, settings, last, nowMs }: Omit<Vouching, 'keys'>) {
  if (last && Date.parse(last.issuedAt) > nowMs)
    throw new UsageError(`the last timestamp is of ${last.issuedAt}, which is yet to come; set this computer's clock.`);
  const minutes = isOn(manifest.incident, nowMs) ? settings.incidentLifeMinutes : settings.timestampLifeMinutes;
  const expiresAt = formatTime(nowMs + minutes * 60_000);
  const timestamp = { feed: manifest.feed, serial, sha256, issuedAt: formatTime(nowMs), expiresAt };
  return { text: signFlattened(timestamp, 'lurewatch-timestamp', key), expiresAt };
}

export const isOn = (incident: Incident | null, nowMs: number): boolean =>
  incident !== null &&
  incident.level !== 'normal' &&
  (incident.endsAt === undefined || Date.parse(incident.endsAt) > nowMs);
