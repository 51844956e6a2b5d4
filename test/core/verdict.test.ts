import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithin } from '../../src/core/hostname';
import { treat } from '../../src/core/incident';
import { BUILTIN_LISTS, type Lists } from '../../src/core/lists';
import type { Sender } from '../../src/core/sender';
import { judge, judgeMessage } from '../../src/core/verdict';
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

const encode = encodeURIComponent;
const safeLink = (url: string) => `https://eur02.safelinks.protection.outlook.com/?url=${encode(url)}`;
const ciscoLink = (url: string) => `https://secure-web.cisco.com/1W2R/${encode(url)}`;
const told = ({ reasons }: { readonly reasons: ReturnType<typeof judgeHref>['reasons'] }) =>
  reasons.map(({ code, strength }) => `${code} ${strength}`);

describe('what cannot be read', () => {
  it('is said, strongly where it may still open', () => {
    expect(judgeHref(`https://example.test/${'a'.repeat(9000)}`)).toEqual({
      level: 'suspicious',
      destination: null,
      reasons: [{ code: 'unreadable-link', strength: 'strong', evidence: {} }],
    });
    expect(judgeHref('https://')).toEqual({
      level: 'unknown',
      destination: null,
      reasons: [{ code: 'unreadable-link', strength: 'note', evidence: {} }],
    });
  });
});

describe('a listed host', () => {
  it('is told with its campaign, and a test apart from a lure', () => {
    expect(judgeHref('https://www.staff-refunds.example/x').reasons).toEqual([
      {
        code: 'known-lure',
        strength: 'strong',
        evidence: { campaign: 'Staff refund (demonstration)', part: 'staff-refunds.example' },
      },
    ]);
    expect(told(judgeHref('http://lurewatch-test.example/'))).toEqual(['test-indicator strong']);
  });

  it.each([
    ['partner', 'blocked', 'partner-lure strong suspended-organisation strong'],
    [null, 'suspended', 'suspended-organisation strong'],
  ] as const)('counts beside a suspension, the stricter of the two: listed by %s', (role, level, reasons) => {
    const listed = { role: role ?? 'partner', title: 'Eastmarsh', campaign: null, pattern: 'east.example' };
    const lists: Lists = {
      ...BUILTIN_LISTS,
      listingsOf: () => (role ? [{ ...listed, kind: 'domain', isOverride: false }] : []),
      suspensionOf: () => ({ name: 'East' }),
    };
    const verdict = judge({ href: 'https://east.example/', text: 'East', kind: 'a' }, lists);
    expect(verdict.level).toBe(level);
    expect(told(verdict).join(' ')).toBe(reasons);
  });

  it('is told before the wrapper it stands in', () => {
    expect(judgeHref(safeLink('http://staff-refunds.example/')).reasons).toMatchObject([
      { code: 'known-lure' },
      { code: 'rewritten-link', strength: 'note', evidence: { first: 'Microsoft Safe Links' } },
    ]);
  });

  it('is not blocked where the host is allowed', () => {
    const lists: Lists = { ...BUILTIN_LISTS, allowanceOf: () => ({ organisation: null }) };
    const href = 'https://staff-refunds.example/';
    expect(judge({ href, text: '', kind: 'a' }, lists)).toMatchObject({ level: 'known', reasons: [] });
    expect(judge({ href: ciscoLink(href), text: '', kind: 'a' }, lists).level).toBe('unknown');
  });
});

describe('an allowed or owned host', () => {
  it('is no more than unknown where a wrapper only claims to lead there', () => {
    expect(judgeHref('https://www.rbkc.gov.uk/').level).toBe('known');
    expect(judgeHref(safeLink('https://www.rbkc.gov.uk/'))).toMatchObject({
      level: 'known',
      reasons: [{ code: 'rewritten-link' }],
    });
    expect(judgeHref(ciscoLink('https://www.rbkc.gov.uk/')).level).toBe('unknown');
  });

  it('copies nobody', () => {
    expect(codesOf('https://www.parcelforce.com/')).toEqual([]);
    const allowed: Lists = {
      ...BUILTIN_LISTS,
      allowanceOf: (hostname) => (isWithin(hostname, 'hmrc-forms.example') ? { organisation: null } : null),
    };
    const codes = (href: string) => judge({ href, text: '', kind: 'a' }, allowed).reasons.map(({ code }) => code);
    expect(codes('https://hmrc-form.example/')).toEqual(['brand-in-name']);
    expect(codes(ciscoLink('https://hmrc-forms.example/'))).not.toContain('brand-in-name');
  });
});

describe('the order of reasons', () => {
  it('is strong, weak, note, whatever was found first', () => {
    expect(told(judgeHref('https://www.rbkc.gov.uk@microsoftzebra.com/'))).toEqual([
      'userinfo-in-link strong',
      'brand-in-name weak',
    ]);
    expect(told(judgeHref(safeLink('https://microsoftzebra.com/')))).toEqual([
      'brand-in-name weak',
      'rewritten-link note',
    ]);
  });
});

describe('another address in the link', () => {
  const go = (url: string, host = 'go.example') => judgeHref(`https://${host}/?u=${encode(url)}`);

  it.each([
    ['http://staff-refunds.example/', 'blocked', ['known-lure strong']],
    ['https://hackney-council.example/', 'suspicious', ['council-lookalike strong']],
    ['https://microsoftzebra.com/', 'unknown', []],
    ['https://www.rbkc.gov.uk/', 'unknown', []],
    ['https://news.example/', 'unknown', []],
    ['https://fee.example/hmrc/verify.php', 'suspicious', ['brand-in-path strong']],
  ])('%s: %s', (url, level, reasons) => {
    const verdict = go(url);
    expect(verdict.level).toBe(level);
    expect(told(verdict)).toEqual(reasons);
    expect(verdict.destination?.hostname).toBe('go.example');
  });

  it('is judged by list alone where the link’s own host has an owner', () => {
    expect(go('https://hackney-council.example/', 'www.microsoft.com')).toMatchObject({
      level: 'unknown',
      reasons: [],
    });
    expect(go('http://staff-refunds.example/', 'www.microsoft.com').level).toBe('blocked');
  });

  it('is judged by name too where the link has no host', () => {
    expect(judgeHref('ms-word:ofe|u|https://hackney-council.example/a')).toMatchObject({
      level: 'suspicious',
      reasons: [{ code: 'council-lookalike' }, { code: 'unusual-scheme' }],
    });
  });

  it('leaves a known link known where nothing is bad about it', () => {
    expect(go('https://news.example/', 'www.rbkc.gov.uk')).toMatchObject({ level: 'known', reasons: [] });
    expect(go('https://hackney-council.example/', 'www.rbkc.gov.uk')).toMatchObject({ level: 'known', reasons: [] });
    expect(go('http://staff-refunds.example/', 'www.rbkc.gov.uk').level).toBe('blocked');
  });

  it('is told before the link’s own reasons where it is worse, and else not at all', () => {
    expect(told(go('http://staff-refunds.example/', 'hackney-council.example'))).toEqual([
      'known-lure strong',
      'council-lookalike strong',
    ]);
    expect(told(go('https://hmrc-refund.example/', 'hackney-council.example'))).toEqual(['council-lookalike strong']);
    expect(told(go('https://hmrc-refund.example/', 'staff-refunds.example'))).toEqual(['known-lure strong']);
  });

  it('that is allowed is no lure, whatever is listed', () => {
    const lists: Lists = {
      ...BUILTIN_LISTS,
      allowanceOf: (hostname) => (hostname === 'staff-refunds.example' ? { organisation: null } : null),
    };
    const href = 'https://go.example/?u=http://staff-refunds.example/';
    expect(judge({ href, text: '', kind: 'a' }, lists)).toMatchObject({ level: 'unknown', reasons: [] });
  });
});

describe('the links of a message', () => {
  const LIAR: Sender = { address: 'refunds@dpd', name: 'Ann' };
  const STRANGER: Sender = { address: 'a@shop.example', name: 'Shop' };
  const tell = (sender: Sender | null, ...hrefs: string[]) =>
    judgeMessage(
      { links: hrefs.map((href) => ({ href, text: 'Open', kind: 'a' as const })), sender },
      BUILTIN_LISTS,
    ).map(told);

  it('are judged alone where the sender is not known', () => {
    expect(tell(null, 'https://a.example/', 'https://hackney-council.example/')).toEqual([
      [],
      ['council-lookalike strong'],
    ]);
  });

  it('bear what the sender’s lines say, behind what is stronger and before what is weaker', () => {
    expect(
      tell(LIAR, 'https://a.example/', 'https://hackney-council.example/', safeLink('https://a.example/'), 'https://'),
    ).toEqual([
      ['sender-unreadable weak'],
      ['council-lookalike strong', 'sender-unreadable weak'],
      ['sender-unreadable weak', 'rewritten-link note'],
      ['sender-unreadable weak', 'unreadable-link note'],
    ]);
  });

  it('do not bear it where they are known or blocked', () => {
    expect(tell(LIAR, 'https://www.rbkc.gov.uk/', 'http://staff-refunds.example/')).toEqual([
      [],
      ['known-lure strong'],
    ]);
  });

  it('bear out a sender who names whom they lead to', () => {
    const sender: Sender = { address: 'post@mailer.example', name: 'Royal Mail' };
    expect(tell(sender, 'https://', 'https://a.example/')[1]).toEqual(['sender-name-mismatch weak']);
    expect(tell(sender, 'https://www.royalmail.com/', 'https://a.example/')[1]).toEqual([]);
  });

  it('are strangers by where they lead, not by the wrapper that they pass', () => {
    expect(tell(STRANGER, safeLink('https://zebra.web.app/'))).toEqual([['free-hosting weak', 'rewritten-link note']]);
    expect(tell(STRANGER, 'https://news.example/', 'mailto:a@news.example')).toEqual([[], []]);
  });

  it('are no strangers besides where a shortener hides where they lead', () => {
    const code = '4vNUHB2534BPsc123kgnvveibmj551';
    expect(tell(STRANGER, `https://news.example/${code}`)).toEqual([['coded-link weak']]);
    expect(tell(STRANGER, `https://bit.ly/${code}`)).toEqual([['shortener weak']]);
  });
});
