// No regular expression of ours takes longer than in proportion to what it reads, or it is said here why what it reads is short: foreign text must
// not keep a browser busy. `recheck` looks at each. It found one that took twice as long for every letter more (an unfinished text in a STIX
// pattern), and a dozen that went by the square.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from 'recheck';
import { parseSync } from 'vite';
import { expect, it } from 'vitest';

/** Not linear, of text that is bounded: file and the beginning of the expression, and by what. */
const BOUNDED: readonly (readonly [file: string, begins: string, by: string])[] = [
  ['core/sender.ts', '\\S+@', 'a display name has 320 characters'],
  ['core/unicode.ts', '^[\\d-]*', 'a label of a host has 63'],
  ['cli/access-log/w3c-format.ts', '^#Fields', 'a line of a log has 16 Ki'],
  ['cli/import/adblock-format.ts', '^(.+)\\$', 'a rule has 8 Ki'],
  ['cli/import/detect-format.ts', '"type"', 'the head of an input has 64 Ki, in which each try ends at the next quote'],
  ['cli/import/detect-format.ts', '^(?:received', 'the head of an input has 64 Ki, in which each try begins a line'],
  ['cli/import/personal.ts', '[\\w.!#', 'each repetition is bounded'],
  // Up to the line’s end, which nothing behind it can refuse: what is read holds no line feed.
  ['cli/check/given-lists.ts', '(?:^|\\s)#', 'a line has no line feed'],
  ['cli/import/domains-format.ts', '^[#!;]', 'a line has no line feed'],
  ['cli/import/hosts-format.ts', '%', 'a line has no line feed'],
  ['cli/import/rpz-format.ts', '"(?:', 'a line has no line feed'],
  ['cli/import/text-format.ts', '\\s#', 'a line has no line feed'],
];

interface Node {
  readonly type: string;
  readonly regex?: { readonly pattern: string; readonly flags: string };
  readonly [key: string]: unknown;
}
const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === 'string';

function* expressionsIn(node: Node): Generator<{ readonly pattern: string; readonly flags: string }> {
  if (node.type === 'Literal' && node.regex) yield node.regex;
  for (const value of Object.values(node).flat()) if (isNode(value)) yield* expressionsIn(value);
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
const found = files.flatMap((file) => {
  const { program } = parseSync(file, readFileSync(join('src', file), 'utf8'));
  return [...expressionsIn(program as unknown as Node)].map((expression) => ({ file, ...expression }));
});

it('is found in numbers', () => {
  expect(found.length).toBeGreaterThan(150);
});

it('is linear, or reads little', { timeout: 300_000 }, async () => {
  const slow: string[] = [];
  const used = new Set<string>();
  for (const { file, pattern, flags } of found) {
    const result = await check(pattern, flags, { timeout: 20_000 });
    if (result.status === 'safe') continue;
    const entry = BOUNDED.find(([of, begins]) => of === file && pattern.startsWith(begins));
    const isPolynomial = result.status === 'vulnerable' && result.complexity.type === 'polynomial';
    if (entry && isPolynomial) used.add(entry.join());
    else slow.push(`${file}: ${pattern} ${result.status} ${'complexity' in result ? result.complexity?.summary : ''}`);
  }
  expect(slow).toEqual([]);
  // What is said of an expression that is no more is taken away.
  expect(BOUNDED.filter((entry) => !used.has(entry.join()))).toEqual([]);
});
