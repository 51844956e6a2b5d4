import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDestination } from '../../src/core/destination';
import { trackerShape } from '../../src/core/unwrap';

const encode = encodeURIComponent;
const base64 = (text: string) => Buffer.from(text).toString('base64');
const LURE = 'https://lure.example/a';

function candidates(href: string): readonly string[] {
  const result = readDestination(href);
  return result.ok ? result.value.candidates.map(({ url }) => url) : [result.error.code];
}

describe('addresses that another link names', () => {
  it.each([
    ['plain', `https://site.test/go?u=${LURE}`],
    ['the first of two parameters', `https://site.test/go?u=${LURE}&v=1`],
    ['encoded once', `https://site.test/go?u=${encode(LURE)}`],
    ['encoded twice', `https://site.test/go?u=${encode(encode(LURE))}`],
    ['every letter encoded', `https://site.test/go?u=${'%68%74%74%70%73%3A%2F%2F'}lure.example/a`],
    ['in the fragment', `https://site.test/go#/x?u=${encode(LURE)}`],
    ['alone in the query', `https://site.test/go?${LURE}`],
    ['in the path', `https://site.test/jump/${LURE}`],
    ['in the path, encoded', `https://site.test/CL0/https:%2F%2Flure.example%2Fa/1/abc`.replace('/1/abc', '')],
    ['with backslashes', 'https://site.test/go?u=https:%5C%5Clure.example%5Ca'],
    ['in capitals', 'https://site.test/go?u=HTTPS://LURE.example/a'],
    ['in base64', `https://site.test/go?u=${base64(LURE)}`],
    ['in base64url in the path', `https://site.test/click/428.71/${base64(LURE).replaceAll('=', '')}/68ea`],
    ['behind a mark', `https://site.test/cl?data=abc!-!${encode(LURE)}`],
    ['in quotes', `https://site.test/?items=%5B%22${encode(LURE)}%22%5D`],
    ['inside a wrapper', `https://site.test/?u=${encode(`https://www.google.com/url?q=${encode(LURE)}`)}`],
    [
      'behind its own host',
      `https://site.test/?u=${encode(`https://www.site.test/?v=${encode(LURE)}`)}`.replace('www.', ''),
    ],
  ])('%s', (_, href) => {
    expect(candidates(href)).toEqual([LURE]);
  });

  it.each([
    'https://site.test/',
    'https://site.test/a%20b?c=%2Fd%2Fe',
    'https://site.test/http-status',
    'https://site.test/?next=%2Flogin',
    'https://site.test/?share=https%3A%2F%2Fwww.site.test%2Fpage',
    'https://www.site.test/?u=https%3A%2F%2Fsite.test',
    'https://site.test/?u=https://',
    'https://site.test/?u=http:lure',
    'mailto:a@example.test?body=https%3A%2F%2Flure.example%2F',
    'data:text/html,https://lure.example/',
  ])('%s names none', (href) => {
    expect(candidates(href)).toEqual([]);
  });

  it('gives each host once and four at most', () => {
    const many = ['a', 'a', 'b', 'c', 'd', 'e'].map((name) => `u=https://${name}.example/`).join('&');
    expect(candidates(`https://site.test/?${many}`)).toEqual(
      ['a', 'b', 'c', 'd'].map((name) => `https://${name}.example/`),
    );
  });

  it('takes addresses apart by host where they have no registrable domain', () => {
    expect(candidates('http://192.0.2.1/?u=http://192.0.2.2/&v=http://192.0.2.1/x')).toEqual(['http://192.0.2.2/']);
  });

  it.each([
    [
      'a wrapper given two targets',
      `https://www.google.com/url?q=${encode('https://www.rbkc.gov.uk/')}&url=${encode(LURE)}`,
    ],
    [
      'a parameter given twice',
      `https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.rbkc.gov.uk%2F&url=${encode(LURE)}`,
    ],
    [
      'a parameter in other letters',
      `https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.rbkc.gov.uk%2F&URL=${encode(LURE)}`,
    ],
  ])('%s', (_, href) => {
    const result = readDestination(href);
    expect(result.ok && result.value).toMatchObject({ hostname: 'www.rbkc.gov.uk', candidates: [{ url: LURE }] });
  });

  it.each([
    ['a query', 'https://site.test/jump/https://lure.example/a?b=1', 'https://lure.example/a?b=1'],
    ['a fragment', 'https://site.test/jump/https://lure.example/a#b', 'https://lure.example/a#b'],
    ['http', 'https://site.test/jump/http://lure.example/a?b=1', 'http://lure.example/a?b=1'],
    ['a semicolon', 'https://site.test/jump/https://lure.example/a;b', 'https://lure.example/a;b'],
    ['a query of the link’s', 'https://site.test/x?b=1;u=https://lure.example/a;c', 'https://lure.example/a'],
    ['a fragment of the link’s', 'https://site.test/x#u=https://lure.example/a|c', 'https://lure.example/a'],
  ])('end with the link in its path, with the parameter elsewhere: %s', (_, href, url) => {
    expect(candidates(href)).toEqual([url]);
  });

  it('are looked for in sixteen addresses, those of the site’s own redirectors among them', () => {
    const own = (count: number) => Array.from({ length: count }, (_, index) => `u=https://site.test/${index}`);
    const nested = (count: number) => `https://site.test/?${[...own(count), `u=${LURE}`].join('&')}`;
    expect(candidates(`https://site.test/?u=${encode(nested(14))}`)).toEqual([LURE]);
    expect(candidates(`https://site.test/?u=${encode(nested(15))}`)).toEqual([]);
  });

  it('are looked for in the first four runs of base64 of a parameter', () => {
    const runs = (count: number) => `${`${base64('https://a.example/')}.`.repeat(count)}${base64(LURE)}`;
    expect(candidates(`https://site.test/?u=${runs(3)}`)).toEqual(['https://a.example/', LURE]);
    expect(candidates(`https://site.test/?u=${runs(4)}`)).toEqual(['https://a.example/']);
  });

  it('are none where they are too long, or no addresses after decoding', () => {
    expect(candidates(`https://site.test/?u=https://${'a.'.repeat(150)}example/&v=${LURE}`)).toEqual([LURE]);
    expect(candidates('https://site.test/?u=aHR0cDAwMDAwMDAw')).toEqual([]);
    expect(candidates(`https://site.test/?u=${encode(encode(encode(LURE)))}`)).toEqual([LURE]);
    expect(candidates(`https://site.test/?u=${encode(encode(encode(encode(LURE))))}`)).toEqual([]);
  });

  it.each([
    ['ms-word:ofe|u|https://lure.example/a', [LURE]],
    ['onenote:https://lure.example/a', [LURE]],
    ['view-source:https://lure.example/a', [LURE]],
    ['microsoft-edge:https://lure.example/a', [LURE]],
    ['intent://x.test/#Intent;scheme=https;S.browser_fallback_url=https%3A%2F%2Flure.example%2Fa;end', [LURE]],
    ['tel:02079460123', []],
  ])('%s', (href, expected) => {
    expect(candidates(href)).toEqual(expected);
  });

  it('never are of the same site, nor more than four', () => {
    let tried = 0;
    fc.assert(
      fc.property(fc.array(fc.webUrl(), { maxLength: 8 }), fc.webUrl(), (urls, own) => {
        const result = readDestination(`${new URL(own).origin}/?${urls.map((url) => `u=${encode(url)}`).join('&')}`);
        if (!result.ok) return;
        tried += result.value.candidates.length;
        expect(result.value.candidates.length).toBeLessThanOrEqual(4);
        for (const { registrableDomain } of result.value.candidates) {
          expect(registrableDomain).not.toBe(result.value.registrableDomain);
        }
      }),
    );
    expect(tried).toBeGreaterThan(100);
  });
});

describe('the shape of tracking links', () => {
  it.each([
    ['https://url17.site.test/ls/click?upn=abc', 'SendGrid'],
    ['https://click.site.test/?qs=8f77', 'Salesforce Marketing Cloud'],
    ['https://r.site.test/tr/cl/abc', 'Brevo'],
    ['https://site.test/ls/click', null],
    ['https://site.test/', null],
    ['https://site.test/search?qs=1', null],
  ])('%s', (href, name) => {
    expect(trackerShape(new URL(href))).toBe(name);
  });
});
