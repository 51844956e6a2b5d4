// Access logs as files: plain or gzipped, several of them (rotated ones, or of several servers), in the order of their first requests.
// Files that overlap in time are not woven into one: a serial's uptake is then only roughly right.

import { splitLines } from '../lines';
import { openMaybeGzip } from '../maybe-gzip';
import { cannotRead } from '../usage-error';
import { lineReader } from './line-reader';

/** No line of ours is longer; what is, is malformed. */
const MAX_LINE_UNITS = 16 * 1024;
const LINES_LOOKED_AT = 1000;

export interface LogLine {
  readonly text: string;
}

/** A UsageError that names the file where one cannot be read. */
export async function* linesOfLogs(paths: readonly string[]): AsyncGenerator<LogLine> {
  const begun = await Promise.all(paths.map(async (path) => ({ path, atMs: await firstTime(path) })));
  begun.sort((a, b) => a.atMs - b.atMs);
  for (const { path } of begun) yield* linesOf(path);
}

/** Infinite where there is none among its first lines. */
async function firstTime(path: string): Promise<number> {
  const read = lineReader();
  for await (const { number, text } of linesOf(path)) {
    const request = read(text);
    if (typeof request === 'object') return request.atMs;
    if (number >= LINES_LOOKED_AT) break;
  }
  return Number.POSITIVE_INFINITY;
}

async function* linesOf(path: string) {
  try {
    yield* splitLines(await openMaybeGzip(path), MAX_LINE_UNITS);
  } catch (error) {
    throw cannotRead(path, 'the command', error);
  }
}
