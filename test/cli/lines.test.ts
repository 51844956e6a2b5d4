import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { BlocklistBuilder, overlayBlocklist } from '../../src/cli/blocklist';
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
  const builder = new BlocklistBuilder();
  const add = (entry: string) => builder.add(entry);

  it.each([
    ['lure.example', null],
    ['LURE.Example.', null],
    ['https://hacked.example/wp/login', null],
    ['http://plain.example', null],
    ['münchen.example', null],
    ['192.0.2.7', null],
    ['https://docs.google.com/forms/d/1', null],
    ['docs.google.com', 'shared'],
    ['bit.ly', 'shared'],
    ['web.app', 'suffix'],
    ['co.uk', 'suffix'],
    ['not a host', 'unreadable'],
    ['http://', 'unreadable'],
  ])('takes or refuses %s', (entry, refusal) => {
    expect(add(entry)).toBe(refusal);
  });

  it('matches hosts and what stands below, links exactly, and no host that is shared', () => {
    for (const entry of [
      'lure.example',
      'google.com',
      'tenant.weebly.com',
      'https://hacked.example/wp/login',
      'https://q.example/a?b=1',
    ])
      add(entry);
    const lists = overlayBlocklist(BUILTIN_LISTS, builder.build(), 'Ours');
    const match = (href: string) => {
      const { hostname } = new URL(href);
      return (lists.indicatorOf as (host: Hostname, url?: string) => unknown)(hostname as Hostname, href) !== null;
    };
    expect(match('https://a.lure.example/')).toBe(true);
    expect(match('https://notlure.example/')).toBe(false);
    expect(match('https://www.google.com/')).toBe(true);
    expect(match('https://docs.google.com/forms')).toBe(false);
    expect(match('https://tenant.weebly.com/x')).toBe(true);
    expect(match('https://other.weebly.com/x')).toBe(false);
    expect(match('http://hacked.example/wp/login?who=me#x')).toBe(true);
    expect(match('https://hacked.example/')).toBe(false);
    expect(match('https://q.example/a?b=1')).toBe(true);
    expect(match('https://q.example/a?b=2')).toBe(false);
    expect(match('https://staff-refunds.example/')).toBe(true);
  });
});
