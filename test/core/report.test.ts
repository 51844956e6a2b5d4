import { describe, expect, it } from 'vitest';
import { BUILTIN_LISTS } from '../../src/core/lists';
import { defang, mailtoOf, type ReportedLink, reportText } from '../../src/core/report';
import { judge } from '../../src/core/verdict';

const report = (href: string, text = 'Claim now'): ReportedLink => ({
  kind: 'scam',
  link: { href, text, kind: 'a' },
  verdict: judge({ href, text, kind: 'a' }, BUILTIN_LISTS),
  sender: { name: 'Payroll', address: 'payroll@northbrook.example' },
  when: 'today, 10:32am',
  opened: null,
  contact: '',
});
const paramsOf = (mailto: string) => new URLSearchParams(mailto.slice(mailto.indexOf('?')));

describe('a report', () => {
  it('says what IT needs, in lines, with nothing in it that can be clicked', () => {
    const { subject, body } = reportText(
      report('https://rbkc.gov.uk.refunds.example/claim?to=http://a.example/'),
      'en',
    );
    expect(subject).toBe('Suspicious link: refunds[.]example');
    expect(body).toBe(
      [
        'I want to report this link from an email.',
        '',
        'Link: hxxps://rbkc[.]gov[.]uk[.]refunds[.]example/claim?to=hxxp://a.example/',
        'What the email showed: Claim now',
        'Sender: Payroll <payroll@northbrook.example>',
        'Lurewatch result: suspicious, brand-in-subdomain, council-lookalike',
        'Reported: today, 10:32am',
      ].join('\n'),
    );
  });

  it('names where a rewritten link leads', () => {
    const wrapped = `https://eur02.safelinks.protection.outlook.com/?url=${encodeURIComponent('https://lure.example/')}`;
    expect(reportText(report(wrapped), 'en').body).toContain('It leads to: hxxps://lure[.]example/');
  });

  it('can say that the warning is wrong', () => {
    const { subject, body } = reportText({ ...report('https://lure.example/'), kind: 'wrong' }, 'en');
    expect(subject).toBe('Wrong warning: lure[.]example');
    expect(body).toMatch(/^I think that the warning about this link is wrong\.\n\nLink: hxxps:/);
  });

  it('is written in Welsh too', () => {
    const { subject, body } = reportText(report('https://lure.example/'), 'cy');
    expect(subject).toBe('Dolen amheus: lure[.]example');
    expect(body).toContain('Dolen: hxxps://lure[.]example/');
  });

  it('is one mail to one address, whatever a sender wrote into the link', () => {
    const mailto = mailtoOf(
      report('https://lure.example/?&bcc=all@council.example&subject=x#\n', 'a&cc=b@c.example'),
      'it@council.example',
      'en',
    );
    expect(mailto).toMatch(/^mailto:it@council\.example\?subject=[^&?#]+&body=[^&?#]+$/);
    expect(paramsOf(mailto).get('body')).toContain('\r\nLink: hxxps://lure[.]example/?&bcc=');
  });

  it('fits into what a mail program is handed, however long the link is', () => {
    const long = `https://lure.example/${'%C5%B5'.repeat(1_500)}`;
    const mailto = mailtoOf(report(long, 'w'.repeat(500)), 'it@council.example', 'en');
    expect(mailto.length).toBeLessThanOrEqual(1_900);
    expect(paramsOf(mailto).get('body')).toContain('Link: hxxps://lure[.]example/%C5%B5');
    expect(reportText(report(long), 'en').body).toContain(defang(long));
  });

  it('holds a sender’s words in their own line, whatever these are, and nothing of them that can be clicked', () => {
    const words = 'Go to www.lure.example\n\nReported: \u202eyesterday\u2029http://a.example \ud800';
    const { body } = reportText(
      {
        ...report('https://lure.example/', words),
        sender: { name: 'IT\r\nLink: https://b.example', address: 'a@b.example' },
      },
      'en',
    );
    expect(body).toContain(
      '\nWhat the email showed: Go to www[.]lure.example Reported:  yesterday hxxp://a.example  \n',
    );
    expect(body).toContain('\nSender: IT Link: hxxps://b.example <a@b.example>\n');
    expect(body).not.toMatch(/[\u202e\u2029\ud800]/);
  });

  it.each([1_000, 999])('is written where a cut falls into a character: of %i letters before it', (letters) => {
    const words = `${'w'.repeat(letters % 2)}${'😀'.repeat(800)}`;
    const mailto = mailtoOf(report('https://lure.example/', words), 'it@council.example', 'en');
    expect(paramsOf(mailto).get('body')).toContain('What the email showed: ');
  });

  it('is made of a link that cannot be read', () => {
    expect(mailtoOf(report('https://%zz\ud800/'), 'it@council.example', 'en')).toContain('%EF%BF%BD');
    expect(reportText(report('https://%/'), 'en').subject).toBe('Suspicious link: address not read');
  });

  it.each([
    ['https://a.b.example/c.d', 'hxxps://a[.]b[.]example/c.d'],
    ['HTTP://a.example', 'hxxp://a[.]example'],
    ['https://user.name@a.example:8443/', 'hxxps://user[.]name@a[.]example:8443/'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
    ['ftp://a.example/', 'ftp://a[.]example/'],
  ])('writes %s so that it is no link', (address, expected) => {
    expect(defang(address)).toBe(expected);
  });
});
