// What an import yields, and what it can read.

import type { Indicator } from '../../core/indicator';
import { type RejectionCode, sentenceOf } from './rejection';

/**
 * What an import found at one place of the input. The indicator has no campaign, source or override of its own: what a campaign is
 * called stands beside it, the source is known to whoever imports, and no foreign list may say that it overrides the gate.
 */
export type Imported =
  | {
      readonly type: 'entry';
      /** `line 12`, `row 12`, `indicator--…`, `event 5, attribute 3`. */
      readonly place: string;
      readonly given: string;
      readonly indicator: Indicator;
      /** As a person calls it, not yet an id. */
      readonly campaign: string | null;
    }
  | {
      readonly type: 'rejected';
      readonly place: string;
      readonly given: string;
      readonly code: RejectionCode;
      /** Says why, and what to do where something can be done. */
      readonly sentence: string;
    }
  /** The source says that it no longer counts (revoked, or its time is over). */
  | { readonly type: 'withdrawn'; readonly place: string; readonly given: string; readonly indicator: Indicator };

export const IMPORT_FORMATS = ['text', 'mail', 'csv', 'hosts', 'domains', 'adblock', 'rpz', 'misp', 'stix'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** What a reader of any format is told of its input. */
export interface ImportContext {
  /** What people call the input: a file's name. */
  readonly name: string;
  readonly nowMs: number;
  /** Sources have agreed to what they mark with the Traffic Light Protocol being published. */
  readonly mayPublish?: boolean | undefined;
  /** The beginning, as text. */
  readonly head: string;
}

/** Reads a format of lines. What a line gives is put on `found`, which the caller empties. */
export interface LineReader {
  /** `number` counts from 1. */
  read(line: string, number: number, found: Imported[]): void;
  /** After the last line. */
  end?(found: Imported[]): void;
}

/** More of what was given is not told: a line may be a megabyte. */
const MAX_GIVEN_UNITS = 300;
const MAX_CAMPAIGN_UNITS = 120;
/** A place may be an identifier that the source made up. */
const MAX_PLACE_UNITS = 100;

const clip = (text: string, most = MAX_GIVEN_UNITS): string => (text.length > most ? `${text.slice(0, most)}…` : text);

export function rejected(place: string, given: string, code: RejectionCode, detail?: string): Imported {
  return {
    type: 'rejected',
    place: clip(place, MAX_PLACE_UNITS),
    given: clip(given),
    code,
    sentence: sentenceOf(code, detail),
  };
}

/** `withdrawn` where the time of the indicator is over. */
export function entry(
  place: string,
  given: string,
  indicator: Indicator,
  campaign: string | null,
  nowMs: number,
): Imported {
  return indicator.expiresAtMs !== null && indicator.expiresAtMs <= nowMs
    ? { type: 'withdrawn', place: clip(place, MAX_PLACE_UNITS), given: clip(given), indicator }
    : { type: 'entry', place: clip(place, MAX_PLACE_UNITS), given: clip(given), indicator, campaign };
}

export function withdrawn(place: string, given: string, indicator: Indicator): Imported {
  return { type: 'withdrawn', place: clip(place, MAX_PLACE_UNITS), given: clip(given), indicator };
}

/** What is between words becomes one space; null where nothing is left. */
export function campaignOf(name: string | null | undefined): string | null {
  if (name == null) return null;
  const words = name
    .slice(0, 4 * MAX_CAMPAIGN_UNITS)
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim();
  return words === '' ? null : words.slice(0, MAX_CAMPAIGN_UNITS).replace(/\p{Cs}$/u, '');
}
