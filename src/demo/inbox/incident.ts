// The messages of an incident, modelled on London's councils in November 2025 and written for this project, and what shows that
// Lurewatch works at all.

import type { DemoMail } from './demo-mail';
import { bulletin, button, heading, letter, link, paragraph } from './mail-html';

const TEST = 'http://lurewatch-test.example/';
const HIDDEN_LURE = 'https://westminster.gov.uk.weekly-list.example/download';

/** As long as a weekly list gets: a thousand links in one mail, and one lure among them. */
const APPLICATIONS = Array.from({ length: 1000 }, (_, i) => {
  const number = `25/${String(7001 + i).padStart(5, '0')}/FULL`;
  const href = `https://idoxpa.westminster.gov.uk/online-applications/simpleSearchResults.do?caseNo=${encodeURIComponent(number)}`;
  return `<tr><td style="padding:2px 8px;font-family:Arial,sans-serif;font-size:13px">${link(href, number)}</td></tr>`;
});

export const INCIDENT_MAILS: readonly DemoMail[] = [
  {
    id: 'lockdown-day',
    subject: 'URGENT: do not follow links in emails until we tell you it is safe',
    from: 'Northbrook IT Security <it-security@northbrook.example>',
    date: '2025-11-24T09:10:00Z',
    html: bulletin({
      title: 'Cyber incident',
      banner: 'Message to all staff',
      colour: '#0b0c0c',
      blocks: [
        paragraph(
          'Early this morning three neighbouring councils found intruders in systems that they share. Some of their phone lines are down.',
        ),
        heading('What we ask of you today'),
        paragraph(
          '<b>Do not follow links or open attachments in emails</b>, even from colleagues whom you know at those councils, until their networks ' +
            'are declared safe. Their accounts may be in other hands.',
        ),
        paragraph(
          'If you need something from them, phone a number that you already have. Expect calls and messages that use their names.',
        ),
        paragraph(
          `If you have clicked on something, phone us now on ${link('tel:+442079460100', '020 7946 0100')}. You are not in trouble: a quick call protects everyone.`,
        ),
        paragraph(
          `The latest is on the ${link('https://intranet.northbrook.example/incident', 'intranet')}. How to spot a scam: ` +
            `${link('https://www.ncsc.gov.uk/collection/phishing-scams', 'National Cyber Security Centre')}.`,
        ),
      ],
      footer: 'Next update: 1pm.',
    }),
    expect: { flagged: [], clean: 3 },
  },
  {
    id: 'partner-update',
    subject: 'Update for partners: phone lines and email, 26 November',
    from: 'Ffion Marsh <ffion.marsh@northbrook.example>',
    date: '2025-11-26T08:20:00Z',
    html: letter(
      'Dear all,',
      'services at the three boroughs are coming back step by step. Please keep treating email from them as unconfirmed until they are on the all-clear list.',
      `Their public updates: ${link('https://www.rbkc.gov.uk/', 'Kensington and Chelsea')}, ${link('https://www.westminster.gov.uk/', 'Westminster')}, ` +
        `${link('https://www.lbhf.gov.uk/', 'Hammersmith and Fulham')}. Hackney is not affected and has ${link('https://hackney.gov.uk/', 'advice for its staff')}.`,
      'Ffion Marsh<br>Director of Resources',
    ),
    expect: { flagged: [], clean: 4 },
  },
  {
    id: 'weekly-list',
    subject: 'Weekly list of planning applications, week 47',
    from: 'Planning Support <planning-support@weekly-list.example>',
    date: '2025-11-24T12:30:00Z',
    html: bulletin({
      title: 'Weekly list',
      banner: 'Planning applications, week 47',
      colour: '#0b2265',
      blocks: [
        paragraph('Applications validated in the week to 21 November 2025.'),
        button(HIDDEN_LURE, 'Download the whole list', '#0b2265'),
        `<table role="presentation" cellpadding="0" cellspacing="0" border="0">${APPLICATIONS.join('\n')}</table>`,
      ],
    }),
    expect: { flagged: [{ text: 'Download the whole list', href: HIDDEN_LURE, level: 'suspicious' }], clean: 1000 },
  },
  {
    id: 'self-test',
    subject: 'Is Lurewatch working? A link that is always blocked',
    from: 'Northbrook Service Desk <servicedesk@northbrook.example>',
    date: '2025-11-26T09:05:00Z',
    html: letter(
      'Dear colleague,',
      'Lurewatch is now in your browser. This link is on its list for testing, and leads nowhere. It should carry a red label, and should not open:',
      link(TEST, 'lurewatch-test.example'),
      `And this one should carry no label: ${link('https://www.gov.uk/', 'GOV.UK')}. No label does not mean that a message is genuine. If it feels wrong, ` +
        `phone us on ${link('tel:+442079460100', '020 7946 0100')}.`,
    ),
    expect: { flagged: [{ text: 'lurewatch-test.example', href: TEST, level: 'blocked' }], clean: 2 },
  },
];
