import { describe, expect, it } from 'vitest';
import { parseAddress, urlOf } from '../../src/core/parsed-address';

/** Three letters of Latin 1 whose octets are one letter of UTF-8, the last of them one that no host may hold. */
const MISREAD = 'http://\u00ef\u00bd\u0085e/';
/** By then the engine has compiled what is called. */
const OFTEN = 100_000;

describe('an address', () => {
  it('is what the parser makes of it, alone or by its base', () => {
    expect(urlOf('HTTP://A.example')?.href).toBe('http://a.example/');
    expect(urlOf('../c', 'https://a.example/b/')?.href).toBe('https://a.example/c');
    expect(urlOf('a.example')).toBeNull();
  });

  it('is none where the parser refuses it, however often it was asked', () => {
    const ask = (text: string) => [urlOf(text), parseAddress(text).ok] as const;
    for (let times = 0; times < OFTEN; times += 1) {
      const [url, isOk] = ask(MISREAD);
      if (url !== null || isOk) expect.fail(`an address at call ${times}`);
    }
    expect(ask(MISREAD)).toEqual([null, false]);
  });
});
