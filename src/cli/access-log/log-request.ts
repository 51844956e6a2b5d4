// One request as an access log has it, whatever its format, and what of a feed it asked for.

export interface LogRequest {
  readonly atMs: number;
  /** Of the client, as the log writes it. */
  readonly address: string;
  readonly method: string;
  /** From its first slash; its query is not looked at. */
  readonly target: string;
  readonly status: number;
}

/** A line's request. `other`: a line that is no request, such as a head. `malformed`: of no format that is known, or cut. */
export type ReadLine = LogRequest | 'other' | 'malformed';

export type Asked = { readonly kind: 'timestamp' } | { readonly kind: 'feed'; readonly serial: number };

/** Null for all else. `under`: the folder that the feed is served in, beginning and ending in a slash; null for any. */
export function askedFor(target: string, under: string | null): Asked | null {
  const path = target.replace(/[?#].*$/s, '');
  const slash = path.lastIndexOf('/');
  if (under !== null && path.slice(0, slash + 1) !== under) return null;
  const name = path.slice(slash + 1);
  if (name === 'timestamp.json') return { kind: 'timestamp' };
  const serial = /^feed-([1-9]\d{0,14})\.json$/.exec(name)?.[1];
  return serial === undefined ? null : { kind: 'feed', serial: Number(serial) };
}

/** Checked parts as a request; `malformed` where one is missing. Some servers write status 0 where the client left first. */
export function requestOf(
  atMs: number,
  address: string | undefined,
  method: string | undefined,
  target: string | undefined,
  status: number,
): ReadLine {
  const isWhole =
    Number.isFinite(atMs) &&
    address &&
    method &&
    target !== undefined &&
    Number.isInteger(status) &&
    status >= 0 &&
    status <= 999;
  return isWhole ? { atMs, address, method, target, status } : 'malformed';
}
