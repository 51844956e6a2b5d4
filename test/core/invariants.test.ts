// What must hold for every link, tried on links made at random from the words that the rules look for.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVELS } from '../../src/core/level';
import { BUILTIN_LISTS } from '../../src/core/lists';
import { judge, judgeMessage } from '../../src/core/verdict';
import { COUNCILS } from '../../src/data/councils';
import { ACTION_WORDS, COUNCIL_WORDS, OBJECT_WORDS } from '../../src/data/lure-words';
import { PUBLIC_BODIES } from '../../src/data/public-bodies';

const levelOf = (href: string, text = '') => judge({ href, text, kind: 'a' }, BUILTIN_LISTS).level;

const trade = [ACTION_WORDS, OBJECT_WORDS, COUNCIL_WORDS].flatMap((words) => words.split(' '));
const names = [...COUNCILS.flatMap(({ places }) => places), ...PUBLIC_BODIES.flatMap(({ names: own }) => own)];
const word = fc.oneof(
  fc.constantFrom(...trade),
  fc.constantFrom(...names).map((name) => name.replaceAll(' ', '')),
  fc.stringMatching(/^[a-z]{1,8}$/),
  fc.stringMatching(/^[0-9]{1,3}$/),
);
const label = fc
  .array(word, { minLength: 1, maxLength: 4 })
  .chain((words) => fc.constantFrom(words.join('-'), words.join('')));
const suffix = fc.constantFrom('com', 'co.uk', 'xyz', 'gov.co', 'web.app', 'example');
const hostname = fc
  .tuple(fc.array(label, { minLength: 1, maxLength: 3 }), suffix)
  .map(([labels, end]) => `${labels.map((text) => text.slice(0, 60).replace(/^-|-$/g, 'x')).join('.')}.${end}`)
  .filter((host) => URL.canParse(`https://${host}/`) && host.length < 200);
const path = fc.constantFrom('/', '/login.php', '/hmrc/', '/a/b?c=d', '/royalmail/user.php', '/x#y');

describe('the level of a link', () => {
  it('is one of the five, whatever stands in the link, and never an error', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.webUrl()),
        fc.string({ unit: 'binary' }),
        (href, text) => {
          expect(LEVELS).toContain(levelOf(href, text));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('does not change with case, trailing dot, default port or percent-encoding', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(hostname, path, (host, rest) => {
        const level = levelOf(`https://${host}${rest}`);
        seen.add(level);
        const encoded = host.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
        for (const written of [host.toUpperCase(), `${host}.`, `${host}:443`, encoded]) {
          expect(levelOf(`https://${written}${rest}`), written).toBe(level);
        }
      }),
      { numRuns: 400 },
    );
    // Guard: the links made must be of more than one kind.
    expect([...seen]).toEqual(expect.arrayContaining(['suspicious', 'unknown']));
  });

  it('does not change when a wrapper is put round the link', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(hostname, path, (host, rest) => {
        const href = `https://${host}${rest}`;
        const level = levelOf(href);
        seen.add(level);
        const url = encodeURIComponent(href);
        expect(levelOf(`https://eur02.safelinks.protection.outlook.com/?url=${url}&data=x`)).toBe(level);
        expect(levelOf(`https://www.google.com/url?q=${url}&sa=D`)).toBe(level);
      }),
      { numRuns: 300 },
    );
    expect([...seen]).toEqual(expect.arrayContaining(['suspicious', 'unknown']));
  });

  it('is known for every host of a council, with any name below it and any path', () => {
    const domains = COUNCILS.flatMap((council) => council.domains);
    fc.assert(
      fc.property(fc.constantFrom(...domains), label, path, (domain, below, rest) => {
        expect(levelOf(`https://${below.slice(0, 60).replace(/^-|-$/g, 'x')}.${domain}${rest}`)).toBe('known');
      }),
      { numRuns: 300 },
    );
  });

  it('is no worse than unknown for the own hosts of protected brands, words that show another site apart', () => {
    for (const { domains } of PUBLIC_BODIES) {
      for (const domain of domains) expect(['known', 'unknown'], domain).toContain(levelOf(`https://www.${domain}/`));
    }
  });

  it('is the same in a message without a sender as alone, in the order of the links', () => {
    fc.assert(
      fc.property(fc.array(hostname, { maxLength: 8 }), (hosts) => {
        const links = hosts.map((host) => ({ href: `https://${host}/`, text: '', kind: 'a' as const }));
        const alone = links.map((link) => judge(link, BUILTIN_LISTS));
        expect(judgeMessage({ links, sender: null }, BUILTIN_LISTS)).toEqual(alone);
      }),
      { numRuns: 100 },
    );
  });
});
