import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { treat } from '../../src/core/incident';
import { BUILTIN_LISTS } from '../../src/core/lists';
import { judge } from '../../src/core/verdict';
import { COUNCILS } from '../../src/data/councils';

const judgeHref = (href: string, text = '') => judge({ href, text, kind: 'a' }, BUILTIN_LISTS);
const codesOf = (href: string, text = '') => judgeHref(href, text).reasons.map(({ code }) => code);

describe('the level of a link', () => {
  it.each(
    [
      ['https://www.westminster.gov.uk/council-tax', 'known'],
      ['https://anything.new.gov.uk/', 'known'],
      ['https://www.cardiff.gov.uk/cym', 'known'],
      ['https://www.nhs.uk/', 'known'],
      ['http://lurewatch-test.example/', 'blocked'],
      ['https://login.staff-refunds.example/', 'blocked'],
      ['https://westminster.gov.uk.account-verify.example/', 'suspicious'],
      ['https://rbkc-gov-uk.refund-claims.example/', 'suspicious'],
      ['https://hackney-council-tax.example/', 'suspicious'],
      ['https://council-hackney.payments.example/', 'suspicious'],
      ['https://forms.gov.uk.claims.example/', 'suspicious'],
      ['https://www.rbkc.gov.uk@lure.example/', 'suspicious'],
      ['javascript:alert(1)', 'suspicious'],
      ['https://newsletter.example/', 'unknown'],
      ['https://www.hackney.example/', 'unknown'],
      ['https://www.youth-council.example/', 'unknown'],
      ['mailto:someone@example.test', 'unknown'],
      ['', 'unknown'],
      [`https://example.test/${'a'.repeat(9000)}`, 'suspicious'],
    ].map(([href = '', level = '']) => ({ shown: href.slice(0, 60), href, level })),
  )('$shown is $level', ({ href, level }) => {
    expect(judgeHref(href).level).toBe(level);
  });

  it('knows every council of the table by each of its domains', () => {
    for (const { domains } of COUNCILS) {
      for (const domain of domains) expect(judgeHref(`https://www.${domain}/`).level, domain).toBe('known');
    }
  });

  it('suspects words that show another site, and no other words', () => {
    expect(codesOf('https://lure.example/', 'https://www.rbkc.gov.uk/pay')).toContain('text-shows-other-site');
    expect(codesOf('https://lure.example/', 'www.rbkc.gov.uk')).toContain('text-shows-other-site');
    expect(codesOf('https://news.example/', 'https://www.news.example/today')).toEqual([]);
    expect(codesOf('https://news.example/', 'rbkc.gov.uk news')).toEqual([]);
    expect(codesOf('https://news.example/', 'www.')).toEqual([]);
  });

  it('judges what Safe Links wraps', () => {
    const wrapped = `https://eur02.safelinks.protection.outlook.com/?url=${encodeURIComponent('http://staff-refunds.example/')}`;
    expect(judgeHref(wrapped)).toMatchObject({ level: 'blocked', destination: { hostname: 'staff-refunds.example' } });
  });

  it('puts the reason that set the level first', () => {
    const wrapped = `https://eur02.safelinks.protection.outlook.com/?url=${encodeURIComponent('https://rbkc.gov.uk.x.example/')}`;
    expect(codesOf(wrapped)).toEqual(['brand-in-subdomain', 'rewritten-link']);
  });

  it('names the organisation that is copied and its real address', () => {
    expect(judgeHref('https://rbkc-gov-uk.refunds.example/').reasons[0]?.evidence).toMatchObject({
      domain: 'refunds.example',
      real: 'rbkc.gov.uk',
      organisation: expect.stringContaining('Kensington and Chelsea'),
    });
  });

  it('never throws, and explains every warning', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.string()), fc.string(), (href, text) => {
        const verdict = judgeHref(href, text);
        const treatment = treat(verdict, 'normal');
        if (treatment !== 'none') expect(verdict.reasons.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});
