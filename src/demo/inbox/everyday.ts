// A council officer's ordinary post. Nothing in it may be marked while there is no incident.

import type { DemoMail } from './demo-mail';
import { bulletin, button, heading, letter, link, paragraph, safeLink } from './mail-html';

export const EVERYDAY_MAILS: readonly DemoMail[] = [
  {
    id: 'council-newsletter',
    subject: 'Westminster this week: library hours, recycling and help with bills',
    from: 'Westminster City Council <newsletter@westminster.gov.uk>',
    date: '2025-11-24T08:05:00Z',
    html: bulletin({
      title: 'Westminster this week',
      banner: 'Westminster this week',
      blocks: [
        paragraph('Good morning. Here is what is new for residents and for the teams who look after them.'),
        heading('Libraries open later before Christmas'),
        paragraph(
          `Six libraries stay open until 8pm from 1 December. ${link('https://www.westminster.gov.uk/libraries', 'See the new hours')}.`,
        ),
        heading('Recycling collections'),
        paragraph(
          `Collections move by one day in Christmas week. ${link('https://www.westminster.gov.uk/recycling-and-rubbish', 'Find your collection day')}.`,
        ),
        heading('Help with bills'),
        paragraph(
          `The household support scheme is open. ${link('https://www.westminster.gov.uk/council-tax', 'Council tax')} and ` +
            `${link('https://www.westminster.gov.uk/housing', 'housing')} teams can refer people. There is more on ` +
            `${link('https://www.gov.uk/cost-of-living', 'GOV.UK')}.`,
        ),
        button('https://www.westminster.gov.uk/news', 'Read all the news', '#0b2265'),
      ],
      footer:
        'Westminster City Council, 64 Victoria Street, London SW1E 6QP. ' +
        link('https://www.westminster.gov.uk/about-council/data-protection', 'Privacy'),
    }),
    expect: { flagged: [], clean: 7 },
  },
  {
    id: 'payroll',
    subject: 'Your November payslip is ready',
    from: 'Northbrook Payroll <payroll@northbrook.example>',
    date: '2025-11-25T06:30:00Z',
    html: bulletin({
      title: 'Payslip',
      banner: 'Northbrook Council payroll',
      blocks: [
        paragraph('Dear Priya,'),
        paragraph('Your payslip for November 2025 is ready. The pay award for April to October is included.'),
        button('https://intranet.northbrook.example/payroll/my-payslips', 'View my payslips'),
        paragraph(
          `What the lines mean: ${link('https://www.gov.uk/understanding-your-pay', 'understanding your pay')}. If something is wrong, phone payroll on ` +
            `${link('tel:+442079460140', '020 7946 0140')} before 28 November.`,
        ),
      ],
      footer: 'Sent automatically. Payroll never asks for your bank details or password by email.',
    }),
    expect: { flagged: [], clean: 3 },
  },
  {
    id: 'planning-consultation',
    subject: 'Planning consultation 2025/2417: 12 Canal Wharf, E8',
    from: 'Hackney Planning <planning@hackney.gov.uk>',
    date: '2025-11-24T11:42:00Z',
    html: bulletin({
      title: 'Planning consultation',
      banner: 'Hackney Council: planning',
      colour: '#00664f',
      blocks: [
        paragraph('Dear consultee,'),
        paragraph(
          'We have received an application for a two-storey extension and a change of use at <b>12 Canal Wharf, E8</b>. ' +
            'As an adjoining authority you may comment until <b>15 December 2025</b>.',
        ),
        button('https://hackney.gov.uk/planning', 'View the application', '#00664f'),
        paragraph(
          `How we decide: ${link('https://hackney.gov.uk/planning-policy', 'planning policy')}. To comment by email write to ` +
            `${link('mailto:planning@hackney.gov.uk?subject=2025/2417', 'planning@hackney.gov.uk')}.`,
        ),
      ],
      footer: `London Borough of Hackney. ${link('https://hackney.gov.uk/privacy', 'How we use your information')}`,
    }),
    expect: { flagged: [], clean: 4 },
  },
  {
    id: 'teams-invitation',
    subject: 'Invitation: winter resilience, weekly call',
    from: 'Daniel Osei <daniel.osei@northbrook.example>',
    date: '2025-11-24T14:20:00Z',
    html: letter(
      'Hi all, the weekly call as agreed. Bring your on-call lists, please. Daniel',
      '________________________________________________________________________________',
      '<span style="font-size:16pt;font-family:\'Segoe UI\',sans-serif"><b>Microsoft Teams meeting</b></span>',
      link(
        'https://teams.microsoft.com/l/meetup-join/19%3ameeting_ZGVtbyBtZWV0aW5nIG9ubHk%40thread.v2/0?context=%7b%22Tid%22%3a%2200000000-0000-0000-0000-000000000000%22%7d',
        'Join the meeting now',
      ),
      'Meeting ID: 000 111 222 33<br>Passcode: Wi9nter',
      `<b>Dial in by phone</b><br>${link('tel:+442079460188,,00011122233#', '+44 20 7946 0188,,00011122233#')} United Kingdom, London`,
      `${link('https://dialin.teams.microsoft.com/usp/pstnconferencing', 'Find a local number')} | ` +
        `${link('https://aka.ms/JoinTeamsMeeting?omkt=en-GB', 'Need help?')}`,
    ),
    expect: { flagged: [], clean: 4 },
  },
  {
    id: 'parcel-notice',
    subject: 'Your parcel arrives today between 11:02 and 13:02',
    from: 'Swiftline <tracking@swiftline.example>',
    date: '2025-11-25T07:48:00Z',
    html: bulletin({
      title: 'Your parcel',
      banner: 'swiftline',
      colour: '#5a2d82',
      blocks: [
        paragraph('Hello Northbrook Council post room,'),
        paragraph('Your parcel <b>SW 4471 0093 2 GB</b> from Office Paper Direct is on the van with Marek.'),
        button('https://www.swiftline.example/track/SW447100932GB', 'Follow my parcel', '#5a2d82'),
        paragraph(
          `Not in? ${link('https://www.swiftline.example/safe-place/SW447100932GB', 'Choose a safe place')}. There is nothing to pay.`,
        ),
      ],
      footer: link('https://www.swiftline.example/privacy', 'Privacy notice'),
    }),
    expect: { flagged: [], clean: 3 },
  },
  {
    id: 'shared-document',
    subject: 'Joint emergency plan, version 7',
    from: 'Tomasz Wilk <tomasz.wilk@rbkc.gov.uk>',
    date: '2025-11-25T10:15:00Z',
    html: letter(
      'Dear Priya,',
      `as promised, ${link(safeLink('https://www.rbkc.gov.uk/media/documents/joint-emergency-plan-v7.pdf?download=1'), 'the joint emergency plan, version 7')}. ` +
        'Chapter 4 has the changes to rest centres.',
      `What residents will see: ${link(safeLink('https://www.rbkc.gov.uk/newsroom'), 'https://www.rbkc.gov.uk/newsroom')}`,
      'Kind regards<br>Tomasz Wilk<br>Contingency Planning, 020 7946 0102',
    ),
    expect: { flagged: [], clean: 2 },
  },
  {
    id: 'welsh-newsletter',
    subject: 'Newyddion Caerdydd / Cardiff news: gwasanaethau’r gaeaf / winter services',
    from: 'Cyngor Caerdydd / Cardiff Council <newyddion@cardiff.gov.uk>',
    date: '2025-11-24T09:30:00Z',
    html: bulletin({
      title: 'Newyddion Caerdydd',
      banner: 'Newyddion Caerdydd | Cardiff news',
      colour: '#7a1f2b',
      lang: 'cy',
      blocks: [
        heading('Graeanu ffyrdd y gaeaf hwn'),
        paragraph(
          `Mae ein timau’n barod ar gyfer y tywydd oer. ${link('https://www.cardiff.gov.uk/CYM/preswylydd/Pages/default.aspx', 'Gweld y llwybrau graeanu')}.`,
        ),
        heading('Biniau dros y Nadolig'),
        paragraph(link('https://www.cardiff.gov.uk/CYM/Pages/default.aspx', 'Gwirio eich diwrnod casglu')),
        `<div lang="en">${heading('Gritting this winter')}${paragraph(
          `Our teams are ready for the cold. ${link('https://www.cardiff.gov.uk/ENG/resident/Pages/default.aspx', 'See the gritting routes')}.`,
        )}${heading('Bins over Christmas')}${paragraph(link('https://www.cardiff.gov.uk/ENG/Pages/default.aspx', 'Check your collection day'))}</div>`,
      ],
      footer:
        `${link('https://www.gwynedd.llyw.cymru/', 'Cyngor Gwynedd')} | ` +
        `${link('https://www.carmarthenshire.gov.wales/home/', 'Carmarthenshire County Council')}`,
    }),
    expect: { flagged: [], clean: 6 },
  },
  {
    id: 'plain-text-minutes',
    subject: 'Minutes: partnership board, 20 November',
    from: 'Committee Services <committees@lbhf.gov.uk>',
    date: '2025-11-24T15:05:00Z',
    text: [
      'Dear members,',
      '',
      'the draft minutes of 20 November are at https://www.lbhf.gov.uk/councillors-and-democracy',
      'Actions: P. Natarajan to circulate the rest centre list; D. Osei to confirm the call tree.',
      '',
      'Next meeting: 11 December, 10:00, King Street. Apologies to 020 7946 0117.',
      '',
      'Committee Services',
    ].join('\r\n'),
    expect: { flagged: [], clean: 0 },
  },
  {
    id: 'training-due',
    subject: 'Reminder: your data protection training is due on 5 December',
    from: 'Northbrook Learning <learning@northbrook.example>',
    date: '2025-11-25T13:00:00Z',
    html: letter(
      'Dear colleague,',
      `our records show one course to finish: ${link('https://learning.northbrook.example/course/dp-2025?source=reminder', 'Data protection 2025')} (35 minutes).`,
      `You can also start from the ${link('https://intranet.northbrook.example/', 'intranet')}, under Learning. ` +
        `The Information Commissioner has ${link('https://ico.org.uk/for-organisations/', 'guidance for organisations')}.`,
      'Thank you<br>Learning and Development',
    ),
    expect: { flagged: [], clean: 3 },
  },
];
