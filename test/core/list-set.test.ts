import { describe, expect, it } from 'vitest';
import type { Hostname } from '../../src/core/hostname';
import { treat } from '../../src/core/incident';
import { IndicatorList, type ListFacts, type ListRole } from '../../src/core/indicator-list';
import { buildIndex } from '../../src/core/list-index/builder';
import type { HashKey } from '../../src/core/list-index/keys';
import { IndexReader } from '../../src/core/list-index/reader';
import { Segment } from '../../src/core/list-index/segment';
import { ListSet } from '../../src/core/list-set';
import { BUILTIN_LISTS } from '../../src/core/lists';
import { judge } from '../../src/core/verdict';

const factsOf = (role: ListRole, more: Partial<ListFacts> = {}): ListFacts => ({
  id: role,
  role,
  title: `A ${role} list`,
  sources: {},
  campaigns: {},
  ...more,
});

function listOf(facts: ListFacts, lines: string, key: HashKey = [1, 2]): IndicatorList {
  const { bytes, headBytes } = buildIndex(lines, { key });
  const base = Segment.whole(bytes, headBytes);
  if (!base.ok) throw new Error(base.error.code);
  return new IndicatorList(facts, { base: base.value, added: null, removed: null });
}

const over = (lists: readonly IndicatorList[], nowMs = 0) => new ListSet(lists).over(BUILTIN_LISTS, nowMs);
const judgeBy = (href: string, ...lists: IndicatorList[]) => judge({ href, text: '', kind: 'a' }, over(lists));
const told = (href: string, ...lists: IndicatorList[]) => {
  const { level, reasons } = judgeBy(href, ...lists);
  return [level, ...reasons.map(({ code }) => code)].join(' ');
};

describe('the precedence of lists, by role', () => {
  const roles: readonly ListRole[] = ['own', 'partner', 'third-party'];
  const lure = { own: 'own-lure', partner: 'partner-lure', 'third-party': 'public-lure' } as const;

  it.each(roles)('%s: a host, whatever stands below it, and nothing beside it', (role) => {
    const list = listOf(factsOf(role), 'evil.example\n=alone.example');
    expect(told('https://a.evil.example/x', list)).toBe(`blocked ${lure[role]}`);
    expect(told('https://alone.example/', list)).toBe(`blocked ${lure[role]}`);
    expect(told('https://www.alone.example/', list)).toBe('unknown');
    expect(told('https://notevil.example/', list)).toBe('unknown');
  });

  it.each(roles)('%s: a page of a trusted host', (role) => {
    const list = listOf(factsOf(role), 'www.rbkc.gov.uk/hacked\nwww.rbkc.gov.uk/wp/x/*');
    const expected = role === 'own' ? 'blocked own-lure' : `suspicious hacked-page ${lure[role]}`;
    expect(told('https://www.rbkc.gov.uk/hacked?a=1', list)).toBe(expected);
    expect(told('https://www.rbkc.gov.uk/wp/x/y', list)).toBe(expected);
    expect(told('https://www.rbkc.gov.uk/council-tax', list)).toBe('known');
  });

  it.each(roles)('%s: never a trusted, protected or shared host as a whole', (role) => {
    const list = listOf(
      factsOf(role),
      'rbkc.gov.uk\npaypal.com\ngoogle.com\ndocs.google.com\nbit.ly\nweb.app\n=www.gov.uk',
    );
    for (const host of ['www.rbkc.gov.uk', 'www.gov.uk']) expect(told(`https://${host}/`, list)).toBe('known');
    for (const host of ['www.paypal.com', 'docs.google.com', 'google.com', 'tenant.web.app'])
      expect(told(`https://${host}/`, list)).toBe('unknown');
    expect(told('https://bit.ly/abc', list)).toBe('unknown shortener');
  });

  it.each(roles)('%s: a tenant of a shared host', (role) => {
    const list = listOf(factsOf(role), 'evil.web.app\nsites.google.com/view/evil/*\nbit.ly/abc');
    expect(judgeBy('https://evil.web.app/', list).level).toBe('blocked');
    expect(judgeBy('https://sites.google.com/view/evil/page', list).level).toBe('blocked');
    expect(judgeBy('https://sites.google.com/view/good/page', list).level).toBe('unknown');
    expect(judgeBy('https://bit.ly/abc', list).level).toBe('blocked');
    expect(judgeBy('https://bit.ly/abd', list).level).toBe('unknown');
  });

  it('an override counts in the own list alone', () => {
    const lines = 'rbkc.gov.uk override\ndocs.google.com override';
    expect(told('https://www.rbkc.gov.uk/', listOf(factsOf('own'), lines))).toBe('blocked own-lure');
    expect(told('https://docs.google.com/', listOf(factsOf('own'), lines))).toBe('blocked own-lure');
    for (const role of ['partner', 'third-party'] as const) {
      expect(told('https://www.rbkc.gov.uk/', listOf(factsOf(role), lines))).toBe('known');
      expect(judgeBy('https://docs.google.com/', listOf(factsOf(role), lines)).level).toBe('unknown');
    }
  });

  it('what the own list has imported keeps its role, and an unknown import is a public one', () => {
    const facts = factsOf('own', { sources: { east: { role: 'partner', title: 'Eastmarsh Council' } } });
    const list = listOf(facts, 'a.example source=east\nb.example source=gone\nrbkc.gov.uk source=east override');
    expect(judgeBy('https://a.example/', list).reasons[0]).toMatchObject({
      code: 'partner-lure',
      evidence: { source: 'Eastmarsh Council' },
    });
    expect(told('https://b.example/', list)).toBe('blocked public-lure');
    expect(told('https://rbkc.gov.uk/', list)).toBe('known');
  });

  it('takes no name of JavaScript’s own for an import or a campaign', () => {
    const list = listOf(
      factsOf('partner'),
      'a.example campaign=constructor source=constructor\nb.example source=valueof',
    );
    expect(told('https://a.example/', list)).toBe('blocked public-lure');
    expect(told('https://b.example/', list)).toBe('blocked public-lure');
    expect(judgeBy('https://a.example/', list).reasons[0]?.evidence).not.toHaveProperty('campaign');
  });

  it('the own list speaks first, and all reasons are kept', () => {
    const lists = [
      listOf(factsOf('third-party'), 'evil.example'),
      listOf(factsOf('own'), 'evil.example campaign=gone'),
    ];
    expect(told('https://evil.example/', ...lists)).toBe('blocked own-lure public-lure');
  });

  it('names the campaign where it is known', () => {
    const list = listOf(factsOf('own', { campaigns: { tax: 'Tax refund' } }), 'evil.example campaign=tax');
    expect(judgeBy('https://evil.example/', list).reasons[0]).toMatchObject({
      code: 'own-campaign',
      evidence: { campaign: 'Tax refund', part: 'evil.example' },
    });
  });

  it('a listed address inside another link, and behind a wrapper', () => {
    const list = listOf(factsOf('partner'), 'evil.example/page');
    expect(judgeBy('https://go.example/?u=https://evil.example/page', list).level).toBe('blocked');
    const wrapped = `https://eur02.safelinks.protection.outlook.com/?url=${encodeURIComponent('http://evil.example/page')}`;
    expect(told(wrapped, list)).toBe('blocked partner-lure rewritten-link');
  });

  it('a listed page of a wrapper that is passed over', () => {
    const list = listOf(factsOf('own'), 'www.google.com/url?q=https://good.example/&*\nevil.example');
    expect(told('https://www.google.com/url?q=https%3A%2F%2Fgood.example%2F', list)).toMatch(/^blocked own-lure/);
    expect(judgeBy('https://www.google.com/url?q=https%3A%2F%2Fother.example%2F', list).level).toBe('unknown');
  });

  it('others’ entry for a domain above a protected host does not mean that host', () => {
    const lines = 'windows.net\ncom.be';
    expect(judgeBy('https://login.windows.net/', listOf(factsOf('third-party'), lines)).level).toBe('unknown');
    expect(judgeBy('https://somebody.windows.net/', listOf(factsOf('third-party'), lines)).level).toBe('blocked');
    expect(judgeBy('https://login.windows.net/', listOf(factsOf('own'), lines)).level).toBe('blocked');
  });

  it.each(['www.bit.ly', 'bit.ly/', 'https://mega.nz/', 'sites.google.com/view/*'])(
    'a shared service as a whole is not blocked by %s',
    (line) => {
      const list = listOf(factsOf('third-party'), `${line}\n${'sites.google.com/view/evil/*'}`);
      for (const page of ['www.bit.ly/x', 'bit.ly/', 'mega.nz/', 'sites.google.com/view/good/page'])
        expect(judgeBy(`https://${page}`, list).level).not.toBe('blocked');
      expect(judgeBy('https://sites.google.com/view/evil/page', list).level).toBe('blocked');
    },
  );

  it('what is blocked is stopped', () => {
    expect(treat(judgeBy('https://evil.example/', listOf(factsOf('own'), 'evil.example')), 'normal')).toBe('stop');
  });
});

describe('lists with keys of their own', () => {
  it('are asked by each', () => {
    const lists = [listOf(factsOf('own'), 'a.example', [1, 2]), listOf(factsOf('partner'), 'b.example', [3, 4])];
    expect(told('https://a.example/', ...lists)).toBe('blocked own-lure');
    expect(told('https://b.example/', ...lists)).toBe('blocked partner-lure');
  });
});

describe('a list whose text is not at hand', () => {
  it('wants the blocks that a verdict needs, and has it once they are there', () => {
    const { bytes, headBytes } = buildIndex('evil.example\nother.example', { key: [1, 2] });
    const index = IndexReader.open(bytes.slice(0, headBytes).buffer);
    if (!index.ok) throw new Error(index.error.code);
    const segment = new Segment(index.value, null);
    const set = new ListSet([new IndicatorList(factsOf('own'), { base: segment, added: null, removed: null })]);
    const lists = set.over(BUILTIN_LISTS, 0);
    const isListed = () => lists.listingsOf('evil.example' as Hostname, new URL('https://evil.example/')).length > 0;
    expect(isListed()).toBe(false);
    const wanted = set.takeWanted();
    expect(wanted).toHaveLength(1);
    expect(set.takeWanted()).toEqual([]);
    for (const { bucket } of wanted) {
      const { start, end } = index.value.blockOf(bucket);
      const block = bytes.subarray(headBytes + start, headBytes + end);
      expect(
        segment.put(
          bucket,
          block.map((octet, at) => (at === 6 ? octet ^ 1 : octet)),
        ),
      ).toBe(false);
      expect(segment.put(bucket, block)).toBe(true);
    }
    expect(isListed()).toBe(true);
    expect(set.takeWanted()).toEqual([]);
  });
});
