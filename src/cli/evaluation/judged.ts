// What the measures ask of a verdict.

import { BUILTIN_LISTS } from '../../core/lists';
import { judge, type Verdict } from '../../core/verdict';

/** A host's front page, as the measures ask about it, by the built-in lists. */
export function judgeHost(host: string): Verdict {
  return judgeUrl(`https://${host}/`);
}

export function judgeUrl(href: string): Verdict {
  return judge({ href, text: '', kind: 'text' }, BUILTIN_LISTS);
}

/** Stopped or asked about in normal times. */
export function isSuspicious({ level }: Verdict): boolean {
  return level === 'suspicious' || level === 'blocked' || level === 'suspended';
}

/** Notes decide nothing, so they are no reason to warn. */
export function hasReason({ reasons }: Verdict): boolean {
  return reasons.some(({ strength }) => strength !== 'note');
}

/** As above, but a destination that cannot be seen says nothing against the link. */
export function hasReasonButHidden({ reasons }: Verdict): boolean {
  return reasons.some(({ strength, code }) => strength !== 'note' && code !== 'redirect-hides-destination');
}

/** The reasons in short, for a list of examples: `council-lookalike (strong) part, hidden (weak)`. */
export function foundIn({ reasons }: Verdict): string {
  return reasons
    .filter(({ strength }) => strength !== 'note')
    .map(({ code, strength, evidence }) =>
      [code, `(${strength})`, evidence.real ?? evidence.shown ?? evidence.part ?? ''].join(' ').trim(),
    )
    .join('; ');
}
