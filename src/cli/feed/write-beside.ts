// Files that are whole at any moment: written beside the old one, brought to the disk, and renamed over it.

import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

export type Rename = (from: string, to: string) => Promise<void>;

/** What a file that is being written is called; one that is left over was never whole. */
export const isLeftOver = (name: string): boolean => /^\..+\.\d+\.tmp$/.test(name);

const BLOCK_UNITS = 1024 * 1024;

/** Lines get a line feed behind each. The folder is made where there is none. `rename` is the moment at which it counts. */
export async function writeBeside(
  path: string,
  content: string | Uint8Array | Iterable<string>,
  move: Rename = rename,
  mode = 0o644,
): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const beside = join(folder, `.${basename(path)}.${process.pid}.tmp`);
  try {
    const file = await open(beside, 'w', mode);
    try {
      if (typeof content === 'string' || content instanceof Uint8Array) await file.writeFile(content);
      else await writeLines(file, content);
      await file.sync();
    } finally {
      await file.close();
    }
    await move(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

async function writeLines(file: FileHandle, lines: Iterable<string>): Promise<void> {
  let block = '';
  for (const line of lines) {
    block += `${line}\n`;
    if (block.length < BLOCK_UNITS) continue;
    await file.write(block);
    block = '';
  }
  await file.write(block);
}

/** So that the new name outlives a power cut as well. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // Windows opens no folders; there the file system's own log has to do.
  }
}
