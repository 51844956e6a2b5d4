// Entries of a feed, in memory and as entries.txt: an indicator a line (core/indicator.ts), sorted by their patterns.

import { createReadStream } from 'node:fs';
import { formatIndicator, isPlainHost, parseIndicator } from '../../core/indicator';
import { splitLines } from '../lines';
import { UsageError } from '../usage-error';
import { pathOf, type Workspace, writeFileIn } from './workspace';

/** By pattern, the line of each. */
export type Entries = ReadonlyMap<string, string>;

const FILE = 'entries.txt';

/** In any order: whoever merges two versions need not sort. Other forms of an address become the canonical one. */
export async function readEntries(workspace: Workspace): Promise<Map<string, string>> {
  const path = pathOf(workspace, FILE);
  const entries = new Map<string, string>();
  const attributes = new Set<string>();
  try {
    for await (const { number, text } of splitLines(createReadStream(path, { highWaterMark: 1024 * 1024 }))) {
      if (text !== '') take(entries, attributes, text, `${path} line ${number}`);
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new UsageError(`${path} is not there; take it from git, or make an empty file where nothing is listed.`);
    }
    throw error;
  }
  return entries;
}

/** `attributes`: what has stood behind patterns so far, as it is written; most lines of a long list end alike. */
function take(entries: Map<string, string>, attributes: Set<string>, text: string, place: string): void {
  let pattern = patternOf(text);
  let line = text;
  const rest = text.slice(pattern.length);
  if (!isPlainHost(pattern) || !(rest === '' || attributes.has(rest))) {
    const read = parseIndicator(text);
    if (!read.ok) throw new UsageError(`${place} is no entry (${read.error.code}); mend or delete it.`);
    pattern = read.value.pattern;
    line = formatIndicator(read.value);
    if (line === text) attributes.add(rest);
  }
  if (entries.has(pattern))
    throw new UsageError(`${place} lists again what is listed further up; keep one of the two lines.`);
  entries.set(pattern, line);
}

/** A space sorts before all that stands in a pattern, so lines sort as their patterns do. */
export const sortedLines = (entries: Entries): readonly string[] => [...entries.values()].sort();

export const writeEntries = (workspace: Workspace, entries: Entries): Promise<void> =>
  writeFileIn(workspace, FILE, sortedLines(entries));

export const patternOf = (line: string): string => {
  const space = line.indexOf(' ');
  return space === -1 ? line : line.slice(0, space);
};

/** Of canonical lines. */
export function entriesOf(lines: Iterable<string>): Map<string, string> {
  const entries = new Map<string, string>();
  for (const line of lines) if (line !== '') entries.set(patternOf(line), line);
  return entries;
}
