// nginx with the server block of docs/serving/nginx.conf, in a folder and at a port of this run. It needs no root.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { selfSigned } from '../e2e/certificate';

const PUBLISHED = 'docs/serving/nginx.conf';

export interface Nginx {
  /** Ends in `/`. */
  readonly url: string;
  /** Of its master process. */
  readonly pid: number;
  /** What it wrote to its access log so far. */
  log(): string;
  stop(): Promise<void>;
}

interface Settings {
  readonly program: string;
  /** The feed's. */
  readonly folder: string;
  readonly workers?: number;
  /** Whether a client may resume a session that it had. */
  readonly isResuming?: boolean;
  readonly isLogged?: boolean;
}

export async function startNginx({
  program,
  folder,
  workers = 1,
  isResuming = true,
  isLogged = true,
}: Settings): Promise<Nginx> {
  const home = mkdtempSync(join(tmpdir(), 'lurewatch-nginx-'));
  const port = await freePort();
  const { key, cert } = selfSigned();
  writeFileSync(join(home, 'key.pem'), key);
  writeFileSync(join(home, 'cert.pem'), cert);
  const server = replaced(readFileSync(PUBLISHED, 'utf8'), [
    [/^ *listen .*;/gm, `listen 127.0.0.1:${port} ssl;`],
    [/^ *server_name .*;/gm, 'server_name feed.test;'],
    [/^ *ssl_certificate .*;/gm, `ssl_certificate ${home}/cert.pem;`],
    [/^ *ssl_certificate_key .*;/gm, `ssl_certificate_key ${home}/key.pem;`],
    [/^ *root .*;/gm, `root ${folder};`],
    [/^ *(ssl_session_cache .*;)/gm, isResuming ? '$1' : 'ssl_session_cache off; ssl_session_tickets off;'],
  ]);
  writeFileSync(join(home, 'nginx.conf'), mainBlock(home, server, workers, isLogged));
  const child = spawn(program, ['-p', home, '-c', join(home, 'nginx.conf')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint += chunk;
  });
  const url = `https://127.0.0.1:${port}/`;
  await untilAnswering(child, url, () => complaint);
  return {
    url,
    pid: child.pid ?? 0,
    log: () => readFileSync(join(home, 'access.log'), 'utf8'),
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGQUIT');
      // It waits for those who keep their connections.
      const timer = globalThis.setTimeout(() => child.kill('SIGTERM'), 1000);
      await ended;
      clearTimeout(timer);
      rmSync(home, { recursive: true });
    },
  };
}

/** What stands around a server block in the nginx.conf of a machine. */
function mainBlock(home: string, server: string, workers: number, isLogged: boolean): string {
  // Else its workers would be of a user who may not look into this run's folders.
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  return `${user}
daemon off;
worker_processes ${workers};
pid ${home}/nginx.pid;
error_log stderr warn;
events { worker_connections 4096; }
http {
  access_log ${isLogged ? `${home}/access.log combined` : 'off'};
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${home}/${name};`).join('\n  ')}
  default_type text/plain;
  gzip on;
  sendfile on;
  tcp_nopush on;
  ${server}
}
`;
}

/** Each line must be there once: else the published file is not what is run. */
function replaced(text: string, changes: readonly (readonly [RegExp, string])[]): string {
  return changes.reduce((changed, [line, by]) => {
    if (changed.match(line)?.length !== 1) throw new Error(`${PUBLISHED} has changed: ${line} is not in it once`);
    return changed.replace(line, by);
  }, text);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('a port has no number');
  return address.port;
}

async function untilAnswering(child: ChildProcess, url: string, complaint: () => string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (child.exitCode !== null) throw new Error(`nginx ended: ${complaint()}`);
    if ((await ask(url).catch(() => null)) !== null) return;
    await setTimeout(50);
  }
  child.kill();
  throw new Error(`nginx does not answer: ${complaint()}`);
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Of a server whose certificate nobody signed; nothing of the answer is unpacked. */
export function ask(url: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, rejectUnauthorized: false, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}
