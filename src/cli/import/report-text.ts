// A report that a member of staff sent from a warning (core/report.ts): the address that it is about. What else it says, such as the words of
// the link, names others too.

import { linkWords } from '../../data/words/link';
import { reportWords } from '../../data/words/report';
import type { Words } from '../../data/words/words';
import { refang } from './refang';

/** In the order in which a report has them. */
const LABELS = [
  ['link', reportWords.link],
  ['leadsTo', reportWords.leadsTo],
  ['other', linkWords.shown],
  ['other', reportWords.sender],
  ['other', reportWords.result],
  ['other', reportWords.openedAt],
  ['other', reportWords.when],
  ['other', reportWords.contactLine],
] as const;

const bothOf = ({ en, cy }: Words) => [en, cy];

/**
 * Where the reported link leads; none where the report says that a warning is wrong. Null where the text is no report of ours. Mail programs
 * quote what they pass on and break long lines, so a value goes on until the next label.
 */
export function addressesOfReport(text: string): readonly string[] | null {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^[>\s]+/, '').trimEnd());
  const isSaid = (words: Words) => lines.some((line) => bothOf(words).includes(line));
  if (isSaid(reportWords.opening.wrong)) return [];
  if (!isSaid(reportWords.opening.scam) && !isSaid(reportWords.opening.opened)) return null;
  const values = new Map<string, string>();
  let current: string | null = null;
  for (const line of lines) {
    const found = LABELS.flatMap(([name, words]) => bothOf(words).map((label) => [name, `${label}:`] as const)).find(
      ([, label]) => line.startsWith(label),
    );
    if (found) current = found[0];
    // An address has no end but the next line's label, or none.
    else if (line === '') current = null;
    if (current === null) continue;
    const part = found ? line.slice(found[1].length).trim() : line;
    values.set(current, (values.get(current) ?? '') + part);
  }
  const address = values.get('leadsTo') ?? values.get('link');
  return address === undefined || address === '' ? [] : [refang(address)];
}
