// A browser's process and its throwaway profile: started in a group of its own, so that Ctrl-C reaches us first and nothing of it
// outlives us.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface BrowserProcess {
  /** Resolves when the browser has ended, whoever ended it. */
  readonly ended: Promise<void>;
  end(): Promise<void>;
}

/** Throws with one sentence where the program does not start. */
export async function startBrowser(path: string, args: readonly string[]): Promise<BrowserProcess> {
  // Of what a browser says on its way nothing is meant for the person.
  const child = spawn(path, args, { stdio: 'ignore', detached: process.platform !== 'win32' });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const killNow = () => kill(child, 'SIGKILL');
  process.once('exit', killNow);
  void ended.then(() => process.off('exit', killNow));
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error) => reject(new Error(`The browser ${path} did not start: ${error.message}.`)));
  });
  return {
    ended,
    async end() {
      kill(child, 'SIGTERM');
      const timer = setTimeout(killNow, 5000);
      await ended;
      clearTimeout(timer);
      // Helpers of the same group that the browser left behind still hold the profile.
      killNow();
    },
  };
}

function kill(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    if (child.exitCode === null) spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // ESRCH: the whole group has ended.
  }
}

/** An empty folder for a profile; `remove` deletes it. */
export async function makeProfile(
  browserPath: string,
  root: string,
): Promise<{ path: string; remove(): Promise<void> }> {
  // A snap sees neither the system's temporary folder nor hidden ones.
  const parent = browserPath.startsWith('/snap/') ? join(root, 'dist') : tmpdir();
  await mkdir(parent, { recursive: true });
  const path = await mkdtemp(join(parent, 'lurewatch-profile-'));
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }) };
}
