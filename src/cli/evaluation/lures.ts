// Real lures by their address alone, without lists and without the message around them.

import type { Verdict } from '../../core/verdict';
import type { Row } from './folder';
import { foundIn, hasReason, isSuspicious, judgeHost, judgeUrl } from './judged';
import type { Measure } from './measure';
import { atLeast, type Goal, Tally } from './score';

/** One goal on some of a table's rows. */
interface Question {
  readonly measure: string;
  readonly holds: (verdict: Verdict) => boolean;
  readonly goal: Goal;
  readonly of?: (row: Row) => boolean;
}

function lures(file: string, column: 'host' | 'url', questions: readonly Question[]): Measure {
  return {
    files: [file],
    async run(folder) {
      const tallies = questions.map(({ measure, goal }) => new Tally(measure, 'percent', goal));
      for await (const row of folder.table(file)) {
        const shown = row[column] ?? '';
        const verdict = column === 'host' ? judgeHost(shown) : judgeUrl(shown);
        for (const [at, { holds, of }] of questions.entries()) {
          if (of?.(row) ?? true) tallies[at]?.add(holds(verdict), shown, foundIn(verdict));
        }
      }
      return tallies.map((tally) => tally.score());
    },
  };
}

const family = (name: string) => (row: Row) => row.family === name;
const kind = (name: string) => (row: Row) => row.kind === name;
const target = (name: string) => (row: Row) => row.target === name;

export const LURES: readonly Measure[] = [
  lures('uk_gov_lures.tsv', 'host', [
    { measure: 'government and parcel lures: suspicious', holds: isSuspicious, goal: atLeast(97) },
    { measure: 'government and parcel lures: any reason', holds: hasReason, goal: atLeast(99) },
    {
      measure: 'gov.uk embedded in the host: suspicious',
      holds: isSuspicious,
      goal: atLeast(100),
      of: family('embedded_gov.uk_in_host'),
    },
    {
      measure: 'brand as a label: suspicious',
      holds: isSuspicious,
      goal: atLeast(100),
      of: family('brand_only_in_subdomain'),
    },
  ]),
  lures('uk_gov_lure_urls.tsv', 'url', [
    {
      measure: 'lure links, brand in the host: any reason',
      holds: hasReason,
      goal: atLeast(99.5),
      of: kind('brand_in_host'),
    },
    {
      measure: 'lure links, brand only in the path: any reason',
      holds: hasReason,
      goal: atLeast(92),
      of: kind('brand_only_in_path'),
    },
  ]),
  lures('microsoft_lures.tsv', 'host', [
    { measure: 'Microsoft lures: any reason', holds: hasReason, goal: atLeast(94) },
  ]),
  lures('phishtank_2021_targets.tsv', 'url', [
    { measure: 'PhishTank 2021, all targets: any reason', holds: hasReason, goal: atLeast(28) },
    {
      measure: 'PhishTank 2021, HMRC: any reason',
      holds: hasReason,
      goal: atLeast(92),
      of: target("Her Majesty's Revenue and Customs"),
    },
    { measure: 'PhishTank 2021, Lloyds: any reason', holds: hasReason, goal: atLeast(95), of: target('Lloyds Bank') },
  ]),
];
