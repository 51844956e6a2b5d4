// No regular expression of ours takes longer than in proportion to what it reads, or it is said here why what it reads is short: foreign text must
// not keep a browser busy. `recheck` looks at each.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from 'recheck';
import { parseSync } from 'vite';
import { expect, it } from 'vitest';

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
const found = new Map<string, { pattern: string; flags: string; file: string }>();
for (const file of files) {
  const { program } = parseSync(file, readFileSync(join('src', file), 'utf8'));
  for (const { pattern, flags } of expressionsIn(program as unknown as Node))
    found.set(`/${pattern}/${flags}`, { pattern, flags, file });
}

it('is found in numbers', () => {
  expect(found.size).toBeGreaterThan(150);
});

it('is linear', { timeout: 300_000 }, async () => {
  const slow: string[] = [];
  for (const [text, { pattern, flags, file }] of found) {
    const { status } = await check(pattern, flags, { timeout: 10_000 });
    if (status !== 'safe') slow.push(`${file}: ${text} ${status}`);
  }
  expect(slow).toEqual([]);
});
