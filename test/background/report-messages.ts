// A report as the queue's tests send it.

import type { ReportMessage } from '../../src/core/report-message';

export const messageOf = (id: string): ReportMessage => ({
  format: 'lurewatch-report/1',
  id,
  reporter: 'AAAAAAAAAAA',
  kind: 'scam',
  reportedAt: '2026-11-25T10:32:00Z',
  openedAt: null,
  link: { href: 'https://lure.example/', text: '' },
  destination: { url: 'https://lure.example/', domain: 'lure.example' },
  sender: null,
  result: { level: 'unknown', reasons: [] },
  contact: null,
  language: 'en',
});
