// Stands for the whole web: a proxy on loopback that answers for every host itself and counts what was asked of whom. So a test
// proves that a click on a lure reached nobody, and that a click on a council's link arrived as it was sent. An address with `?redirect=` is sent on to what it says.

import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { selfSigned } from './certificate';

export interface SeenRequest {
  /** `CONNECT` is the beginning of a connection by https: it already tells the host that somebody comes. */
  readonly method: string;
  readonly host: string;
  /** Path and query as they were sent; empty for CONNECT. */
  readonly path: string;
}

export interface CountingServer {
  readonly port: number;
  /** In order of arrival, for the host and no other. */
  requestsTo(host: string): readonly SeenRequest[];
  /** The paths of what a page would have seen of them: without CONNECT and the browser's search for an icon. */
  pathsTo(host: string): readonly string[];
  forget(): void;
  /** From now on these hosts have the files of a folder, and what stands in none of them as every host. */
  serve(hosts: readonly string[], folder: string): void;
  stop(): Promise<void>;
}

const PAGE =
  '<!doctype html><html lang="en"><title>Answered</title><p>The counting server answers for every host.</p></html>';

export async function startCountingServer(): Promise<CountingServer> {
  let seen: SeenRequest[] = [];
  const sockets = new Set<Socket>();
  const folders = new Map<string, string>();

  /** Only names of files: no address leads out of the folder. */
  const fileFor = (host: string, path: string) => {
    const [, name] = /^\/([\w-]+\.(?:html|js))(?:\?|$)/.exec(path) ?? [];
    const folder = folders.get(host);
    return name !== undefined && folder !== undefined ? readFileSync(join(folder, name)) : null;
  };

  const answer = (request: IncomingMessage, response: ServerResponse) => {
    // A proxy is asked for the absolute address, the server behind CONNECT for the path.
    const target = request.url ?? '/';
    const origin = /^http:\/\/[^/?#]+/.exec(target)?.[0] ?? '';
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const path = target.slice(origin.length) || '/';
    seen.push({ method: request.method ?? '', host, path });
    const file = fileFor(host, path);
    if (file) {
      const type = path.includes('.js') ? 'text/javascript' : 'text/html';
      response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(file);
      return;
    }
    const redirect = new URL(target, 'http://any.example').searchParams.get('redirect');
    if (redirect !== null) {
      response.writeHead(302, { location: redirect }).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE);
  };

  const secure = createSecureServer(selfSigned(), answer);
  const server = createServer(answer);
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    seen.push({ method: 'CONNECT', host: (request.url ?? '').replace(/:\d+$/, ''), path: '' });
    socket.on('error', () => socket.destroy());
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    secure.emit('connection', socket);
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    port: (server.address() as AddressInfo).port,
    requestsTo: (host) => seen.filter((request) => request.host === host),
    pathsTo: (host) =>
      seen
        .filter((request) => request.host === host && request.path !== '' && request.path !== '/favicon.ico')
        .map(({ path }) => path),
    serve: (hosts, folder) => {
      for (const host of hosts) folders.set(host, folder);
    },
    forget: () => {
      seen = [];
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
