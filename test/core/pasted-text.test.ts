import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDestination } from '../../src/core/destination';
import { withScheme } from '../../src/core/pasted-text';

describe('addresses pasted without a scheme', () => {
  it.each([
    ['www.site.test', 'https://www.site.test'],
    [' site.test/a?b#c \n', 'https://site.test/a?b#c'],
    ['site.test:8443/a', 'https://site.test:8443/a'],
    ['localhost:8080', 'https://localhost:8080'],
    ['192.0.2.1/a', 'https://192.0.2.1/a'],
    ['bücher.test/ä', 'https://bücher.test/ä'],
    ['//site.test/a', 'https://site.test/a'],
    ['\\\\fileserver\\share', 'file://fileserver/share'],
    ['urldefense.com/v3/__http://site.test__;!!a!b$', 'https://urldefense.com/v3/__http://site.test__;!!a!b$'],
    ['https://site.test/', 'https://site.test/'],
    ['HTTPS:site.test', 'HTTPS:site.test'],
    ['mailto:someone@example.test', 'mailto:someone@example.test'],
    ['tel:02079460123', 'tel:02079460123'],
    ['javascript:alert(1)', 'javascript:alert(1)'],
    ['someone@example.test', 'someone@example.test'],
    ['hello', 'hello'],
    ['e.g. this', 'e.g. this'],
    ['1.5', '1.5'],
    ['', ''],
  ])('%j', (text, href) => {
    expect(withScheme(text)).toBe(href);
  });

  it('changes no address that has one', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
        expect(withScheme(url)).toBe(url);
        const read = readDestination(withScheme(url.replace('://', ':\\\\')));
        expect(read.ok).toBe(readDestination(url).ok);
      }),
    );
  });
});
