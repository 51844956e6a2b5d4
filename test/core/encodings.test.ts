import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64, decodePercent } from '../../src/core/encodings';

describe('percent-encoding', () => {
  it.each([
    ['a%2Fb%2fc', 'a/b/c'],
    ['caf%C3%A9', 'café'],
    ['100%', '100%'],
    ['%zz%41', '%zzA'],
    ['%2541', '%41'],
    ['%ff', '\ufffd'],
    ['a+b', 'a+b'],
  ])('%s', (text, decoded) => {
    expect(decodePercent(text)).toBe(decoded);
  });

  it('is undone as the platform undoes it', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => decodePercent(encodeURIComponent(text)) === text));
  });
});

describe('base64', () => {
  it.each([
    ['aHR0cHM6Ly9hLnRlc3Qv', 'https://a.test/'],
    ['w7_Dvg', 'ÿþ'],
    ['w7/Dvg==', 'ÿþ'],
    ['YWJj.rest', 'abc'],
    ['YWJjZ', 'abc'],
    ['', null],
    ['=', null],
  ])('%s', (text, decoded) => {
    expect(decodeBase64(text)).toBe(decoded);
  });

  it('is undone in both alphabets', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        expect(decodeBase64(Buffer.from(text).toString('base64'))).toBe(text);
        expect(decodeBase64(Buffer.from(text).toString('base64url'))).toBe(text);
      }),
    );
  });
});
