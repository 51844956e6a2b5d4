// An answer for people: what the extension would do, where the link leads hop by hop, and each reason as a sentence.

import { appearanceOf } from '../../core/appearance';
import type { Destination } from '../../core/destination';
import { sentenceOf } from '../../core/finding';
import { type IncidentLevel, type Treatment, treat } from '../../core/incident';
import type { Strength } from '../../core/reason';
import type { Verdict } from '../../core/verdict';
import { levelWords } from '../../data/words/levels';

export interface Look {
  readonly incident: IncidentLevel;
  /** Whether the output is a terminal that can show bold text. */
  readonly isBold: boolean;
}

const DOES: Readonly<Record<Treatment, string>> = {
  none: 'opens as usual',
  ask: 'asks before it opens',
  stop: 'is stopped',
  hold: 'is held until it is approved',
};

/** Strong reasons need no remark: they are why. */
const WEIGHT: Readonly<Record<Strength, string>> = {
  strong: '',
  weak: ' (A weak sign: it counts in a heightened incident only.)',
  note: '',
};

export function* explain(href: string, verdict: Verdict, look: Look): Generator<string> {
  const treatment = treat(verdict, look.incident);
  yield printable(href);
  yield `  ${bold(stateOf(verdict, treatment), look)}: the link ${DOES[treatment]}.`;
  const { destination, reasons } = verdict;
  if (destination) yield* path(destination, look);
  for (const reason of reasons) yield `  ${printable(sentenceOf(reason, 'en'))}${WEIGHT[reason.strength]}`;
}

function stateOf({ level }: Verdict, treatment: Treatment): string {
  const word = treatment === 'none' ? level : appearanceOf(level, treatment);
  return levelWords[word].en;
}

/** Through whom, then where to. */
function* path({ hops, hostname, registrableDomain, scheme }: Destination, look: Look): Generator<string> {
  if (hostname === null) {
    yield `  It opens no website (${scheme}:).`;
    return;
  }
  for (const hop of hops.slice(0, -1)) {
    yield `  It goes through ${hop.hostname}${hop.wrapper === undefined ? '' : ` (${hop.wrapper})`}.`;
  }
  const name = registrableDomain ?? hostname;
  const below = hostname.endsWith(name) ? hostname.slice(0, hostname.length - name.length) : '';
  yield `  It leads to ${below}${bold(name, look)}.`;
}

function bold(text: string, { isBold }: Look): string {
  return isBold ? `\u001b[1m${text}\u001b[22m` : text;
}

/** What a message says must not steer the terminal: control, format and bidirectional characters are written out. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) => {
    return `\\u{${character.codePointAt(0)?.toString(16)}}`;
  });
}
