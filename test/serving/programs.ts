// Programs that tests of serving run: from the machine, else from Debian.

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { canInstall, installFromApt } from '../../src/demo/apt';

/** Where Debian keeps servers, which the PATH of others than root may lack. */
const FURTHER = ['/usr/sbin', '/usr/local/sbin'];

/** The program's path; null where it is not here and may not be installed. Throws where installing it did not help. */
export function findProgram(name: string): string | null {
  const found = look(name);
  if (found !== null || !canInstall()) return found;
  process.stderr.write(`Installing ${name} with apt-get ...\n`);
  installFromApt(name);
  const installed = look(name);
  if (installed === null) throw new Error(`${name} could not be installed with apt-get`);
  return installed;
}

function look(name: string): string | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...FURTHER];
  return folders.map((folder) => join(folder, name)).find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
