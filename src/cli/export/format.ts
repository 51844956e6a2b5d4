// What every format is given, and why an indicator may be missing from what it writes.

import type { Indicator } from '../../core/indicator';

/**
 * `expired`: counts no more at `nowMs`. `page`: a page, where only hosts can be said. `prefix`: all below a page, where only hosts can be
 * said or its signs would mean others. `address`: an IP address, where only names can be said. `name`: a name that the format cannot
 * hold, or that would block more than it names (no dot: `uk`, `localhost`).
 */
export type LeftOutReason = 'expired' | 'page' | 'prefix' | 'address' | 'name';

export interface ExportOptions {
  /** The feed's id: identifiers are made from it. */
  readonly feed: string;
  /** For people. */
  readonly title: string;
  readonly serial: number;
  readonly nowMs: number;
  /** Titles of campaigns by id; one that has none is called by its id. */
  readonly campaigns: ReadonlyMap<string, string>;
  readonly onLeftOut?: (indicator: Indicator, reason: LeftOutReason) => void;
}

/** Whether a format can say it: null, or why not. Asked of indicators that count. */
export type Objection = (indicator: Indicator) => LeftOutReason | null;

/** Those that count and that the format can say, as they come. */
export function* expressible(
  indicators: Iterable<Indicator>,
  { nowMs, onLeftOut = () => {} }: ExportOptions,
  objectionTo: Objection,
): Generator<Indicator> {
  for (const indicator of indicators) {
    const isExpired = indicator.expiresAtMs !== null && indicator.expiresAtMs <= nowMs;
    const reason = isExpired ? 'expired' : objectionTo(indicator);
    if (reason === null) yield indicator;
    else onLeftOut(indicator, reason);
  }
}

/** Text of people on one line of a comment: control signs, and those that end a line, become spaces. */
export const onOneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
