// What a source of links gives: answers in the order of its links, and headings between them for people.

import type { Link } from '../../core/link';
import type { Sender } from '../../core/sender';
import type { Verdict } from '../../core/verdict';

/** Judges the links of one message together, in order; `sender` is null where there is no message around them. */
export type Judge = (links: readonly Link[], sender: Sender | null) => readonly Verdict[];

/** Tells the person one sentence, on standard error. */
export type Complain = (sentence: string) => void;

export type Answer =
  | { readonly type: 'link'; readonly href: string; readonly verdict: Verdict }
  | { readonly type: 'heading'; readonly text: string };

/** For a line that holds no link: never safe, never dropped. */
export const UNREAD: Verdict = { level: 'unknown', destination: null, reasons: [] };

/** Whether the text was no address at all. One that is too long to be read may still be one, and is suspicious. */
export function isNoAddress({ destination, level }: Verdict): boolean {
  return destination === null && level === 'unknown';
}
