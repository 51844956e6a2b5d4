// docs/policy.md's table is the policy's own schema: a setting that is added, renamed or changed is one there too.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { MANAGED_SCHEMA, type ManagedSchema } from '../../src/core/managed-schema';
import { NO_POLICY, readPolicy } from '../../src/core/policy';

const PAGE = readFileSync('docs/policy.md', 'utf8');

const typeOf = ({ type, items, properties }: ManagedSchema): string => {
  if (type === 'array') return `list of ${items && typeOf(items)}`;
  return properties ? 'object' : type === 'string' ? 'text' : type;
};

function* rowsOf(schema: ManagedSchema, value: unknown, path = ''): Generator<string> {
  for (const [name, each] of Object.entries(schema.properties ?? {})) {
    const unset = (value as Record<string, unknown>)[name];
    const isGroup = each.properties !== undefined && unset !== null;
    const text = each.description?.replaceAll('|', '\\|') ?? '';
    const builtIn = isGroup ? '' : `\`${JSON.stringify(unset)}\``;
    yield `| \`${path}${name}\` | ${typeOf(each)} | ${builtIn} | ${text} |`;
    if (isGroup) yield* rowsOf(each, unset, `${path}${name}.`);
  }
}

it('has every setting, as it is read', () => {
  const table = /<!-- settings -->\n([\s\S]*?)\n<!-- \/settings -->/.exec(PAGE)?.[1];
  expect(table?.split('\n').slice(2)).toEqual([...rowsOf(MANAGED_SCHEMA, NO_POLICY)]);
});

it('shows policies that can be used', () => {
  const examples = [...PAGE.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = '']) => JSON.parse(text));
  expect(examples.length).toBeGreaterThan(0);
  for (const example of examples) expect(readPolicy(example.policy ?? example).problems).toEqual([]);
});
