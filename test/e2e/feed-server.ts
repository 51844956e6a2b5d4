// A web server for feeds, which can also be a bad one: down, slow, endless, a captive portal's.

import { createHash } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const MOODS = ['well', 'down', 'garbage', 'portal', 'redirecting', 'stalling', 'endless'] as const;
export type Mood = (typeof MOODS)[number];

export interface FeedServer {
  readonly url: string;
  mood: Mood;
  /** Paths asked for, with the status and octets of the answer's body. */
  readonly asked: { readonly path: string; readonly status: number; readonly bytes: number }[];
  stop(): Promise<void>;
}

/** `files`: by path, `westmarsh/timestamp.json`. */
export async function startFeedServer(fileAt: (path: string) => Uint8Array | undefined): Promise<FeedServer> {
  const asked: { path: string; status: number; bytes: number }[] = [];
  const server = createServer((request, response) => {
    const path = (request.url ?? '').slice(1);
    response.setHeader('access-control-allow-origin', '*');
    const answer = (status: number, body: Uint8Array | string = '') => {
      asked.push({ path, status, bytes: status === 304 ? 0 : body.length });
      response.writeHead(status).end(body);
    };
    if (self.mood !== 'well') {
      misbehave(self.mood, response, answer);
      return;
    }
    const bytes = fileAt(path);
    if (!bytes) {
      answer(404);
      return;
    }
    const tag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`;
    response.setHeader('etag', tag);
    response.setHeader(
      'cache-control',
      path.endsWith('timestamp.json') ? 'no-cache' : 'public, max-age=31536000, immutable',
    );
    if (request.headers['if-none-match'] === tag) answer(304);
    else answer(200, bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const self: FeedServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    mood: 'well',
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return self;
}

function misbehave(
  mood: Exclude<Mood, 'well'>,
  response: ServerResponse,
  answer: (status: number, body?: string) => void,
): void {
  switch (mood) {
    case 'down':
      response.destroy();
      break;
    case 'garbage':
      answer(200, '\u0000\u0001garbage');
      break;
    case 'portal':
      response.setHeader('content-type', 'text/html');
      answer(200, '<!doctype html><title>Sign in to WiFi</title>');
      break;
    case 'redirecting':
      response.setHeader('location', 'http://127.0.0.1:1/');
      answer(302);
      break;
    case 'stalling':
      response.writeHead(200);
      response.write('{');
      break;
    case 'endless': {
      response.writeHead(200);
      const more = setInterval(() => response.write(' '.repeat(64 * 1024)), 5);
      response.on('close', () => clearInterval(more));
    }
  }
}
