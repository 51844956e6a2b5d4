// From what staff report to what every browser knows: JSON from the receiver, mails from the mailbox.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listReported, tellReports } from '../../../src/cli/feed/reports-command';
import { BUILTIN_LISTS } from '../../../src/core/lists';
import { reportText } from '../../../src/core/report';
import type { ReportKind } from '../../../src/core/report-kind';
import { reportMessage } from '../../../src/core/report-message';
import { judge } from '../../../src/core/verdict';
import { TestFeed } from './support';

let feed: TestFeed;
let folder: string;
beforeEach(async () => {
  feed = await TestFeed.make();
  folder = join(feed.root, 'reports');
  mkdirSync(folder);
});
afterEach(() => feed.dispose());

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const linkTo = (href: string) => ({ href, text: 'Pay', kind: 'a' as const });
let ids = 0;

interface Said {
  readonly kind?: ReportKind;
  readonly reporter?: string;
  readonly contact?: string;
  readonly at?: string;
}

function message(
  href: string,
  { kind = 'scam', reporter = 'a', contact = '', at = '2026-11-25T10:32:00.000Z' }: Said = {},
) {
  ids += 1;
  return reportMessage({
    kind,
    link: linkTo(href),
    verdict: judge(linkTo(href), BUILTIN_LISTS),
    sender: null,
    id: `3f2504e0-4f89-41d3-9a0c-${String(ids).padStart(12, '0')}`,
    reporter: reporter.padEnd(11, 'A'),
    at,
    openedAt: null,
    contact,
    language: 'en',
  });
}

function mail(
  href: string,
  from: string,
  { kind = 'scam', isHtml = false }: { kind?: ReportKind; isHtml?: boolean } = {},
) {
  const report = { kind, link: linkTo(href), verdict: judge(linkTo(href), BUILTIN_LISTS), sender: null };
  const { subject, body } = reportText({ ...report, when: '25 November, 10:32am', opened: null, contact: '' }, 'cy');
  const text = isHtml
    ? `<html><head><title>x</title></head><body>${body
        .split('\n')
        .map((line) => `<div>${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}<br></div>`)
        .join('')}</body></html>`
    : body;
  return `From: ${from}\nSubject: ${subject}\nDate: Wed, 25 Nov 2026 11:00:00 +0000\nContent-Type: text/${isHtml ? 'html' : 'plain'}; charset=utf-8\n\n${text}\n`;
}

describe('reports', () => {
  it('are gathered by destination: how many people, since when, who opened it', async () => {
    write(
      '1.json',
      JSON.stringify(
        message('https://pay.parcel-fee.example/a?ref=1', { kind: 'opened', contact: 'Ann,\u001b[2J 12' }),
      ),
    );
    write(
      '2.json',
      JSON.stringify([message('https://pay.parcel-fee.example/b', { reporter: 'b', at: '2026-11-25T10:45:00.000Z' })]),
    );
    write(
      '3.ndjson',
      [
        message('https://drive.google.com/file/d/abc/view', { reporter: 'c' }),
        message('https://drive.google.com/file/d/abc/view', { reporter: 'c' }),
      ]
        .map((one) => JSON.stringify(one))
        .join('\n'),
    );
    write('4.eml', mail('https://pay.parcel-fee.example/a?ref=1', 'Jo <Jo@westmarsh.example>', { isHtml: true }));
    write('5.eml', mail('https://pay.parcel-fee.example/a?ref=1', 'jo@westmarsh.example', { kind: 'opened' }));
    write('6.eml', mail('https://partner.example/', 'sam@westmarsh.example', { kind: 'wrong' }));
    write('.hidden', 'nobody’s');
    const { lines, data, isRejected } = await tellReports(feed.workspace, [folder]);
    expect(lines).toEqual([
      '2 destinations reported:',
      '',
      'pay.parcel-fee.example',
      '  3 people, 4 reports, 2 opened it, 2026-11-25 10:32Z to 2026-11-25 11:00Z',
      '  hxxps://pay.parcel-fee.example/a?ref=1',
      '  hxxps://pay.parcel-fee.example/b',
      '  opened by: Ann,\\u{1b}[2J 12; jo@westmarsh.example',
      '',
      'drive.google.com/file/d/abc/view',
      '  1 person, 2 reports, 2026-11-25 10:32Z',
      '  hxxps://drive.google.com/file/d/abc/view',
      '',
      'Warnings that staff call wrong:',
      '  partner.example: 1 of 1 report',
      '',
      `To list one: lurewatch reports ${folder} --list "pay.parcel-fee.example"`,
      'Then: lurewatch publish',
    ]);
    expect(isRejected).toBe(false);
    expect(data).toMatchObject({
      destinations: [{ pattern: 'pay.parcel-fee.example', people: 3 }, {}, {}],
      faults: [],
    });
  });

  it('that come twice count once', async () => {
    const one = JSON.stringify(message('https://lure.example/'));
    write('1.json', one);
    write('2.json', one);
    expect((await tellReports(feed.workspace, [folder])).lines).toContain('  1 person, 1 report, 2026-11-25 10:32Z');
  });

  it('become an import of those chosen, gated and shown, and the next publication covers them', async () => {
    write('1.json', JSON.stringify(message('https://pay.parcel-fee.example/a?ref=1')));
    write('2.json', JSON.stringify(message('https://other-lure.example/')));
    const options = { nowMs: feed.nowMs, campaign: 'Parcel fees' };
    feed.person.answer = false;
    const refused = await feed.locked(() =>
      listReported(feed.workspace, [folder], ['pay.parcel-fee.example'], options, feed.person),
    );
    expect(refused.lines).toEqual(['Nothing changed.']);
    feed.person.answer = true;
    await feed.locked(() => listReported(feed.workspace, [folder], ['pay[.]parcel-fee.example'], options, feed.person));
    expect(feed.person.shown.join('\n')).toContain('pay.parcel-fee.example');
    await feed.publish();
    expect(await feed.fresh()).toEqual(['pay.parcel-fee.example campaign=parcel-fees']);
    expect((await tellReports(feed.workspace, [folder])).lines).toContain('pay.parcel-fee.example (listed already)');
  });

  it('nobody made are not listed, and what is no report is told', async () => {
    write('1.json', '{"format":"lurewatch-report/1"}');
    write('2.eml', 'From: a@b.example\nSubject: Lunch\n\nAt one?\n');
    await expect(
      feed.locked(() =>
        listReported(feed.workspace, [folder], ['guessed.example'], { nowMs: feed.nowMs }, feed.person),
      ),
    ).rejects.toThrow('nobody has reported guessed.example');
    const { lines, isRejected } = await tellReports(feed.workspace, [folder]);
    expect(lines).toEqual([
      'Nobody has reported a link.',
      '',
      `${join(folder, '1.json')} is no report from Lurewatch.`,
      `${join(folder, '2.eml')} is no report from Lurewatch.`,
    ]);
    expect(isRejected).toBe(true);
    await expect(tellReports(feed.workspace, [join(folder, 'nothing')])).rejects.toThrow();
  });
});
