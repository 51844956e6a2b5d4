// What of a verdict a person is shown at the link: the destination and the one sentence.

import { reasonWords } from '../data/words/reasons';
import type { Evidence, Reason } from './reason';
import type { Verdict } from './verdict';
import { type Language, say } from './words';

/** A reason as one sentence in plain text. */
export function sentenceOf(reason: Reason, language: Language): string {
  return say(reasonWords[reason.code], language, gapsOf(reason.evidence, language));
}

function gapsOf(evidence: Evidence, language: Language): Readonly<Record<string, string | undefined>> {
  const organisation = language === 'cy' ? (evidence.organisationCy ?? evidence.organisation) : evidence.organisation;
  return { ...evidence, organisation };
}

/** The registrable domain a link leads to, else its hostname or scheme; empty where the link could not be read. */
export function domainOf({ destination }: Verdict): string {
  if (destination === null) return '';
  return destination.registrableDomain ?? destination.hostname ?? `${destination.scheme}:`;
}
