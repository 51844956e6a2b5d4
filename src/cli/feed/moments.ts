// Times as people give them: a moment (2026-12-01T09:00Z, 2026-12-01) or a span from now (30d, 4h, 15m).

import { formatTime } from '../../core/feed/format';
import { UsageError } from '../usage-error';

const MINUTE_MS = 60_000;
const UNITS_MS: Readonly<Record<string, number>> = { m: MINUTE_MS, h: 60 * MINUTE_MS, d: 24 * 60 * MINUTE_MS };
const SPAN = /^(\d{1,6})([mhd])$/;
const MOMENT = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z)?$/;

/** Milliseconds since 1970, rounded up to the minute. In the future, or it would count for nothing. */
export function readMoment(text: string, option: string, nowMs: number): number {
  const [, count, unit = ''] = SPAN.exec(text) ?? [];
  const atMs = count === undefined ? readAbsolute(text) : nowMs + Number(count) * (UNITS_MS[unit] ?? 0);
  if (atMs === null) {
    throw new UsageError(
      `${option} ${text} is no time; write it as 2026-12-01T09:00Z (UTC), or as a span from now: 30d, 4h, 15m.`,
    );
  }
  if (atMs <= nowMs) throw new UsageError(`${option} ${text} has passed already; give a time to come.`);
  return Math.ceil(atMs / MINUTE_MS) * MINUTE_MS;
}

function readAbsolute(text: string): number | null {
  if (!MOMENT.test(text)) return null;
  const atMs = Date.parse(text);
  // The platform reads 31 February as a day of March.
  return Number.isNaN(atMs) || !new Date(atMs).toISOString().startsWith(text.slice(0, 10)) ? null : atMs;
}

/** As `readMoment`, written as a feed writes it. */
export const readTime = (text: string, option: string, nowMs: number): string =>
  formatTime(readMoment(text, option, nowMs));
