// The receiver that docs/reports/receiver.mjs shows councils, as they would run it.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReportMessage } from '../../src/core/report-message';
import { fromCheckout } from './paths';

export interface Receiver {
  readonly url: string;
  readonly folder: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** What it has written, in no order. */
  reports(): Promise<readonly ReportMessage[]>;
  remove(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

/** Not yet started; at the same address each time. */
export async function makeReceiver(): Promise<Receiver> {
  const folder = await mkdtemp(join(tmpdir(), 'lurewatch-reports-'));
  const port = await freePort();
  let child: ChildProcess | null = null;
  const stop = async () => {
    const ending = child;
    child = null;
    if (!ending) return;
    const ended = new Promise((resolve) => ending.once('exit', resolve));
    ending.kill('SIGKILL');
    await ended;
  };
  return {
    url: `http://127.0.0.1:${port}/`,
    folder,
    start: async () => {
      const started = spawn(process.execPath, [fromCheckout('docs/reports/receiver.mjs'), folder, String(port)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      child = started;
      await new Promise<void>((resolve, reject) => {
        started.stdout.once('data', () => resolve());
        started.once('exit', (code) => reject(new Error(`the receiver ended with ${code}`)));
      });
    },
    stop,
    reports: async () => {
      const names = await readdir(folder);
      return Promise.all(names.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8'))));
    },
    remove: async () => {
      await stop();
      await rm(folder, { recursive: true });
    },
  };
}
