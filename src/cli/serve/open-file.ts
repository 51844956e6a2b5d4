// One file, opened once for one answer: a new one that takes its name meanwhile is for the next request.

import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

export interface OpenFile {
  readonly handle: FileHandle;
  readonly size: number;
  /** Which file it is and since when it is as it is, as far as the file system's clock tells. */
  readonly state: string;
  /** All of it, where it is small: what changes is, and its clock is too coarse to tell two versions apart. */
  readonly bytes: Buffer | null;
}

const SMALL_BYTES = 64 * 1024;
/** A link is not followed, and a pipe not waited for: both could lead out of the folder. Windows has neither flag. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Null where there is no such regular file. The caller closes the handle. */
export async function openFile(path: string): Promise<OpenFile | null> {
  const handle = await open(path, FLAGS).catch(() => null);
  if (handle === null) return null;
  try {
    const stat = await handle.stat({ bigint: true });
    if (stat.isFile()) {
      const size = Number(stat.size);
      const state = `${stat.ino} ${stat.size} ${stat.mtimeNs} ${stat.ctimeNs}`;
      if (size > SMALL_BYTES) return { handle, size, state, bytes: null };
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(size), 0, size, 0);
      return { handle, size: bytesRead, state, bytes: buffer.subarray(0, bytesRead) };
    }
  } catch (error) {
    await handle.close();
    throw error;
  }
  await handle.close();
  return null;
}
