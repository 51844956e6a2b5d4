import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDestination } from '../../src/core/destination';

const safeLink = (target: string) =>
  `https://eur02.safelinks.protection.outlook.com/?url=${encodeURIComponent(target)}&data=05%7C02&reserved=0`;

function read(href: string) {
  const result = readDestination(href);
  return result.ok ? result.value : result.error.code;
}

describe('where a link leads', () => {
  it.each([
    ['https://www.rbkc.gov.uk/council-tax', 'www.rbkc.gov.uk', 'rbkc.gov.uk'],
    ['HTTP://WWW.RBKC.GOV.UK:80/', 'www.rbkc.gov.uk', 'rbkc.gov.uk'],
    ['https://www.cardiff.gov.uk./x', 'www.cardiff.gov.uk', 'cardiff.gov.uk'],
    ['https://rbkc.gov.uk.refunds.example/', 'rbkc.gov.uk.refunds.example', 'refunds.example'],
    ['https://tenant.web.app/', 'tenant.web.app', 'tenant.web.app'],
    ['https://www.monmouthshire.gov.wales/', 'www.monmouthshire.gov.wales', 'monmouthshire.gov.wales'],
    ['https://bücher.example/', 'xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ['http://0x7f.1/', '127.0.0.1', null],
    ['http://[::1]/', '[::1]', null],
    ['https://co.uk/', 'co.uk', null],
  ])('%s', (href, hostname, registrableDomain) => {
    expect(read(href)).toMatchObject({ hostname, registrableDomain });
  });

  it.each([
    ['mailto:someone@example.test', 'mailto'],
    ['javascript:alert(1)', 'javascript'],
    ['tel:02079460123', 'tel'],
  ])('%s has a scheme and no hostname', (href, scheme) => {
    expect(read(href)).toMatchObject({ scheme, hostname: null, hops: [] });
  });

  it.each([
    ['HTTPS:\\\\Site.TEST\\a', 'https://site.test/a'],
    ['https:/site.test/a', 'https://site.test/a'],
    ['https:site.test', 'https://site.test/'],
    ['\u0000 \thttps://si\nte.te\tst/a b\r', 'https://site.test/a%20b'],
    ['https://user:pass@site.test:443/', 'https://user:pass@site.test/'],
    ['https://s%69te.test/', 'https://site.test/'],
    ['https://site。test/', 'https://site.test/'],
    ['file:\\\\host\\share', 'file://host/share'],
    ['https://site.test', 'https://site.test/'],
  ])('%j as the URL standard reads it', (href, url) => {
    expect(read(href)).toMatchObject({ url });
  });

  it.each(['\\\\host\\share', '//site.test/a', 'site.test/a', 'www.site.test'])('%j is no href by itself', (href) => {
    expect(read(href)).toBe('malformed');
  });

  it('is not put off by long userinfo or a long list of recipients', () => {
    expect(read(`https://${'www.rbkc.gov.uk%20'.repeat(100)}@lure.example/`)).toMatchObject({
      hostname: 'lure.example',
    });
    expect(read(`mailto:${'a@example.test,'.repeat(200)}`)).toMatchObject({ scheme: 'mailto' });
  });

  it.each(
    [
      ['', 'malformed'],
      ['#top', 'malformed'],
      ['https://', 'malformed'],
      ['http://a b/', 'malformed'],
      ['http://[::1', 'malformed'],
      [`https://example.test/${'a'.repeat(9000)}`, 'too-long'],
      [`https://${'a.'.repeat(200)}test/`, 'too-long'],
      [`https://${'ä'.repeat(3000)}.test/`, 'too-long'],
    ].map(([href = '', code = '']) => ({ shown: href.slice(0, 40), href, code })),
  )('$shown is refused as $code', ({ href, code }) => {
    expect(read(href)).toBe(code);
  });
});

describe('wrappers', () => {
  it('passes over Safe Links and keeps the hops', () => {
    expect(read(safeLink('https://staff-refunds.example/a?b=1'))).toMatchObject({
      url: 'https://staff-refunds.example/a?b=1',
      hops: [
        { hostname: 'eur02.safelinks.protection.outlook.com', wrapper: 'Microsoft Safe Links' },
        { hostname: 'staff-refunds.example' },
      ],
    });
  });

  it('passes over a wrapper inside a wrapper', () => {
    expect(read(safeLink(safeLink('https://lure.example/')))).toMatchObject({ hostname: 'lure.example' });
  });

  it('passes over the form of Outlook itself by its path only', () => {
    const url = encodeURIComponent('https://lure.example/');
    expect(read(`https://outlook.office.com/mail/safelink.html?url=${url}`)).toMatchObject({
      hostname: 'lure.example',
    });
    expect(read(`https://outlook.office.com/mail/inbox?url=${url}`)).toMatchObject({ hostname: 'outlook.office.com' });
  });

  it('does not believe a host that only looks like a wrapper', () => {
    const url = encodeURIComponent('https://www.rbkc.gov.uk/');
    for (const host of ['safelinks.protection.outlook.com.lure.example', 'xsafelinks.protection.outlook.com']) {
      expect(read(`https://${host}/?url=${url}`)).toMatchObject({ hostname: host });
    }
  });

  it('stays at the wrapper where it carries no readable link', () => {
    expect(read('https://eur02.safelinks.protection.outlook.com/?url=none')).toMatchObject({
      hostname: 'eur02.safelinks.protection.outlook.com',
    });
  });

  it('ends, however deep the nesting, and says that the rest is hidden', () => {
    let href = 'https://lure.example/';
    while (href.length < 4000) href = safeLink(href);
    const destination = read(href);
    expect(destination).toMatchObject({ hops: { length: 9 }, hiddenBy: 'Microsoft Safe Links' });
  });

  it('does not read behind a wrapper what is too long to be read bare', () => {
    expect(read(safeLink(`https://${'ä'.repeat(300)}.test/`))).toBe('too-long');
    expect(read(safeLink(`https://${'a.'.repeat(150)}test/`))).toBe('too-long');
  });

  it('leads to the same place with a wrapper round it', () => {
    let tried = 0;
    fc.assert(
      fc.property(fc.webUrl(), (url) => {
        const direct = readDestination(url);
        const wrapped = readDestination(safeLink(url));
        if (!direct.ok || !wrapped.ok) return;
        tried += 1;
        expect(wrapped.value.url).toBe(direct.value.url);
      }),
    );
    expect(tried).toBeGreaterThan(50);
  });
});

describe('cost', () => {
  const ideographs = (count: number, from = 0) =>
    Array.from({ length: count }, (_, index) => String.fromCharCode(0x4e00 + from + index)).join('');
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  let nested = 'https://lure.example/';
  while (safeLink(nested).length <= 8192) nested = safeLink(nested);

  it.each([
    ['wrappers in wrappers', nested],
    ['escapes', `https://a.test/?u=${'%41'.repeat(2700)}`],
    ['broken escapes', `https://a.test/?${'&%ff'.repeat(2000)}`],
    ['stray percent signs', `https://a.test/?${'&%'.repeat(4000)}`],
    ['layers of escapes', `https://a.test/?u=${'%252525'.repeat(1160)}`],
    ['addresses', `https://a.test/?${'u=https://b.test/&'.repeat(450)}`],
    ['beginnings of addresses', `https://a.test/${'http:/'.repeat(1360)}`],
    ['base64', `https://a.test/?u=${base64(`https://b.test/${'x'.repeat(5900)}`)}`],
    ['many base64', `https://a.test/?${`u=${base64('https://lure.example/')}&`.repeat(260)}`],
    ['an international host', `https://${ideographs(500)}.test/`],
    ['a host of 253 octets', `https://${`${ideographs(18)}.`.repeat(4)}test/`],
    [
      'many international hosts',
      safeLink('x')
        .replace('=x', `=${Array.from({ length: 16 }, (_, n) => `https://${ideographs(480, n)}.test`).join('&url=')}`)
        .slice(0, 8192),
    ],
    ['many labels', `https://${'a.'.repeat(124)}test/`],
    [
      'replaced characters',
      `https://urldefense.com/v3/__https://a.test/${'**_'.repeat(1300)}__;${'I'.repeat(4000)}!!x$`,
    ],
    ['brackets', `https://lnks.gd/l/a.${base64('['.repeat(6000))}.x`],
    ['slashes', `https://secure-web.cisco.com/${'/'.repeat(8000)}`],
  ])('%s: at most 10 ms', (_, href) => {
    expect(href.length).toBeLessThanOrEqual(8192);
    readDestination(href);
    let best = Number.POSITIVE_INFINITY;
    for (let run = 0; run < 5; run += 1) {
      const startedMs = performance.now();
      readDestination(href);
      best = Math.min(best, performance.now() - startedMs);
    }
    expect(best).toBeLessThan(10);
  });

  it('never throws', () => {
    const piece = fc.oneof(
      fc.webUrl(),
      fc.string(),
      fc.constantFrom('https://', '%', '__', ';', '*', '!', 'aHR0c', '?u=', '&url=', '/L0/', '\\', '|u|', '#', '\t'),
      fc.constantFrom(
        'urldefense.com/v3/__',
        'www.google.com/url?q=',
        'lnks.gd/l/',
        'a.translate.goog',
        'data:',
        'intent:',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const result = readDestination(pieces.join(''));
        expect(result.ok || ['too-long', 'malformed'].includes(result.error.code)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
