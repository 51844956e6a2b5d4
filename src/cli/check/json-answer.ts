// An answer for programs: one line of JSON. What it holds is the contract with whoever reads it; notes are left out.

import { type IncidentLevel, treat } from '../../core/incident';
import type { Verdict } from '../../core/verdict';

export function jsonAnswer(href: string, verdict: Verdict, incident: IncidentLevel): string {
  const { level, destination, reasons } = verdict;
  return JSON.stringify({
    href,
    destination: destination?.url ?? null,
    hops: destination?.hops.map(({ url }) => url) ?? [],
    host: destination?.hostname ?? null,
    registrableDomain: destination?.registrableDomain ?? null,
    level,
    asks: treat(verdict, incident) !== 'none',
    reasons: reasons.filter(({ strength }) => strength !== 'note'),
  });
}
