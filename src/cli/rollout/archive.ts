// A folder as an archive whose bytes are those of its files alone: not of the clock, the file system's order or its modes.

import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** The earliest moment that the format knows, in whichever time zone it is written. */
const MTIME = new Date(1980, 0, 1);

export async function archiveOf(folder: string): Promise<Buffer> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort((a, b) => (a < b ? -1 : 1));
  const archive = new ZipFile();
  for (const path of paths)
    archive.addBuffer(await readFile(join(folder, path)), path, {
      mtime: MTIME,
      forceDosTimestamp: true,
      mode: 0o100644,
      compressionLevel: 9,
    });
  archive.end();
  return buffer(archive.outputStream as NodeJS.ReadableStream);
}
