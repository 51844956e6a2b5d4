// Logs of one JSON object a line: Caddy's, and the resource logs of Azure (Blob storage, Front Door).

import { type ReadLine, requestOf } from './log-request';

type Fields = Readonly<Record<string, unknown>>;

export function readJsonLine(line: string): ReadLine {
  let entry: unknown;
  try {
    entry = JSON.parse(line);
  } catch {
    return 'malformed';
  }
  if (!isFields(entry)) return 'malformed';
  if (isFields(entry.request)) return caddyRequest(entry, entry.request);
  if (entry.uri !== undefined && entry.callerIpAddress !== undefined) return blobRequest(entry);
  if (isFields(entry.properties) && entry.properties.requestUri !== undefined)
    return frontDoorRequest(entry, entry.properties);
  // Caddy's other messages share its file.
  return entry.level !== undefined || entry.category !== undefined ? 'other' : 'malformed';
}

/** `ts` is in seconds, or a time in one of the forms that Caddy can be set to. */
function caddyRequest(entry: Fields, request: Fields): ReadLine {
  const atMs = typeof entry.ts === 'number' ? entry.ts * 1000 : Date.parse(text(entry.ts).replaceAll('/', '-'));
  const address = text(request.client_ip) || text(request.remote_ip) || withoutPort(text(request.remote_addr));
  return requestOf(atMs, address, text(request.method), text(request.uri), Number(entry.status));
}

/** Source: the schema of StorageRead in Azure Monitor. */
function blobRequest(entry: Fields): ReadLine {
  const operation = text(entry.operationName);
  const method = operation === 'GetBlob' || operation === 'GetWebContent' ? 'GET' : 'OTHER';
  const address = withoutPort(text(entry.callerIpAddress));
  return requestOf(Date.parse(text(entry.time)), address, method, pathOf(text(entry.uri)), Number(entry.statusCode));
}

/** Source: the schema of FrontDoorAccessLog in Azure Monitor. */
function frontDoorRequest(entry: Fields, properties: Fields): ReadLine {
  const { clientIp, httpMethod, requestUri, httpStatusCode } = properties;
  const atMs = Date.parse(text(entry.time));
  return requestOf(atMs, text(clientIp), text(httpMethod), pathOf(text(requestUri)), Number(httpStatusCode));
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const withoutPort = (address: string): string =>
  /^\[(.+)\](?::\d+)?$/.exec(address)?.[1] ?? address.replace(/^([^:]+):\d+$/, '$1');

const pathOf = (href: string): string => href.replace(/^[a-z]+:\/\/[^/]*/i, '');
