// Verdicts for the tests of the pages, as the background would send them.

import type { Treatment } from '../../src/core/incident';
import type { Level } from '../../src/core/level';
import type { Link } from '../../src/core/link';
import { BUILTIN_LISTS } from '../../src/core/lists';
import type { Reason } from '../../src/core/reason';
import { judge, type Verdict } from '../../src/core/verdict';
import type { Finding, TabFindings } from '../../src/messages';

/** What a real link is judged as. */
export function judged(href: string, text = ''): Verdict {
  return judge({ href, text, kind: 'a' }, BUILTIN_LISTS);
}

export function verdict(level: Level, href: string, ...reasons: readonly Reason[]): Verdict {
  return { ...judged(href), level, reasons };
}

export function finding(of: Verdict, treatment: Treatment = 'stop', text = 'Claim now', count = 1): Finding {
  const link: Link = { href: of.destination?.url ?? '', text, kind: 'a' };
  return { level: of.level, treatment, link, sender: null, count, verdict: of };
}

export function tabFindings(known: number, findings: readonly Finding[] = []): TabFindings {
  const counts: Record<Level, number> = { blocked: 0, suspended: 0, suspicious: 0, unknown: 0, known };
  for (const { level, count } of findings) counts[level] += count;
  return {
    incident: 'normal',
    watched: true,
    webmail: 'outlook',
    counts,
    flagged: findings.reduce((sum, { count }) => sum + count, 0),
    findings,
  };
}

export const LURE: Reason = { code: 'known-lure', strength: 'strong', evidence: { campaign: 'Staff refund' } };
export const COPIES_COUNCIL: Reason = {
  code: 'council-lookalike',
  strength: 'strong',
  evidence: { organisation: 'Cardiff Council', organisationCy: 'Cyngor Caerdydd' },
};
export const REWRITTEN: Reason = {
  code: 'rewritten-link',
  strength: 'note',
  evidence: { first: 'Microsoft Safe Links' },
};
