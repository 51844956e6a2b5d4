// Why a link is judged as it is: a code, how sure it makes us, and the evidence a person is shown.

import type { reasonWords } from '../data/words/reasons';

/** The register is the table of sentences: no code without its words in both languages. */
export type ReasonCode = keyof typeof reasonWords;

/** `strong` makes a link suspicious; `weak` counts in a heightened incident only; `note` explains and decides nothing. */
export type Strength = 'strong' | 'weak' | 'note';

/** What is put into a reason's sentence, as plain text. Every part is bounded by the bounds of the link it came from. */
export interface Evidence {
  /** Where the link really leads: the registrable domain, as A-labels. */
  readonly domain?: string;
  /** The part of the address that deceives. */
  readonly part?: string;
  /** Name of the organisation that is copied or that owns the destination. */
  readonly organisation?: string;
  readonly organisationCy?: string;
  /** That organisation's real hostname. */
  readonly real?: string;
  /** What the message shows in place of the destination. */
  readonly shown?: string;
  /** The host that the link passes through first. */
  readonly first?: string;
  /** Where the message really came from. */
  readonly actual?: string;
  /** The campaign that a listed indicator belongs to. */
  readonly campaign?: string;
  /** Whose list an indicator stands on. */
  readonly source?: string;
}

export interface Reason {
  readonly code: ReasonCode;
  readonly strength: Strength;
  readonly evidence: Evidence;
}
