// What a person is told as the grounds of a warning: the reasons that speak against the link apart from notes that only explain.

import type { Treatment } from '../../core/incident';
import type { Reason } from '../../core/reason';
import type { Verdict } from '../../core/verdict';

/** A reason, or that nothing approves the link. */
export type Ground = Reason | 'not-approved';

export interface Grounds {
  /** Strongest first; never empty for a link with a treatment. */
  readonly against: readonly Ground[];
  readonly notes: readonly Reason[];
}

/** A held link is held because it is not approved, whatever else is found. */
export function groundsOf({ reasons }: Verdict, treatment: Treatment): Grounds {
  const notes = reasons.filter((reason) => reason.strength === 'note');
  const against = reasons.filter((reason) => reason.strength !== 'note');
  if (treatment === 'hold') return { against: ['not-approved', ...against], notes };
  return against.length > 0 ? { against, notes } : { against: notes, notes: [] };
}
