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

  it('ends, however deep the nesting', () => {
    let href = 'https://lure.example/';
    while (href.length < 4000) href = safeLink(href);
    const destination = read(href);
    expect(destination).toMatchObject({ hops: { length: 9 } });
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
