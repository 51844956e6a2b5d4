// One answered request in the combined log format of Apache and nginx, without query and referrer: neither is needed, and either may
// tell where somebody was.

export interface Served {
  readonly address: string;
  readonly atMs: number;
  readonly method: string;
  readonly target: string;
  readonly httpVersion: string;
  readonly status: number;
  /** Of the body. */
  readonly sizeBytes: number;
  readonly userAgent: string;
}

const MAX_UNITS = 500;

export function logLine({ address, atMs, method, target, httpVersion, status, sizeBytes, userAgent }: Served): string {
  const path = target.replace(/[?#].*$/s, '');
  const request = quoted(`${method} ${path} HTTP/${httpVersion}`);
  return `${address} - - [${logTime(atMs)}] ${request} ${status} ${sizeBytes || '-'} "-" ${quoted(userAgent || '-')}`;
}

/** `25/Nov/2026:09:00:00 +0000` */
function logTime(atMs: number): string {
  const [, day, month, year, time] = new Date(atMs).toUTCString().split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}

/** What could end the field or the line, or act on a terminal, is written as nginx does. */
const quoted = (text: string): string =>
  `"${text.slice(0, MAX_UNITS).replace(/[^ -~]|["\\]/g, (sign) => `\\x${(sign.charCodeAt(0) & 0xff).toString(16).toUpperCase().padStart(2, '0')}`)}"`;
