// `lurewatch evaluate`: recall and false alarms on a folder of measuring data, against the goals.

import { existsSync } from 'node:fs';
import { printable } from './check/explanation';
import { Folder } from './evaluation/folder';
import { MEASURES } from './evaluation/measures';
import { isMet, type Score } from './evaluation/score';
import { sampleOf, tablesOf } from './evaluation/table';
import { UsageError } from './usage-error';

const MAX_SHOWN_UNITS = 180;

export interface EvaluateOptions {
  readonly json?: boolean;
  /** How many missed lures, and how many false alarms, to list a measure. */
  readonly misses: number;
  readonly falseAlarms: number;
}

/** The report, line by line. A file that is not in the folder is named, and its measures are skipped. */
export async function* evaluate(path: string, options: EvaluateOptions): AsyncGenerator<string> {
  if (!existsSync(path)) {
    throw new UsageError(`there is no folder ${path}; give one that is laid out like test/fixtures/evaluation.`);
  }
  const folder = new Folder(path);
  const scores: Score[] = [];
  for (const { files, run } of MEASURES) {
    const missing = files.filter((file) => !folder.has(file));
    if (missing.length === 0) scores.push(...(await run(folder)));
    else if (!options.json) yield `skipped, not in the folder: ${missing.join(', ')}`;
  }
  if (options.json) {
    for (const score of scores)
      yield JSON.stringify({ ...score, met: isMet(score), examples: examplesOf(score, options) });
    return;
  }
  yield* tablesOf(scores);
  for (const score of scores) {
    const examples = examplesOf(score, options);
    if (examples.length === 0) continue;
    yield '';
    yield `${score.measure}: ${examples.length} of ${score.examples.length} to look at`;
    for (const { shown, found } of examples) yield `  ${brief(shown)}${found === '' ? '' : `  <- ${brief(found)}`}`;
  }
}

/** On one line, and never as long as a tracker makes it. */
function brief(text: string): string {
  const line = printable(text.replace(/\s+/g, ' ').trim());
  return line.length <= MAX_SHOWN_UNITS ? line : `${line.slice(0, MAX_SHOWN_UNITS)}...`;
}

function examplesOf({ goal, examples }: Score, { misses, falseAlarms }: EvaluateOptions) {
  return sampleOf(examples, goal?.bound === 'at-least' ? misses : falseAlarms);
}
