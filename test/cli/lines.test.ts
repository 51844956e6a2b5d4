import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { overlayBlocklist } from '../../src/cli/blocklist';
import { splitLines } from '../../src/cli/lines';
import type { Hostname } from '../../src/core/hostname';
import { BUILTIN_LISTS } from '../../src/core/lists';
import { bytesOf, collect } from './support';

const split = async (chunks: readonly string[], max?: number) =>
  (await collect(splitLines(bytesOf(...chunks), max))).map(({ text }) => text);

describe('lines', () => {
  it.each([
    [['a\nb\n'], ['a', 'b']],
    [['a\r\nb'], ['a', 'b']],
    [
      ['a', 'b\nc', '', 'd\n\ne'],
      ['ab', 'cd', '', 'e'],
    ],
    [['\ufeffa\n'], ['a']],
    [[''], []],
  ])('%j are %j', async (chunks, lines) => {
    expect(await split(chunks)).toEqual(lines);
  });

  it('keep letters that a chunk cuts through', async () => {
    const bytes = Buffer.from('gâr\n');
    const lines = await collect(splitLines(Readable.from([bytes.subarray(0, 2), bytes.subarray(2)])));
    expect(lines.map(({ text }) => text)).toEqual(['gâr']);
  });

  it('are cut at the bound, said to be, and numbered on', async () => {
    const lines = await collect(splitLines(bytesOf('x'.repeat(30), 'x'.repeat(30), '\nb\n', 'y'.repeat(12)), 10));
    expect(lines).toEqual([
      { number: 1, text: 'x'.repeat(10), isCut: true },
      { number: 2, text: 'b', isCut: false },
      { number: 3, text: 'y'.repeat(10), isCut: true },
    ]);
  });
});

describe('a blocklist', () => {
  it.each([
    ['lure.example', null],
    ['LURE.Example.', null],
    ['https://hacked.example/wp/login', null],
    ['http://plain.example', null],
    ['münchen.example', null],
    ['192.0.2.7', null],
    ['https://docs.google.com/forms/d/1', null],
    ['https://docs.google.com/forms/d/1/*', null],
    ['https://www.rbkc.gov.uk/hacked', null],
    ['docs.google.com', 'shared-host'],
    ['google.com', 'shared-host'],
    ['bit.ly', 'shared-host'],
    ['https://bit.ly/', 'shared-host'],
    ['rbkc.gov.uk', 'trusted-host'],
    ['paypal.com', 'protected-host'],
    ['web.app', 'public-suffix'],
    ['co.uk', 'public-suffix'],
    ['not a host', 'attribute'],
    ['http://', 'malformed'],
  ])('takes or refuses %s', (entry, refusal) => {
    const refused: string[] = [];
    overlayBlocklist(BUILTIN_LISTS, [entry], 'Ours', (reason) => refused.push(reason));
    expect(refused).toEqual(refusal === null ? [] : [refusal]);
  });

  it('matches hosts and what stands below, links exactly, and no host that is shared', () => {
    const entries = [
      'lure.example',
      'https://front.example/',
      'tenant.weebly.com',
      'https://hacked.example/wp/login',
      'https://q.example/a?b=1',
    ];
    const lists = overlayBlocklist(BUILTIN_LISTS, entries, 'Ours');
    const match = (href: string) => {
      const url = new URL(href);
      return lists.listingsOf(url.hostname as Hostname, url).length > 0;
    };
    expect(match('https://a.lure.example/')).toBe(true);
    expect(match('https://notlure.example/')).toBe(false);
    expect(match('https://front.example/anything')).toBe(true);
    expect(match('https://tenant.weebly.com/x')).toBe(true);
    expect(match('https://other.weebly.com/x')).toBe(false);
    expect(match('http://hacked.example/wp/login?who=me#x')).toBe(true);
    expect(match('https://hacked.example/')).toBe(false);
    expect(match('https://q.example/a?b=1')).toBe(true);
    expect(match('https://q.example/a?b=2')).toBe(false);
    expect(match('https://staff-refunds.example/')).toBe(true);
  });
});
