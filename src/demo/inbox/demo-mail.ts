// The shape of a mail of the demo inbox, with what Lurewatch has to say about it: the end-to-end tests hold it to that.

import type { Level } from '../../core/level';

/** A link that must carry a warning. */
export interface ExpectedWarning {
  /** The visible words, white space folded; unique in its mail. */
  readonly text: string;
  readonly href: string;
  readonly level: Extract<Level, 'blocked' | 'suspicious'>;
}

export interface DemoMail {
  /** Stable, kebab-case. */
  readonly id: string;
  readonly subject: string;
  readonly from: string;
  /** ISO 8601 with offset; no two mails have the same, for the webmail sorts by it. */
  readonly date: string;
  readonly html?: string;
  /** The plain-text part, or all there is. */
  readonly text?: string;
  readonly expect: {
    readonly flagged: readonly ExpectedWarning[];
    /** How many other links there are. None of them may carry a warning while there is no incident. */
    readonly clean: number;
  };
}

/** Whose inbox it is. The person and Northbrook Council are invented; `.example` is reserved (RFC 2606). */
export const RECIPIENT = 'Priya Natarajan <priya.natarajan@northbrook.example>';
