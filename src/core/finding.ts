// What of a verdict a person is shown at the link: the destination and the one sentence.

import { reasonWords } from '../data/words/reasons';
import type { Evidence, Reason } from './reason';
import type { Verdict } from './verdict';
import { type Language, say } from './words';

/** A reason as one sentence in plain text. */
export function sentenceOf(reason: Reason, language: Language): string {
  return say(reasonWords[reason.code], language, gapsOf(reason.evidence, language));
}

/** What fills the gaps of a reason's sentence: the evidence, with the organisation's name in the language. */
export function gapsOf(evidence: Evidence, language: Language): Readonly<Record<string, string | undefined>> {
  return { ...evidence, organisation: organisationName(evidence, language) };
}

/** Of the first reason that is about an organisation; empty where none is. */
export function organisationOf(reasons: readonly Reason[], language: Language): string {
  const reason = reasons.find(({ evidence }) => evidence.organisation !== undefined);
  return (reason && organisationName(reason.evidence, language)) ?? '';
}

/** Whom the link copies and where that one really is; null where it copies nobody for sure, or nobody's place is known. */
export function copiedBy(reasons: readonly Reason[], language: Language): Copied | null {
  for (const { strength, evidence } of reasons) {
    const organisation = organisationName(evidence, language);
    if (strength === 'strong' && evidence.real && organisation !== undefined)
      return { organisation, real: evidence.real };
  }
  return null;
}

export interface Copied {
  readonly organisation: string;
  /** Its own hostname, out of the built-in tables. */
  readonly real: string;
}

function organisationName({ organisation, organisationCy }: Evidence, language: Language): string | undefined {
  return language === 'cy' ? (organisationCy ?? organisation) : organisation;
}

/** The registrable domain a link leads to, else its hostname or scheme; empty where the link could not be read. */
export function domainOf({ destination }: Verdict): string {
  if (destination === null) return '';
  return destination.registrableDomain ?? destination.hostname ?? `${destination.scheme}:`;
}
