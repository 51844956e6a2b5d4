// The files that reports come in: those named, and of a folder all that stand in it.

import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { cannotRead } from '../usage-error';
import { type Received, readReceived } from './received';

/** A mail with whatever is attached to it. */
const MAX_OCTETS = 64 * 1024 * 1024;

export interface ReadReports {
  readonly received: readonly Received[];
  /** Files of which nothing, or not all, could be read, and why. */
  readonly faults: readonly { readonly path: string; readonly fault: string }[];
}

/** UsageError where a path leads nowhere. */
export async function readReportFiles(paths: readonly string[]): Promise<ReadReports> {
  const received: Received[] = [];
  const faults: { path: string; fault: string }[] = [];
  for (const path of paths) {
    for (const file of await filesAt(path)) {
      const read =
        (await stat(file)).size > MAX_OCTETS
          ? { received: [], fault: 'is larger than 64 MB' }
          : await readReceived(await readFile(file), file);
      received.push(...read.received);
      if (read.fault !== null) faults.push({ path: file, fault: read.fault });
    }
  }
  return { received, faults };
}

/** In the order of their names; what begins with a dot is nobody's report. */
async function filesAt(path: string): Promise<readonly string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const entries = await readdir(path, { withFileTypes: true });
    const names = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map(({ name }) => name);
    return names.sort().map((name) => join(path, name));
  } catch (error) {
    throw cannotRead(path, 'the command', error);
  }
}
