// What the marker and the card of a link say, in the person's language: made here, so that the script in every frame stays small.

import type { Appearance } from '../core/appearance';
import { copiedBy, domainOf, organisationOf, sentenceOf } from '../core/finding';
import { isOfDrill, type Treatment } from '../core/incident';
import type { Verdict } from '../core/verdict';
import { say } from '../core/words';
import { linkWords } from '../data/words/link';
import { warningWords } from '../data/words/marker';
import { notApprovedWords } from '../data/words/reasons';
import { situationWords } from '../data/words/situation';
import type { Warning } from '../messages';
import type { Standing } from './standing';

/** For links with a treatment other than `none`. */
export function warningOf(
  verdict: Verdict,
  treatment: Treatment,
  appearance: Appearance,
  { language, phone, isDrill }: Pick<Standing, 'language' | 'phone' | 'isDrill'>,
): Warning {
  const [reason] = verdict.reasons;
  const words = reason?.code === 'test-indicator' ? 'test' : appearance;
  const gaps = { organisation: organisationOf(verdict.reasons, language), phone: phone ?? undefined };
  const next = words === 'held' && phone !== null ? 'heldWithPhone' : words;
  const copied = copiedBy(verdict.reasons, language);
  return {
    appearance,
    label: say(warningWords.label[words], language, gaps),
    title: say(warningWords.cardTitle[words], language, gaps),
    domain: domainOf(verdict),
    why: treatment === 'hold' || !reason ? say(notApprovedWords, language) : sentenceOf(reason, language),
    real: copied ? say(linkWords.real, language, { ...copied }) : '',
    next: `${isDrill && isOfDrill(verdict) ? `${say(situationWords.drill, language)} ` : ''}${say(warningWords.next[next], language, gaps)}`,
  };
}
