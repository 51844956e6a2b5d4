// `lurewatch serve`: a small web server for a published feed, for trials, for exercises, and behind a proxy that adds TLS.
// docs/serving.md has the servers for more than that.

import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer } from './serve/answer';
import { EntityTags } from './serve/entity-tag';
import { feedFile } from './serve/feed-file';
import { logLine } from './serve/log-line';
import { UsageError } from './usage-error';

export interface ServerOptions {
  /** 0 for any that is free. */
  readonly port: number;
  /** The address to listen at: `127.0.0.1` is this computer alone. */
  readonly host: string;
  /** Each answered request, in the combined log format. */
  readonly onAccess?: (line: string) => void;
  /** What went wrong while a request was answered: one sentence. */
  readonly onFault?: (sentence: string) => void;
  readonly now?: () => number;
}

export interface FeedServer {
  /** Ends in `/`. */
  readonly url: string;
  /** Ends connections too. */
  stop(): Promise<void>;
}

/** Resolves when it listens. A UsageError where it cannot. Each request sees the folder as it is then. */
export async function startServer(folder: string, options: ServerOptions): Promise<FeedServer> {
  const { onAccess = () => {}, onFault = () => {}, now = Date.now } = options;
  const tags = new EntityTags();
  const server = createServer((request, response) => {
    // Taken now: a connection that has ended tells no address.
    const address = (request.socket.remoteAddress ?? '-').replace(/^::ffff:/, '');
    answer(folder, tags, request, response)
      .catch((error: unknown) => {
        // Not the answer alone: its end may have been sent, short of what its head promised.
        request.socket.destroy();
        if (!hasGone(error)) onFault(`cannot answer: ${messageOf(error)}`);
        return 0;
      })
      .then((sizeBytes) => {
        const { method = '-', url: target = '-', httpVersion } = request;
        const userAgent = request.headers['user-agent'] ?? '';
        onAccess(
          logLine({
            address,
            atMs: now(),
            method,
            target,
            httpVersion,
            status: response.statusCode,
            sizeBytes,
            userAgent,
          }),
        );
      });
  });
  await listen(server, options);
  const { address, port, family } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}/`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(server: Server, { port, host }: ServerOptions): Promise<void> {
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const reasons: Readonly<Record<string, string>> = {
      EADDRINUSE: 'something else listens there',
      EACCES: 'only an administrator may',
      EADDRNOTAVAIL: 'this computer has no such address',
    };
    throw new UsageError(
      `cannot listen at ${host}, port ${port}: ${reasons[`${code}`] ?? messageOf(error)}; give --port or --host another.`,
    );
  }
}

export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  /** Whether each request is printed. */
  readonly log?: boolean;
}

/** The output line by line, until the signal is given. Each line should be shown as it comes. */
export async function* serve(folder: string, options: ServeOptions, signal: AbortSignal): AsyncGenerator<string> {
  const names = await readdir(folder).catch(() => {
    throw new UsageError(`cannot read the folder ${folder}; give the folder that the feed is published to.`);
  });
  const lines: string[] = [];
  let wake = () => {};
  const add = (line: string) => {
    lines.push(line);
    wake();
  };
  const onAbort = () => wake();
  const server = await startServer(folder, { ...options, ...(options.log ? { onAccess: add } : {}), onFault: add });
  signal.addEventListener('abort', onAbort);
  try {
    yield `Serving ${folder} at ${server.url}timestamp.json`;
    if (!names.includes('timestamp.json'))
      yield 'There is no timestamp.json yet: browsers find no feed until one is published.';
    const others = names.filter((name) => feedFile(name) === null).length;
    if (others > 0) yield `${others} of the names in the folder are no part of a feed; they are not given out.`;
    yield 'Stop it with Ctrl+C.';
    while (!signal.aborted) {
      for (let line = lines.shift(); line !== undefined; line = lines.shift()) yield line;
      if (signal.aborted) break;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    await server.stop();
  }
}

/** Whoever asked waits no more, which is no fault of ours. */
const hasGone = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE'].includes(String(error.code));

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
