// From which serials a publication gives deltas, and what was touched since each.

import { type HistoryRecord, readRecord, serialsOf } from './history';
import type { Workspace } from './workspace';

export interface TouchedSince {
  readonly from: number;
  readonly touched: ReadonlySet<string>;
}

/** A browser that was off for longer fetches the snapshot, as does one for which the delta would be as large. */
const FURTHEST_BACK = 4_096;
const MOST_TOUCHED = 20_000;

export interface DeltaQuestion {
  /** The publication that is being made; its record is not among the history's yet. */
  readonly record: HistoryRecord;
  readonly entries: number;
  /** Serials from which there must be one, whatever it holds: the snapshot's and the approved one's. */
  readonly needed: readonly number[];
}

/** `oldestRead`: what is older is of use for no delta, of this publication or a later one. */
export interface Reach {
  readonly since: readonly TouchedSince[];
  readonly oldestRead: number;
}

/**
 * Latest first. Each `from` is a serial with which entries changed, for that is what a browser's are of: from 1, 2, 4, 8 … serials back,
 * and from those that are needed.
 */
export async function touchedSinceEach(
  workspace: Workspace,
  { record, entries, needed }: DeltaQuestion,
): Promise<Reach> {
  const wanted = new Set(needed);
  for (let back = 1; back <= FURTHEST_BACK; back *= 2) wanted.add(record.serial - back);
  const least = Math.min(...needed);
  const found: TouchedSince[] = [];
  const touched = new Set(record.touched);
  // Asked for by a serial at which nothing changed: the one before it at which something did stands for it.
  let isAsked = false;
  let isEnough = record.isWhole;
  let isFarEnough = false;
  let above = record.serial;
  let oldestRead = record.serial;
  for (const serial of (await serialsOf(workspace)).filter((past) => past < record.serial).reverse()) {
    const isTooMuch = touched.size > MOST_TOUCHED || touched.size * 2 > Math.max(entries, 1_000);
    if (isEnough || (serial < least && (isTooMuch || isFarEnough))) break;
    oldestRead = serial;
    const past = await readRecord(workspace, serial);
    if (!past) continue;
    for (const at of wanted) if (at >= serial && at < above) isAsked = true;
    above = serial;
    const isChange = past.isWhole || past.touched.length > 0;
    if (!isChange) continue;
    if (isAsked && (needed.includes(serial) || !isTooMuch)) found.push({ from: serial, touched: new Set(touched) });
    isAsked = false;
    // The one that stands for the furthest serial asked for is found.
    isFarEnough = serial <= record.serial - FURTHEST_BACK;
    for (const pattern of past.touched) touched.add(pattern);
    isEnough = past.isWhole;
  }
  return { since: found, oldestRead };
}
