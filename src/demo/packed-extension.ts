// A copy of a built extension with settings of its own in it, as a council's build has them.

import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface PackedExtension {
  readonly path: string;
  remove(): Promise<void>;
}

/** `parent`: a folder that the browser can read. */
export async function packExtension(build: string, policy: unknown, parent = tmpdir()): Promise<PackedExtension> {
  const folder = await mkdtemp(join(parent, 'lurewatch-extension-'));
  const path = join(folder, 'extension');
  await cp(build, path, { recursive: true });
  await writeFile(join(path, 'policy.json'), `${JSON.stringify(policy, null, 2)}\n`);
  return { path, remove: () => rm(folder, { recursive: true, force: true }) };
}
