// The smallest gzip of a text: every browser fetches it, so some seconds more here are well spent.

import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';

const compress = promisify(gzip);

/** Which of these wins changes with the text; filtered with a small memory does most often. */
const SETTINGS = [7, 8, 9].flatMap((memLevel) =>
  [constants.Z_FILTERED, constants.Z_DEFAULT_STRATEGY].map((strategy) => ({ level: 9, memLevel, strategy })),
);
type Setting = (typeof SETTINGS)[number];

/** A larger text is packed whole with the setting alone that is best for a part of it. */
const PART_BYTES = 4 * 1024 * 1024;

/** One member; the same octets for the same text. */
export async function smallestGzip(text: Uint8Array): Promise<Uint8Array> {
  const part = text.subarray(0, PART_BYTES);
  const { setting, packed } = await bestFor(part);
  return part.length === text.length ? packed : compress(text, setting);
}

async function bestFor(text: Uint8Array): Promise<{ readonly setting: Setting; readonly packed: Uint8Array }> {
  const all = await Promise.all(SETTINGS.map(async (setting) => ({ setting, packed: await compress(text, setting) })));
  return all.reduce((best, next) => (next.packed.length < best.packed.length ? next : best));
}
