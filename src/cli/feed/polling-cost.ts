// What browsers fetch of a publication: files and octets as served, without the headers of HTTP.

import type { FeedFile } from '../../core/feed/format';
import type { Draft } from './draft';
import type { Published } from './published';

export interface Fetched {
  readonly files: number;
  readonly bytes: number;
}

/** As one signs them: a header and a signature in base64url. */
const SIGNATURE_BYTES = 290;
const TIMESTAMP_BYTES = 540;

/** `polling`: has what was published last. `fresh`: has nothing. */
export function fetchedBy(
  { manifest }: Pick<Draft, 'manifest'>,
  published: Published | null,
  signatures: number,
): { readonly polling: Fetched; readonly fresh: Fetched } {
  const { snapshot, deltas, changedAt } = manifest.entries;
  const old = published?.manifest ?? null;
  const signed = Math.ceil((JSON.stringify(manifest).length * 4) / 3) + signatures * SIGNATURE_BYTES;
  const lists = [manifest.allowlist, manifest.campaigns].filter((file) => file !== null);
  const over = latest(deltas, snapshot.serial);
  const fresh: FeedFile[] = [snapshot, ...(snapshot.serial === changedAt || !over ? [] : [over]), ...lists];
  const inForce = old?.entries.changedAt ?? null;
  const delta = inForce === null || inForce === changedAt ? undefined : latest(deltas, inForce);
  const entries = inForce === changedAt ? [] : delta ? [delta] : fresh.filter((file) => !lists.includes(file));
  const names = new Set([old?.allowlist?.sha256, old?.campaigns?.sha256]);
  const polling = [...entries, ...lists.filter(({ sha256 }) => !names.has(sha256))];
  const sum = (files: readonly FeedFile[]): Fetched => ({
    files: files.length + 2,
    bytes: files.reduce((all, { bytes }) => all + bytes, signed + TIMESTAMP_BYTES),
  });
  return { polling: sum(polling), fresh: sum(fresh) };
}

function latest<T extends { readonly from: number }>(deltas: readonly T[], serial: number): T | undefined {
  return deltas.filter(({ from }) => from <= serial).sort((a, b) => b.from - a.from)[0];
}
