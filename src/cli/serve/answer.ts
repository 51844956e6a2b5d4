// Answers one request for a file of the feed. No ready-made static server: those that we looked at answer a name that ends in `.gz`
// with Content-Encoding, and make the entity tag of the clock.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type EntityTags, isNamed } from './entity-tag';
import { type FeedFile, targetedFile } from './feed-file';
import { type OpenFile, openFile } from './open-file';

/** Anyone may read a published feed; a page's script needs the tag in order to ask with it. */
const COMMON = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag',
  'X-Content-Type-Options': 'nosniff',
};
const METHODS = 'GET, HEAD, OPTIONS';
const PREFLIGHT = {
  'Access-Control-Allow-Methods': METHODS,
  'Access-Control-Allow-Headers': 'If-None-Match, Cache-Control, Pragma',
  'Access-Control-Max-Age': '86400',
};

/** Resolves when all is sent, with the size of the body. Rejects where a file could not be read to its end; the answer is then cut. */
export async function answer(
  folder: string,
  tags: EntityTags,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<number> {
  if (request.method === 'OPTIONS') return refuse(response, 204, { Allow: METHODS, ...PREFLIGHT });
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, { Allow: METHODS });
  const file = targetedFile(request.url ?? '');
  const opened = file === null ? null : await openFile(join(folder, file.name));
  // Not stored: a browser may ask for a file a moment before it is there.
  if (file === null || opened === null) return refuse(response, 404, { 'Cache-Control': 'no-store' });
  try {
    return await send(file, opened, tags, request, response);
  } finally {
    await opened.handle.close();
  }
}

function refuse(response: ServerResponse, status: number, headers: Readonly<Record<string, string>>): number {
  response.writeHead(status, { ...COMMON, ...headers, ...(status === 204 ? {} : { 'Content-Length': 0 }) }).end();
  return 0;
}

async function send(
  file: FeedFile,
  opened: OpenFile,
  tags: EntityTags,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<number> {
  const tag = await tags.of(opened);
  const headers = { ...COMMON, ETag: tag, 'Cache-Control': file.cacheControl };
  if (isNamed(tag, request.headers['if-none-match'])) {
    response.writeHead(304, headers).end();
    return 0;
  }
  const { size, bytes, handle } = opened;
  response.writeHead(200, { ...headers, 'Content-Type': file.contentType, 'Content-Length': size });
  if (request.method === 'HEAD') {
    response.end();
    return 0;
  }
  if (bytes !== null) {
    response.end(bytes);
    return size;
  }
  const body = handle.createReadStream({ start: 0, end: size - 1, autoClose: false });
  await pipeline(body, response);
  if (body.bytesRead !== size) throw new Error(`${file.name} became shorter while it was sent`);
  return size;
}
