// The common and combined formats of nginx and Apache, also with fields of one's own behind them.
// `192.0.2.7 - - [25/Nov/2026:09:00:00 +0000] "GET /timestamp.json HTTP/1.1" 304 0 "-" "Mozilla/5.0"`

import { type ReadLine, requestOf } from './log-request';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** What stands between address and time may hold spaces: a user's name. */
const LINE = /^(\S+) [^["]*\[([^\]]{1,40})\] "([A-Z-]{1,20}) ([^" ]*)(?: [^"]*)?" (\d{3}) /;
const TIME = /^(\d{2})\/([A-Z][a-z]{2})\/(\d{4}):(\d{2}):(\d{2}):(\d{2}) ([+-])(\d{2})(\d{2})$/;
/** What comes to a server that speaks TLS to strangers: no request, and no fault of the log. */
const NO_REQUEST = /^\S+ [^["]*\[[^\]]{1,40}\] "(?![A-Z-]{1,20} \S)[^"]*" \d{3} /;

export function readCommonLine(line: string): ReadLine {
  const read = LINE.exec(`${line} `);
  if (read === null) return NO_REQUEST.test(`${line} `) ? 'other' : 'malformed';
  const [, address, time, method, target, status] = read;
  return requestOf(timeOf(time ?? ''), address, method, target, Number(status));
}

/** Milliseconds since 1970; NaN for what is no such time. */
function timeOf(text: string): number {
  const [, day, month, year, hour, minute, second, sign, zoneHours, zoneMinutes] = TIME.exec(text) ?? [];
  const at = MONTHS.indexOf(month ?? '');
  if (at === -1) return Number.NaN;
  const zoneMs = (Number(zoneHours) * 60 + Number(zoneMinutes)) * 60_000 * (sign === '-' ? -1 : 1);
  return Date.UTC(Number(year), at, Number(day), Number(hour), Number(minute), Number(second)) - zoneMs;
}
