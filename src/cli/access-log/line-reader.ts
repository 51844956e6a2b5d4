// Tells the formats apart, line by line: files of several servers may follow each other.

import { readCommonLine } from './common-format';
import { readJsonLine } from './json-format';
import type { ReadLine } from './log-request';
import { W3cFormat } from './w3c-format';

/** A function that is given each line in turn. */
export function lineReader(): (line: string) => ReadLine {
  const w3c = new W3cFormat();
  return (line) => {
    if (line.startsWith('#')) {
      w3c.readDirective(line);
      return 'other';
    }
    if (line.startsWith('{')) return readJsonLine(line);
    if (line.trim() === '') return 'other';
    return (w3c.isBegun ? w3c.readLine(line) : null) ?? readCommonLine(line);
  };
}
