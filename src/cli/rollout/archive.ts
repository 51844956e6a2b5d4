// A folder as an archive whose bytes are those of its files alone: not of the clock, the file system's order or its modes.

import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

export async function archiveOf(folder: string): Promise<Buffer> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort((a, b) => (a < b ? -1 : 1));
  // Some moment that the format knows. It is written in local time: so it is the same in every zone.
  const mtime = new Date(2000, 0, 1);
  const archive = new ZipFile();
  for (const path of paths)
    archive.addBuffer(await readFile(join(folder, path)), path, {
      mtime,
      forceDosTimestamp: true,
      mode: 0o100644,
      compressionLevel: 9,
    });
  archive.end();
  return buffer(archive.outputStream as NodeJS.ReadableStream);
}
