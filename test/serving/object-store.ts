// As much of S3 as uploading tools ask of it: objects with the headers that they were put with, listed and looked at. Signatures of requests
// are not looked at.

import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StoredObject {
  readonly body: Buffer;
  readonly contentType: string | undefined;
  readonly cacheControl: string | undefined;
  /** Without the mark of a body that is sent in signed pieces, which is the transfer's and not the object's. */
  readonly contentEncoding: string | undefined;
}

export interface ObjectStore {
  readonly url: string;
  /** By name in the bucket. */
  readonly objects: ReadonlyMap<string, StoredObject>;
  /** Names in the order in which they were put. */
  readonly puts: readonly string[];
  stop(): Promise<void>;
}

export async function startObjectStore(): Promise<ObjectStore> {
  const objects = new Map<string, StoredObject>();
  const puts: string[] = [];
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://store.test');
    const [, , ...steps] = decodeURIComponent(pathname).split('/');
    const name = steps.join('/');
    const headers = (stored: StoredObject) => ({
      ETag: etagOf(stored),
      'Content-Length': stored.body.length,
      'Last-Modified': new Date().toUTCString(),
    });
    if (name === '' && request.method === 'GET') {
      response.setHeader('Content-Type', 'application/xml');
      return response.end(listing(objects, searchParams.get('prefix') ?? ''));
    }
    if (name === '') return response.end();
    if (request.method === 'PUT') {
      const body = await bodyOf(request);
      const encoding = String(request.headers['content-encoding'] ?? '').replace(/aws-chunked,?\s*/, '');
      const stored = {
        body,
        contentType: request.headers['content-type'],
        cacheControl: request.headers['cache-control'],
        contentEncoding: encoding === '' ? undefined : encoding,
      };
      objects.set(name, stored);
      puts.push(name);
      return response.writeHead(200, { ETag: etagOf(stored) }).end();
    }
    const stored = objects.get(name);
    if (!stored) return response.writeHead(404).end();
    return response.writeHead(200, headers(stored)).end(request.method === 'HEAD' ? undefined : stored.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    puts,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const etagOf = ({ body }: StoredObject): string => `"${createHash('md5').update(body).digest('hex')}"`;

function listing(objects: ReadonlyMap<string, StoredObject>, prefix: string): string {
  const found = [...objects].filter(([name]) => name.startsWith(prefix));
  const contents = found.map(
    ([name, stored]) =>
      `<Contents><Key>${name}</Key><LastModified>2026-11-25T09:00:00.000Z</LastModified><ETag>${etagOf(stored).replaceAll('"', '&quot;')}</ETag><Size>${stored.body.length}</Size><StorageClass>STANDARD</StorageClass></Contents>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>feed</Name><Prefix>${prefix}</Prefix><KeyCount>${found.length}</KeyCount><MaxKeys>1000</MaxKeys><IsTruncated>false</IsTruncated>${contents.join('')}</ListBucketResult>`;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const all = Buffer.concat(chunks);
  return /^STREAMING-/.test(String(request.headers['x-amz-content-sha256'] ?? '')) ? joined(all) : all;
}

/** `<hex size>[;…]\r\n<octets>\r\n`, until one of size 0. */
function joined(chunked: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < chunked.length; ) {
    const end = chunked.indexOf('\r\n', at);
    const size = Number.parseInt(chunked.subarray(at, end).toString('latin1'), 16);
    if (!(size > 0)) break;
    parts.push(chunked.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
  return Buffer.concat(parts);
}
