import { describe, expect, it } from 'vitest';
import { guardedHostOf, smallRules } from '../../src/core/guarded-hosts';
import type { ListFacts } from '../../src/core/indicator-list';
import { BUILTIN_LISTS } from '../../src/core/lists';

const FACTS: ListFacts = { id: 'own', role: 'own', title: 'Westmarsh Council', sources: {}, campaigns: {} };

/** What a browser makes of the rules: the first that names the host or one above it. */
function isBlocked(host: string, large: ReadonlySet<string>, { block, allow }: ReturnType<typeof smallRules>): boolean {
  const names = (rule: Iterable<string>) => [...rule].some((name) => host === name || host.endsWith(`.${name}`));
  return names(block) || (!names(allow) && names(large));
}

describe('small rules over a large one', () => {
  it('block what is live and nothing else, over every pair of states', () => {
    const hosts = ['a.example', 'b.a.example', 'c.b.a.example', 'd.example'];
    const subsets = Array.from({ length: 16 }, (_, bits) => new Set(hosts.filter((_host, at) => bits & (1 << at))));
    for (const large of subsets)
      for (const live of subsets)
        for (const host of hosts) {
          const isLive = [...live].some((name) => host === name || host.endsWith(`.${name}`));
          expect([host, isBlocked(host, large, smallRules(large, live))]).toEqual([host, isLive]);
        }
  });

  it('hold only what differs', () => {
    const large = new Set(Array.from({ length: 100_000 }, (_, at) => `n${at}.example`));
    const live = new Set([...large, 'new.example']);
    live.delete('n7.example');
    expect(smallRules(large, live)).toEqual({ block: ['new.example'], allow: ['n7.example'] });
  });
});

describe('the host that a rule takes from a line', () => {
  it.each([
    ['evil.example', 'evil.example'],
    ['=evil.example', 'evil.example'],
    ['evil.example/page', null],
    ['forms.example/a/*', null],
    ['www.westminster.gov.uk', null],
    ['docs.google.com', null],
    ['[2001:db8::1]', null],
    ['not a line', null],
  ])('%s', (line, host) => {
    expect(guardedHostOf(line, FACTS, BUILTIN_LISTS)?.hostname ?? null).toBe(host);
  });

  it('with its end', () => {
    expect(guardedHostOf('evil.example expires=2026-12-01T09:00Z', FACTS, BUILTIN_LISTS)?.expiresAtMs).toBe(
      Date.parse('2026-12-01T09:00Z'),
    );
  });
});
