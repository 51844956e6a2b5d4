// Programs from Debian, where this may install them.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** As root on Debian and its like. */
export function canInstall(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** What went wrong is said by the search that follows. */
export function installFromApt(...packages: readonly string[]): void {
  // A machine that was just started may be updating itself.
  const apt = (...args: string[]) =>
    spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      // A server that is installed is not started: its package asks for the run level.
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
    });
  apt('update');
  apt('install', '-y', '--no-install-recommends', ...packages);
}
