import { describe, expect, it } from 'vitest';
import type { LinkKind } from '../../src/core/link';
import { BUILTIN_LISTS } from '../../src/core/lists';
import type { Sender } from '../../src/core/sender';
import { judge, judgeMessage } from '../../src/core/verdict';

const found = (href: string, text = '', kind: LinkKind = 'a') =>
  judge({ href, text, kind }, BUILTIN_LISTS).reasons.map(({ code, strength }) => `${code} ${strength}`);

describe('what a link shows and where it leads', () => {
  it.each([
    ['https://lure.example/', 'https://www.rbkc.gov.uk/pay', ['text-shows-other-site strong']],
    ['https://lure.example/', 'www.hsbc.co.uk', ['text-shows-other-site strong']],
    ['https://lure.example/', 'https://shop.example/', ['text-shows-other-site weak']],
    ['https://shop.example/x', 'https://www.shop.example/', []],
    ['https://www.office.com/', 'https://www.microsoft.com/', []],
    ['https://t.example/?to=https%3A%2F%2Fwww.rbkc.gov.uk%2F', 'https://www.rbkc.gov.uk/', []],
    ['https://lure.example/', 'https://www.rbkc.gov...', []],
    ['https://lure.example/', 'see www.rbkc.gov.uk', []],
    ['https://lure.example/', 'rbkc.gov.uk', []],
    ['https://bit.ly/3abcde', 'https://www.rbkc.gov.uk/', ['shortener weak']],
    ['https://lure.example/', 'https://www.rbkc\u202e.gov.uk', ['invisible-characters strong']],
  ])('%s shown as “%s”', (href, text, reasons) => {
    expect(found(href, text)).toEqual(expect.arrayContaining(reasons));
    if (reasons.length === 0) expect(found(href, text)).toEqual([]);
  });
});

describe('how an address deceives', () => {
  it.each([
    ['https://www.rbkc.gov.uk@lure.example/', 'userinfo-in-link strong'],
    ['https://rbkc%2Egov@lure.example/', 'userinfo-in-link strong'],
    ['http://203.0.113.5/login.php', 'ip-address-host strong'],
    ['http://203.0.113.5/x', 'ip-address-host weak'],
    ['http://0xcb007105/x', 'ip-address-host weak'],
    ['http://3405803781/x', 'ip-address-host weak'],
    ['https://lure.example/#ann@council.test', 'encoded-email-in-link strong'],
    ['https://lure.example/#YW5uQGNvdW5jaWwudGVzdA==', 'encoded-email-in-link strong'],
    ['https://lure.example/#/x?e=ann@council.test', 'encoded-email-in-link strong'],
    ['https://files.example/invoice.exe', 'download-of-risky-file weak'],
    ['https://files.example/Invoice.ISO', 'download-of-risky-file weak'],
    ['https://shop.example/secure/login.php', 'sign-in-page weak'],
    ['https://shop.example/wp-includes/x/index.html', 'buried-page weak'],
  ])('%s: %s', (href, reason) => {
    expect(found(href)).toContain(reason);
  });

  it.each([
    ['https://user@shop.example/'],
    ['http://192.168.1.10/printer/x'],
    ['http://127.0.0.1/x'],
    ['https://shop.example/#section-2'],
    ['https://shop.example/#YW5uQGNvdW5j'],
    ['https://shop.example/list?to=ann@council.test'],
    ['https://files.example/minutes.pdf'],
    ['https://shop.example/wp-content/uploads/minutes.pdf'],
    ['https://shop.example/wp-content/themes/x/logo.png'],
    ['https://login.live.com/login.html'],
    ['https://lists.example/options/augd/ann%40aol.com'],
  ])('leaves %s alone', (href) => {
    expect(found(href)).toEqual([]);
  });

  it('takes a version number in a plain text for what it is', () => {
    expect(found('http://4.1.0.1', '4.1.0.1')).toEqual([]);
  });

  it('explains a form, and decides nothing by it', () => {
    expect(found('https://survey.example/', '', 'form')).toEqual(['form-in-email note']);
  });
});

describe('other addresses in a link', () => {
  it('counts the worst of them, and never the best', () => {
    const lure = encodeURIComponent('https://rbkc.gov.uk.refunds.example/');
    const council = encodeURIComponent('https://www.rbkc.gov.uk/');
    expect(judge({ href: `https://go.example/?u=${lure}`, text: '', kind: 'a' }, BUILTIN_LISTS).level).toBe(
      'suspicious',
    );
    expect(judge({ href: `https://go.example/?u=${council}`, text: '', kind: 'a' }, BUILTIN_LISTS).level).toBe(
      'unknown',
    );
    expect(
      judge({ href: 'https://go.example/?u=http://staff-refunds.example/', text: '', kind: 'a' }, BUILTIN_LISTS).level,
    ).toBe('blocked');
  });
});

describe('the sender', () => {
  const link = { href: 'https://pay.example/x', text: 'Pay now', kind: 'a' } as const;
  const codes = (sender: Sender, href: string = link.href, text: string = link.text) =>
    judgeMessage({ links: [{ ...link, href, text }], sender }, BUILTIN_LISTS)[0]?.reasons.map(({ code }) => code);

  it.each([
    [{ address: 'no-reply@parcels.example', name: 'Royal Mail' }, ['sender-name-mismatch']],
    [{ address: 'info@hackney-council.com', name: 'Ann' }, ['sender-lookalike']],
    [{ address: 'refunds@hmrc', name: 'Refunds' }, ['sender-unreadable']],
    [{ address: 'a@news.example', name: 'Hackney Council' }, ['sender-name-mismatch']],
    [{ address: 'a@news.example', name: 'Ann Hackney' }, []],
    [{ address: 'a@royalmail.com', name: 'Royal Mail' }, []],
    [{ address: 'ann@hackney.gov.uk', name: 'HMRC update' }, []],
    [{ address: '', name: '' }, []],
  ])('%j: %j', (sender, expected) => {
    expect(codes(sender)).toEqual(expected);
  });

  it('is no liar when a link leads to whom it names', () => {
    const sender = { address: 'post@mailer.example', name: 'Royal Mail' };
    const links = [link, { ...link, href: 'https://www.royalmail.com/track' }];
    expect(judgeMessage({ links, sender }, BUILTIN_LISTS).flatMap(({ reasons }) => reasons)).toEqual([]);
  });

  it.each([
    ['https://x.shop.xyz/a', 'Open', ['cheap-address']],
    ['https://x.shop.xyz/a', 'https://x.shop.xyz/a', []],
    ['https://tenant.web.app/', 'Open', ['free-hosting']],
    ['https://spam.example/4vNUHB2534BPsc123kgnvveibmj551', 'Open', ['coded-link']],
    ['https://news.example/4vNUHB2534BPsc123kgnvveibmj551', 'Open', []],
    ['https://shop.example/a/b/4vNUHB2534BPsc123kgnvveibmj551', 'Open', []],
  ])('is a stranger to %s shown as “%s”: %j', (href, text, expected) => {
    expect(codes({ address: 'a@news.example', name: 'News' }, href, text)).toEqual(expected);
  });

  it('does not touch what is known or blocked, and makes nothing suspicious', () => {
    const sender = { address: 'refunds@dpd', name: 'DPD' };
    const links = ['https://www.rbkc.gov.uk/', 'http://staff-refunds.example/', 'https://a.example/'].map((href) => ({
      ...link,
      href,
    }));
    const verdicts = judgeMessage({ links, sender }, BUILTIN_LISTS);
    expect(verdicts.map(({ level }) => level)).toEqual(['known', 'blocked', 'unknown']);
    expect(verdicts.map(({ reasons }) => reasons.length)).toEqual([0, 1, 2]);
  });
});
