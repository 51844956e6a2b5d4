// One command at a time on a workspace: a file that names the process at work.

import { open, readFile, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { UsageError } from '../usage-error';

/** Runs the work with the lock held. A lock whose process has ended is taken over, and `remark` says so. */
export async function locked<T>(path: string, remark: (sentence: string) => void, work: () => Promise<T>): Promise<T> {
  await take(path, remark);
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function take(path: string, remark: (sentence: string) => void): Promise<void> {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const file = await open(path, 'wx');
      await file.writeFile(`${process.pid} ${hostname()}\n`).finally(() => file.close());
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const [pid = '', computer = ''] = (await readFile(path, 'utf8').catch(() => '')).trim().split(' ');
    if (computer !== hostname() || isAlive(Number(pid))) {
      throw new UsageError(
        `another command is at work on this feed (process ${pid || 'unknown'} on ${computer || 'a computer that is not named'}); wait for it, or delete ${path} if it no longer runs.`,
      );
    }
    remark(`process ${pid} ended without tidying up; its lock is taken over.`);
    await rm(path, { force: true });
  }
  throw new UsageError(`another command is starting on this feed; try again.`);
}

function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid < 1) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process may not be asked, but is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
