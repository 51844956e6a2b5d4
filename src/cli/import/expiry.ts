// Until when a list says that an entry counts.

import { fail, ok, type Result } from '../../core/result';

const MINUTE_MS = 60_000;
const NEVER = /^(?:|-|never|none|null|n\/?a|no expir(?:y|ation))$/i;
/** ISO 8601 alone: `03/04/2026` is one day in London and another in New York. */
const DATE = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d(?:\.\d{1,9})?)?\s?(Z|UTC|[+-]\d\d:?\d\d)?)?$/i;

/** Milliseconds since 1970, rounded up to the minute that an indicator can say; a date without a zone is in UTC. Null: for ever. */
export function readExpiry(given: string): Result<number | null, { readonly code: 'expiry' }> {
  const text = given.trim();
  if (NEVER.test(text)) return ok(null);
  const [, day, time = '00:00', seconds = '', zone = 'Z'] = DATE.exec(text) ?? [];
  if (day === undefined) return fail({ code: 'expiry' });
  const offset = /^[zu]/i.test(zone) ? 'Z' : zone.replace(/^(...)(\d\d)$/, '$1:$2');
  const atMs = Date.parse(`${day}T${time}${seconds.slice(0, 4 + 3)}${offset}`);
  // The platform reads 31 February as a day of March.
  const isDay = new Date(`${day}T00:00Z`).getUTCDate() === Number(day.slice(8));
  if (Number.isNaN(atMs) || !isDay) return fail({ code: 'expiry' });
  return ok(Math.ceil(atMs / MINUTE_MS) * MINUTE_MS);
}
