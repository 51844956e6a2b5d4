// docs/threat-model.md and the list of defences that `npm run defences` takes out one by one: each names what the other has, and the code holds it.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFENCES } from '../defences/defences';

const document = readFileSync('docs/threat-model.md', 'utf8');

describe('the threat model', () => {
  it('names each defence of the list, and no other', () => {
    const named = [...document.matchAll(/^\|.*\| `([a-z-]+)` \|$/gm)].map(([, id]) => id);
    expect(named.toSorted()).toEqual(DEFENCES.map(({ id }) => id).toSorted());
  });

  it.each(DEFENCES)('$id: its code and its test are there', ({ file, without: [there], test, named }) => {
    expect(readFileSync(file, 'utf8').split(there), `once in ${file}`).toHaveLength(2);
    expect(readFileSync(test, 'utf8')).toContain(named.split(/%|\$/)[0]);
  });
});
