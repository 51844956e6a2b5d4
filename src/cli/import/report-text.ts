// A report that a member of staff sent from a warning (core/report.ts): the address that it is about. What else it says, such as the words of
// the link, names others too.

import type { ReportKind } from '../../core/report-kind';
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

export interface ReportInText {
  readonly kind: ReportKind;
  /** Where the reported link leads; null where the report does not say. */
  readonly address: string | null;
}

/** Null where the text is no report of ours. Mail programs quote what they pass on and break long lines, so a value goes on until the next label. */
export function readReportText(text: string): ReportInText | null {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^[>\s]+/, '').trimEnd());
  // The strictest first: nothing of a report that a warning is wrong is ever a lure.
  const kind = (['wrong', 'opened', 'scam'] as const).find((each) =>
    lines.some((line) => bothOf(reportWords.opening[each]).includes(line)),
  );
  return kind === undefined ? null : { kind, address: addressIn(lines) };
}

/**
 * Where the reported link leads; none where the report says that a warning is wrong. Null where the text is no report of ours.
 */
export function addressesOfReport(text: string): readonly string[] | null {
  const report = readReportText(text);
  if (report === null) return null;
  return report.kind === 'wrong' || report.address === null ? [] : [report.address];
}

function addressIn(lines: readonly string[]): string | null {
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
  return address === undefined || address === '' ? null : refang(address);
}
