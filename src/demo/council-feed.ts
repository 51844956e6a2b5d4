// The demonstration's council has a feed of its own: made with the command as IT makes it, and served on this machine.

import { execFile } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { startServer } from '../cli/serve';

export interface CouncilFeed {
  /** What the extension has to be told. */
  readonly policy: unknown;
  /** The folder that a second terminal goes to, from where the person is. */
  readonly folder: string;
  /** What is typed there to list a host. */
  readonly commands: (host: string) => readonly string[];
  /** The same, done. */
  push(host: string): Promise<void>;
  stop(): Promise<void>;
}

const quoted = (arg: string) => (arg.includes(' ') ? `"${arg}"` : arg);
const run = promisify(execFile);

/** `root`: of the checkout. The feed is made anew in dist/council, and stays there when the demonstration ends. */
export async function startCouncilFeed(root: string): Promise<CouncilFeed> {
  const home = join(root, 'dist', 'council');
  const folder = join(home, 'feed');
  const command = join(root, 'dist', 'cli', 'lurewatch.js');
  const lurewatch = async (cwd: string, ...args: string[]) => {
    const { stdout } = await run(process.execPath, [command, ...args], { cwd });
    return stdout;
  };
  await rm(home, { recursive: true, force: true });
  await mkdir(home, { recursive: true });
  await lurewatch(home, 'key', 'new', 'it.pem');
  await lurewatch(home, 'key', 'new', 'job.pem');
  const keys = ['--key', 'it.pem', '--timestamp-key', 'job.pem'];
  const about = ['--id', 'northbrook', '--title', 'Northbrook Council', '--threshold', '1'];
  const made = await lurewatch(home, 'feed', 'init', 'feed', ...about, ...keys, '--json');
  const publish = ['publish', '--key', '../it.pem', '--timestamp-key', '../job.pem'];
  await lurewatch(folder, ...publish);
  const server = await startServer(join(folder, 'published'), { port: 0, host: '127.0.0.1' });
  const { policy } = JSON.parse(made) as { policy: { feeds: object[] } };
  const add = (host: string) => ['add', host, '--campaign', 'Fake parcels'];
  return {
    policy: { feeds: policy.feeds.map((feed) => ({ ...feed, url: server.url })) },
    folder: relative(process.cwd(), folder),
    commands: (host) =>
      [add(host), publish].map((args) =>
        ['node', join('..', '..', 'cli', 'lurewatch.js'), ...args].map(quoted).join(' '),
      ),
    async push(host) {
      await lurewatch(folder, ...add(host));
      await lurewatch(folder, ...publish);
    },
    stop: () => server.stop(),
  };
}
