import { describe, expect, it } from 'vitest';
import { languageOf, say, sayCounted } from '../../src/core/words';

describe('saying words', () => {
  it('fills gaps as they stand, and does not fill what was filled', () => {
    const words = { en: 'goes to {domain} from {first}', cy: '{domain}' };
    expect(say(words, 'en', { domain: '{first}<b>', first: 'x' })).toBe('goes to {first}<b> from x');
    expect(say(words, 'cy', {})).toBe('');
  });

  it('takes the form of the number in each language', () => {
    const words = { en: { one: '{n} link', other: '{n} links' }, cy: { one: 'un', two: 'dwy', other: '{n}' } };
    expect([0, 1, 2, 5].map((n) => sayCounted(words, 'en', n))).toEqual(['0 links', '1 link', '2 links', '5 links']);
    expect([0, 1, 2, 3, 6, 11].map((n) => sayCounted(words, 'cy', n))).toEqual(['0', 'un', 'dwy', '3', '6', '11']);
  });

  it('speaks Welsh to a Welsh browser only', () => {
    expect(['cy', 'cy-GB', 'CY', 'en-GB', 'cym', ''].map(languageOf)).toEqual(['cy', 'cy', 'cy', 'en', 'en', 'en']);
  });
});
