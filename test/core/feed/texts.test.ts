import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deltaText } from '../../../src/cli/feed/feed-text';
import { MAX_TEXT_BYTES } from '../../../src/core/feed/bounds';
import { readDelta } from '../../../src/core/feed/texts';

describe('readDelta', () => {
  it('reads what is listed now and what is not any more', () => {
    expect(readDelta('evil.example campaign=tax\n-gone.example\n')).toEqual({
      set: ['evil.example campaign=tax'],
      removed: ['gone.example'],
    });
  });

  it('puts a suffix behind the pattern of each line after it', () => {
    const text = 'pages.example/a\n.example.com\n-www\n=login campaign=tax\n.\nalone.example\n.test\na\n';
    expect(readDelta(text)).toEqual({
      set: ['pages.example/a', '=login.example.com campaign=tax', 'alone.example', 'a.test'],
      removed: ['www.example.com'],
    });
  });

  it('takes no suffix that no host can have, and no bomb', () => {
    expect(readDelta(`.${'a'.repeat(253)}\n`)).toBeNull();
    const lines = Math.ceil(MAX_TEXT_BYTES / 254) + 1;
    expect(readDelta(`.${'a'.repeat(252)}\n${'b\n'.repeat(lines)}`)).toBeNull();
  });
});

describe('a delta as it is published', () => {
  const label = fc.stringMatching(/^[a-z\d][a-z\d-]{0,8}$/);
  const host = fc.tuple(label, fc.constantFrom('a.example', 'b.a.example', 'example', 'x.test', 'co.test'));
  const pattern = fc.oneof(
    host.map((parts) => parts.join('.')),
    host.map((parts) => `=${parts.join('.')}`),
    fc.tuple(host, label).map(([parts, path]) => `${parts.join('.')}/${path}*`),
    fc.ipV4(),
  );

  it('says the same when it is read, whatever suffixes its lines share', () => {
    let shared = 0;
    fc.assert(
      fc.property(
        fc.uniqueArray(pattern, { minLength: 10, maxLength: 40 }),
        fc.array(fc.constantFrom('', ' campaign=tax', null), { minLength: 40, maxLength: 40 }),
        (patterns, ends) => {
          const entries = new Map(
            patterns.flatMap((each, at): [string, string][] => (ends[at] === null ? [] : [[each, each + ends[at]]])),
          );
          const text = deltaText(patterns, entries);
          if (/^\./m.test(text)) shared += 1;
          const change = readDelta(text);
          expect(change?.set.toSorted()).toEqual([...entries.values()].toSorted());
          expect(change?.removed.toSorted()).toEqual(patterns.filter((each) => !entries.has(each)).toSorted());
        },
      ),
      { numRuns: 200 },
    );
    expect(shared).toBeGreaterThan(50);
  });
});
