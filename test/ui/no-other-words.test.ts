// What people read stands in the words tables alone: nowhere in the pages, at the link or in the toolbar is a word of its own.

import { readdirSync, readFileSync } from 'node:fs';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

/** Attributes that are read out or shown. */
const SAID = /^(?:aria-(?:label|description|roledescription|valuetext|placeholder)|title|alt|placeholder|label)$/;
/** The one name that is the same in every language. */
const NAME = 'Lurewatch';

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}
const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === 'string';

function* nodesIn(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node).flat()) if (isNode(value)) yield* nodesIn(value);
}

/** A literal's text; empty for what is computed. */
const textOf = (node: unknown): string => (isNode(node) && typeof node.value === 'string' ? node.value : '');
const nameOf = (node: unknown): string => {
  if (!isNode(node)) return '';
  return String(node.name ?? node.value ?? (isNode(node.property) ? node.property.name : ''));
};

function* saidIn(node: Node): Generator<string> {
  if (node.type === 'JSXText') yield textOf(node);
  if (node.type === 'JSXAttribute' && SAID.test(nameOf(node.name))) yield textOf(node.value);
  if (node.type === 'Property' && SAID.test(nameOf(node.key))) yield textOf(node.value);
  // content/dom.ts: tag, attributes, children.
  if (node.type === 'CallExpression' && nameOf(node.callee) === 'element')
    for (const child of (node.arguments as readonly unknown[]).slice(2)) yield textOf(child);
  if (node.type === 'AssignmentExpression' && /^(?:textContent|innerText|title|ariaLabel)$/.test(nameOf(node.left)))
    yield textOf(node.right);
}

const faultsIn = (file: string, code: string): readonly string[] => {
  const { program, errors } = parseSync(file, code);
  if (errors.length > 0) throw new Error(`${file} cannot be read`);
  return [...nodesIn(program as unknown as Node)]
    .flatMap((node) => [...saidIn(node)])
    .map((text) => text.trim())
    .filter((text) => /\p{L}/u.test(text) && text !== NAME);
};

const FILES = ['ui', 'content', 'background'].flatMap((folder) =>
  readdirSync(`src/${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `src/${folder}/${file}`),
);

describe('words', () => {
  it('are found where they are not in a table', () => {
    const code = `
      const page = <section aria-label="One"><p title={say(words.x)}>Two {three} Four</p></section>;
      element('p', { class: 'five', title: 'Six' }, 'Seven', say(words.eight));
      node.textContent = 'Nine';`;
    expect(faultsIn('page.tsx', code)).toEqual(['One', 'Two', 'Four', 'Seven', 'Six', 'Nine']);
  });

  it('are looked for in every file', () => {
    expect(FILES.length).toBeGreaterThan(60);
  });

  it.each(FILES)('are none of its own in %s', (file) => {
    expect(faultsIn(file, readFileSync(file, 'utf8'))).toEqual([]);
  });
});
