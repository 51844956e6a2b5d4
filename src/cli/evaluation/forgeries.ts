// Every council's address forged in forty ways, kind by kind, and the same done to ordinary words: what is seen, and what is not cried.

import { COUNCILS } from '../../data/councils';
import { FORGERY_KINDS, type Forged } from './forgery-kinds';
import { foundIn, isSuspicious, judgeHost } from './judged';
import type { Measure } from './measure';
import { ORDINARY_WORDS } from './ordinary-words';
import { atLeast, atMost, type Score, Tally } from './score';

/** Each place of each council, and what its address calls it (`rbkc`): one forgery of each kind a name. */
export const FORGED_COUNCILS: readonly Forged[] = COUNCILS.flatMap(({ places, domains }) => {
  const [domain = ''] = domains;
  const [label = ''] = domain.split('.');
  const names = new Set([...places, label.replaceAll('-', ' ')]);
  return [...names].map((name) => ({ name, domain }));
});

const FORGED_WORDS: readonly Forged[] = ORDINARY_WORDS.map((name) => ({ name, domain: `${name}.gov.uk` }));

export const FORGERIES: Measure = { files: [], run: async () => scores() };

function scores(): readonly Score[] {
  const all = new Tally('forgeries of councils: suspicious', 'percent', atLeast(99));
  const words = new Tally('the same forgeries of ordinary words: suspicious', 'percent', atMost(1));
  const byKind = FORGERY_KINDS.flatMap(({ looks, spellsGovUk, forge }) => {
    const council = new Tally(looks, 'percent', atLeast(99), 'Forgeries of councils: suspicious, kind by kind');
    const word = new Tally(
      looks,
      'percent',
      spellsGovUk ? null : atMost(1),
      'The same of ordinary words (no control where gov.uk is spelt out)',
    );
    tally(FORGED_COUNCILS, forge, [all, council]);
    tally(FORGED_WORDS, forge, spellsGovUk ? [word] : [words, word]);
    return [council, word];
  });
  return [all, words, ...byKind].map((each) => each.score());
}

function tally(forged: readonly Forged[], forge: (forged: Forged) => string | null, tallies: readonly Tally[]): void {
  for (const each of forged) {
    const host = forge(each);
    if (host === null) continue;
    const verdict = judgeHost(host);
    for (const one of tallies) one.add(isSuspicious(verdict), host, foundIn(verdict));
  }
}
