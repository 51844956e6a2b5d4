// A machine with policies of IT, as a browser started in it sees one: a copy of /etc of its own, mounted over the real one for that browser's
// processes alone. Needs root and leave to mount; where there is none of it, no policy can be tried.

import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserName } from './driver';

export const MAY_MOUNT = spawnSync('unshare', ['-m', 'true']).status === 0;

const FILE: Readonly<Record<BrowserName, readonly string[]>> = {
  chromium: ['chromium', 'policies', 'managed', 'lurewatch.json'],
  firefox: ['firefox', 'policies', 'policies.json'],
};

export interface ManagedMachine {
  /** What starts the program in it. */
  starterOf(program: string): string;
  /** IT's file; null takes it away. A browser that runs sees it as IT's console would change it. */
  hand(policy: unknown): void;
  remove(): void;
}

export function makeManagedMachine(browser: BrowserName): ManagedMachine {
  const folder = mkdtempSync(join(tmpdir(), 'lurewatch-machine-'));
  const etc = join(folder, 'etc');
  execFileSync('cp', ['-a', '/etc', etc]);
  const file = join(etc, ...FILE[browser]);
  mkdirSync(join(file, '..'), { recursive: true });
  return {
    starterOf(program) {
      const path = join(folder, `start-${browser}`);
      // The process that is started becomes the browser: it can be ended as one.
      writeFileSync(
        path,
        `#!/bin/sh\nexec unshare -m sh -c 'mount --bind "$0" /etc && exec "$@"' ${etc} ${program} "$@"\n`,
      );
      chmodSync(path, 0o755);
      return path;
    },
    hand(policy) {
      if (policy === null) rmSync(file, { force: true });
      else writeFileSync(file, JSON.stringify(policy));
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
