// Before the tests: installs the browsers that are missing, and builds the demonstration of each, unless what stands in dist is newer than
// everything it is made of.

import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import type { BrowserName } from './driver';
import { BUILDS, browserPath, fromCheckout } from './paths';

const SOURCES = ['src', 'icons', 'manifest.json', 'vite.config.ts', 'package-lock.json'];

/** When the newest file of a folder was changed, in ms since 1970; 0 where there is none. */
function newestMs(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) return stat?.mtimeMs ?? 0;
  return Math.max(0, ...readdirSync(path).map((name) => newestMs(join(path, name))));
}

export async function setup(): Promise<void> {
  // Here, one after the other: test files that run side by side would meet at apt's lock, which `apt-get update` does not wait for.
  for (const name of Object.keys(BUILDS) as BrowserName[]) browserPath(name);
  const changedMs = Math.max(...SOURCES.map((path) => newestMs(fromCheckout(path))));
  for (const folder of Object.values(BUILDS)) {
    if (newestMs(join(folder, 'manifest.json')) > changedMs) continue;
    const mode = folder.slice(folder.lastIndexOf('dist') + 'dist/'.length);
    await build({ root: fromCheckout(''), configFile: fromCheckout('vite.config.ts'), mode, logLevel: 'warn' });
  }
}
