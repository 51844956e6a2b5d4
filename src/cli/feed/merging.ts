// One imported entry against what is listed already: a list of others never makes an entry protect less than it does.

import { isWeaker } from '../../core/feed/loosening';
import { formatIndicator, type Indicator, parseIndicator } from '../../core/indicator';
import type { RoleOf } from './entry-change';

/** The line to list; the one given where nothing changes. */
export function mergedLine(before: string | undefined, next: Indicator, roleOf: RoleOf): string {
  if (before === undefined) return inOnePiece(formatIndicator(next));
  if (before === formatIndicator(next)) return before;
  const read = parseIndicator(before);
  if (!read.ok) return formatIndicator(next);
  // A name that somebody gave it stays.
  const named = next.campaign === null ? { ...next, campaign: read.value.campaign } : next;
  return isWeaker(read.value, named, roleOf) ? before : formatIndicator(named);
}

/** V8 keeps a text that was put together as its parts, which takes four times the room; a million lines are kept. */
const inOnePiece = (text: string): string => Buffer.from(text, 'latin1').toString('latin1');
