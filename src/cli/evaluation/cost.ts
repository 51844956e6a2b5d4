// What judging costs, in this process and after warming up: ordinary hosts one by one, and the worst that fits the bounds.

import { BUILTIN_LISTS } from '../../core/lists';
import { judge } from '../../core/verdict';
import type { Folder } from './folder';
import { judgeUrl } from './judged';
import type { Measure } from './measure';
import { atMost, type Goal, type Score, type Unit } from './score';
import { WORST_INPUTS } from './worst-inputs';

/** Of an input's times the middle one counts, of whole passes the fastest: the others tell of the machine. */
const WORST_RUNS = 7;
const MEAN_PASSES = 3;
const MIN_JUDGED = 20_000;

export const COST: readonly Measure[] = [
  {
    files: ['legit_domains.tsv', 'uk_gov_lures.tsv'],
    async run(folder) {
      const hosts = await hostUrls(folder);
      // A small folder's hosts are asked about again and again: a few judgements would time the compiler.
      const urls = Array.from(
        { length: Math.max(hosts.length, MIN_JUDGED) },
        (_, at) => hosts[at % hosts.length] ?? '',
      );
      for (const url of urls) judgeUrl(url);
      const times = urls.map((url) => timed(() => judgeUrl(url))).sort((a, b) => a - b);
      const passes = Array.from({ length: MEAN_PASSES }, () =>
        timed(() => {
          for (const url of urls) judgeUrl(url);
        }),
      );
      const p99 = times[Math.floor(times.length * 0.99)] ?? 0;
      return [
        score(
          'cost of a link without lists, mean',
          'microseconds',
          (Math.min(...passes) / urls.length) * 1000,
          atMost(10),
          urls.length,
        ),
        score('cost of a link without lists, 99th percentile', 'microseconds', p99 * 1000, atMost(100), urls.length),
      ];
    },
  },
  { files: [], run: async () => [worst()] },
];

async function hostUrls(folder: Folder): Promise<readonly string[]> {
  const urls: string[] = [];
  for await (const { domain } of folder.table('legit_domains.tsv')) urls.push(`https://${domain}/`);
  for await (const { host } of folder.table('uk_gov_lures.tsv')) urls.push(`https://${host}/`);
  return urls;
}

function worst(): Score {
  const times = WORST_INPUTS.map(({ name, link }) => {
    const runs = Array.from({ length: WORST_RUNS }, () => timed(() => judge(link, BUILTIN_LISTS)));
    return { name, time: runs.sort((a, b) => a - b)[WORST_RUNS >> 1] ?? 0 };
  });
  times.sort((a, b) => b.time - a.time);
  const [slowest] = times;
  const measured = score(
    'cost of the worst input within the bounds',
    'milliseconds',
    slowest?.time ?? 0,
    atMost(10),
    times.length,
  );
  return slowest ? { ...measured, examples: [{ shown: slowest.name, found: 'the slowest of them' }] } : measured;
}

/** Milliseconds. */
function timed(run: () => void): number {
  const from = performance.now();
  run();
  return performance.now() - from;
}

function score(measure: string, unit: Unit, value: number, goal: Goal, of: number): Score {
  return { measure, unit, value, goal, count: 0, of, examples: [] };
}
