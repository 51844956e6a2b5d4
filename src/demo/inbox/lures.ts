// What attackers send in such a week, beside genuine links. Every lure stands under a reserved name (RFC 2606), so it can lead nowhere.

import type { DemoMail } from './demo-mail';
import { bulletin, button, letter, link, paragraph, safeLink } from './mail-html';

const CONFIRM = 'https://westminster.gov.uk.account-verify.example/council-tax/confirm?id=PN-20451';
const REFUND = 'https://claim.staff-refunds.example/northbrook?employee=20451';
const ELIGIBILITY = 'https://rbkc-gov-uk.refund-claims.example/eligibility';
const SHARED = 'https://sharepoint.westminster.gov.uk.account-verify.example/s/Budget-2026-27.xlsx';
const FEE = 'https://royalmail.parcel-redelivery-fee.example/pay/RM220417';
const REMITTANCE = 'https://remittance.payments-update.example/lbhf/login';
const VOICEMAIL = 'https://voicemail.hackney-gov-uk.example/play?m=88213';
const WELSH = 'https://gwynedd.llyw.cymru.ad-daliad.example/hawlio';
const KEEP = 'https://www.hackney.gov.uk@signin-check.example/mfa/keep';

export const LURE_MAILS: readonly DemoMail[] = [
  {
    id: 'staff-refund',
    subject: 'Staff cost of living refund: claim before Friday',
    from: 'HR Shared Services <hr@staff-refunds.example>',
    date: '2025-11-26T08:55:00Z',
    html: bulletin({
      title: 'Staff refund',
      banner: 'HR Shared Services',
      blocks: [
        paragraph('Dear colleague,'),
        paragraph(
          'Following the pay review, council staff in the shared service are due a one-off refund of <b>£284.60</b>. ' +
            'Claims close on Friday 28 November at 5pm.',
        ),
        button(REFUND, 'Claim your refund', '#1d70b8'),
        paragraph(`Not sure? ${link(ELIGIBILITY, 'Check the Kensington and Chelsea list')}`),
        paragraph(`Background: ${link('https://www.gov.uk/cost-of-living', 'cost of living support')}.`),
      ],
      footer: `HR Shared Services. ${link('https://www.westminster.gov.uk/about-council/data-protection', 'How we use your data')}`,
    }),
    expect: {
      flagged: [
        { text: 'Claim your refund', href: REFUND, level: 'blocked' },
        { text: 'Check the Kensington and Chelsea list', href: ELIGIBILITY, level: 'suspicious' },
      ],
      clean: 2,
    },
  },
  {
    id: 'council-tax-lookalike',
    subject: 'Action needed: confirm your council tax account',
    from: 'Westminster City Council <council-tax@account-verify.example>',
    date: '2025-11-25T16:41:00Z',
    html: bulletin({
      title: 'Council tax account',
      banner: 'City of Westminster',
      colour: '#0b2265',
      blocks: [
        paragraph('Dear account holder,'),
        paragraph(
          'Because of the incident affecting our systems, all council tax accounts must be confirmed within 24 hours.',
        ),
        button(CONFIRM, 'Confirm my account', '#0b2265'),
        paragraph(
          `You can read about ${link('https://www.westminster.gov.uk/council-tax', 'council tax in Westminster')} on our website.`,
        ),
      ],
      footer: 'This mailbox is not monitored.',
    }),
    expect: { flagged: [{ text: 'Confirm my account', href: CONFIRM, level: 'suspicious' }], clean: 1 },
  },
  {
    id: 'shared-document-lure',
    subject: 'Amelia Hart shared “Budget 2026-27” with you',
    from: 'Amelia Hart (Westminster) <amelia.hart@account-verify.example>',
    date: '2025-11-25T11:27:00Z',
    html: bulletin({
      title: 'Shared document',
      banner: 'Amelia Hart shared a file with you',
      colour: '#2b579a',
      blocks: [
        paragraph(
          'Here is the document that Amelia Hart shared with you. It can be opened by anyone at Northbrook Council.',
        ),
        paragraph('<b>Budget 2026-27.xlsx</b>'),
        button(safeLink(SHARED), 'Open', '#2b579a'),
      ],
      footer: link(safeLink('https://www.gov.uk/help/privacy-notice'), 'Privacy statement'),
    }),
    expect: { flagged: [{ text: 'Open', href: safeLink(SHARED), level: 'suspicious' }], clean: 1 },
  },
  {
    id: 'parcel-fee',
    subject: 'We could not deliver your parcel: £1.45 to pay',
    from: 'Delivery Office <notice@parcel-redelivery-fee.example>',
    date: '2025-11-26T07:12:00Z',
    html: bulletin({
      title: 'Delivery',
      banner: 'Parcel waiting',
      colour: '#c1272d',
      blocks: [
        paragraph('Your item <b>RM 2204 17</b> is held at the depot because postage of £1.45 is missing.'),
        button(FEE, 'Pay and book redelivery', '#c1272d'),
        paragraph(`Other questions? See ${link('https://www.royalmail.com/help', 'Royal Mail help')}.`),
      ],
    }),
    expect: { flagged: [{ text: 'Pay and book redelivery', href: FEE, level: 'blocked' }], clean: 1 },
  },
  {
    id: 'text-shows-other-site',
    subject: 'Remittance advice 0084417',
    from: 'Accounts Payable <accounts@payments-update.example>',
    date: '2025-11-25T09:03:00Z',
    html: letter(
      'Good morning,',
      'invoice 0084417 was paid today. The remittance advice is on the supplier portal:',
      link(REMITTANCE, 'https://www.lbhf.gov.uk/suppliers/remittance/0084417'),
      `Terms of payment: ${link('https://www.lbhf.gov.uk/business', 'https://www.lbhf.gov.uk/business')}`,
      'Accounts Payable<br>020 7946 0155',
    ),
    expect: {
      flagged: [
        { text: 'https://www.lbhf.gov.uk/suppliers/remittance/0084417', href: REMITTANCE, level: 'suspicious' },
      ],
      clean: 1,
    },
  },
  {
    id: 'forged-safe-line',
    subject: 'You have a new voicemail (0:42)',
    from: 'Hackney Voicemail <voicemail@hackney-gov-uk.example>',
    date: '2025-11-25T15:18:00Z',
    html: bulletin({
      title: 'Voicemail',
      banner: 'New voicemail',
      colour: '#333333',
      blocks: [
        // Lurewatch never draws good news into a message: whoever sees this line sees the sender's own.
        '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 18px"><tr>' +
          '<td bgcolor="#e3f2e8" style="padding:10px 14px;border-left:5px solid #00703c;font-family:Arial,sans-serif;font-size:15px;' +
          'font-weight:bold;color:#00703c">&#10004; Checked and safe: the links in this message were verified</td></tr></table>',
        paragraph('A caller on 020 7946 0171 left you a message of 42 seconds.'),
        button(VOICEMAIL, 'Listen to the message', '#00703c'),
        paragraph(`Change how we tell you: ${link('https://hackney.gov.uk/contact-us', 'contact settings')}.`),
      ],
    }),
    expect: { flagged: [{ text: 'Listen to the message', href: VOICEMAIL, level: 'suspicious' }], clean: 1 },
  },
  {
    id: 'welsh-lure',
    subject: 'Ad-daliad treth gyngor: hawliwch heddiw',
    from: 'Treth Gyngor <treth@ad-daliad.example>',
    date: '2025-11-26T06:50:00Z',
    html: bulletin({
      title: 'Ad-daliad',
      banner: 'Cyngor Gwynedd',
      colour: '#00573f',
      lang: 'cy',
      blocks: [
        paragraph('Annwyl breswylydd,'),
        paragraph(
          'Rydych wedi talu gormod o dreth gyngor eleni. Mae ad-daliad o <b>£132.18</b> ar gael i chi tan ddydd Gwener.',
        ),
        button(WELSH, 'Hawlio fy ad-daliad', '#00573f'),
        paragraph(`Mae rhagor o wybodaeth ar ${link('https://www.gwynedd.llyw.cymru/', 'wefan y Cyngor')}.`),
      ],
    }),
    expect: { flagged: [{ text: 'Hawlio fy ad-daliad', href: WELSH, level: 'suspicious' }], clean: 1 },
  },
  {
    id: 'name-before-at-sign',
    subject: 'Your sign-in expires in 2 hours',
    from: 'Service Desk <servicedesk@signin-check.example>',
    date: '2025-11-24T17:36:00Z',
    html: letter(
      'Your multi-factor sign-in expires today at 19:30. Keep it active to avoid losing access to email and Teams.',
      link(KEEP, 'Keep my sign-in active'),
      `Advice on passwords: ${link('https://www.ncsc.gov.uk/collection/passwords', 'National Cyber Security Centre')}`,
    ),
    expect: { flagged: [{ text: 'Keep my sign-in active', href: KEEP, level: 'suspicious' }], clean: 1 },
  },
];
