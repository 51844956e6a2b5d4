// A report that a member of staff sent from a warning is a list as well: what they reported, and nothing else that it says.

import { describe, expect, it } from 'vitest';
import { BUILTIN_LISTS } from '../../../src/core/lists';
import { type ReportedLink, reportText } from '../../../src/core/report';
import { judge } from '../../../src/core/verdict';
import type { Language } from '../../../src/core/words';
import { toldOf } from './support';

const report = (href: string): ReportedLink => ({
  kind: 'scam',
  link: { href, text: 'Claim now', kind: 'a' },
  verdict: judge({ href, text: 'Claim now', kind: 'a' }, BUILTIN_LISTS),
  sender: { name: 'Payroll', address: 'payroll@bank-of-mail.example' },
  when: '25 November, 10:32am',
  opened: null,
  contact: '',
});
const mailOf = (reported: ReportedLink, language: Language) => {
  const { subject, body } = reportText(reported, language);
  return `From: Jo <jo@westmarsh.example>\nTo: it@westmarsh.example\nSubject: ${subject}\nDate: Tue, 25 Nov 2025 10:33:00 +0000\nContent-Type: text/plain; charset=utf-8\n\n${body}\n`;
};

describe('a report from staff', () => {
  it.each(['en', 'cy'] as const)('lists what was reported, in %s', async (language) => {
    expect(
      await toldOf(mailOf(report('https://refund-desk.example/claim'), language), undefined, 'report.eml'),
    ).toEqual(['refund-desk.example/claim']);
  });

  it('lists where a rewritten link leads, not who rewrote it', async () => {
    const wrapped = `https://eur02.safelinks.protection.outlook.com/?url=${encodeURIComponent('https://lure.example/')}`;
    expect(await toldOf(mailOf(report(wrapped), 'en'), undefined, 'report.eml')).toEqual(['lure.example']);
  });

  it('is read through quotation marks and broken lines, and lists nobody whom it only names', async () => {
    const { body } = reportText(
      {
        ...report('https://refund-desk.example/claim'),
        link: { href: 'https://refund-desk.example/claim', text: 'https://www.supplier.example/', kind: 'a' },
      },
      'en',
    );
    const broken = body.replace('refund-desk[.]', 'refund-\ndesk[.]').replaceAll(/^/gm, '> ');
    const mail = `From: Jo <jo@westmarsh.example>\nSubject: FW\nContent-Type: text/plain\n\nFYI\n\n${broken}\n`;
    expect(await toldOf(mail, undefined, 'report.eml')).toEqual(['refund-desk.example/claim']);
  });

  it('that says a warning is wrong lists nothing, not even what the person writes besides', async () => {
    const mail = mailOf({ ...report('https://partner.example/'), kind: 'wrong' }, 'en');
    expect(await toldOf(`${mail}\nWe use https://partner.example/ every day.\n`, undefined, 'report.eml')).toEqual([]);
  });
});
