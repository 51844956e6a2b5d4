// A moment as people say it, in their own time zone.

import { type Language, say, sayCounted, type Words } from '../../core/words';
import { agoWords, monthWords, timeWords } from '../../data/words/times';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** `today, 7:40am`; of another day as `sayDate`. `iso`: ISO 8601. */
export function sayWhen(iso: string, language: Language, nowMs: number): string {
  const at = new Date(iso);
  const isToday = at.toDateString() === new Date(nowMs).toDateString();
  return isToday ? `${say(timeWords.today, language)}, ${sayTime(at, language)}` : sayDate(iso, language);
}

/** `24 November, 7:40am`, whatever day it is: for what is read later. */
export function sayDate(iso: string, language: Language): string {
  const at = new Date(iso);
  // There are twelve.
  const month = monthWords[at.getMonth()] as Words;
  return `${at.getDate()} ${say(month, language)}, ${sayTime(at, language)}`;
}

function sayTime(at: Date, language: Language): string {
  const hours = at.getHours();
  const half = say(hours < 12 ? timeWords.morning : timeWords.afternoon, language);
  return `${hours % 12 || 12}:${String(at.getMinutes()).padStart(2, '0')}${half}`;
}

/** How long ago it was checked, as a sentence. */
export function sayChecked(iso: string, language: Language, nowMs: number): string {
  const ms = Math.max(0, nowMs - Date.parse(iso));
  if (ms < MINUTE_MS) return say(timeWords.checkedNow, language);
  if (ms < HOUR_MS) return sayCounted(agoWords.minutes, language, Math.floor(ms / MINUTE_MS));
  return sayCounted(agoWords.hours, language, Math.floor(ms / HOUR_MS));
}

/** Whole hours since then. */
export const hoursSince = (iso: string, nowMs: number): number => Math.floor((nowMs - Date.parse(iso)) / HOUR_MS);
