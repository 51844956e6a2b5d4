// A report to the council's receiver: seen before it is sent, kept while nobody takes it, there once.

import { createTransport } from 'nodemailer';
import * as v from 'valibot';
import { afterAll, describe, expect, it } from 'vitest';
import { readReceived } from '../../src/cli/reports/received';
import { reportMessageSchema } from '../../src/core/report-message';
import type { Tab } from './driver';
import { DRIVERS } from './drivers';
import { faultsIn, pressOn, reportPageIn, wordsOf } from './extension-page';
import { clickLink, warningsIn } from './message';
import { takePicture } from './pictures';
import { makeReceiver, type Receiver } from './receiver';
import { eventually, useStage } from './stage';
import { blocked, paragraphs, testMail } from './test-mails';

const LURE = blocked('Pay the parcel fee', 'http://www.parcel-redelivery-fee.example/pay');
const MAIL = testMail('reports', paragraphs([LURE]), [LURE], 0);

describe.each(DRIVERS)('reports in $name', ({ name }) => {
  let receiver: Receiver;
  const stage = useStage(name, [MAIL], {
    policy: async () => {
      receiver = await makeReceiver();
      return { reports: { email: 'it@westmarsh.example', endpoint: receiver.url } };
    },
  });
  afterAll(() => receiver.remove());

  /** In both languages: without a fault, and in pictures. */
  const lookAt = async (page: Tab, picture: string) => {
    for (const language of ['cy', 'en']) {
      await page.run(`document.querySelector('button[lang=${language}]').click()`);
      await eventually(() => page.run('document.documentElement.lang')).toBe(language);
      expect(await faultsIn(page)).toEqual([]);
      if (name === 'chromium') await takePicture(page, `${picture}.${language}`, { isWhole: true });
    }
  };

  const openReport = async (): Promise<Tab> => {
    const tab = await stage.open(MAIL);
    // The webmail may show a mail anew right after it has shown it, and a click in between is lost.
    await eventually(() => warningsIn(tab)).toHaveLength(1);
    await clickLink(tab, LURE.text);
    const [page] = await stage.stoppedPages(1);
    if (!page) throw new Error('nothing was stopped');
    await pressOn(page, 'button', 'Report to IT');
    return reportPageIn(stage.driver);
  };

  it('are sent as they were shown, on the person’s press alone, with the receiver’s number for them', async () => {
    await receiver.start();
    const page = await openReport();
    await eventually(() => wordsOf(page)).toContain('Nothing is sent until you press “Send to IT”.');
    await page.run(`(() => {
      const field = document.querySelector('#contact');
      field.value = 'Ann, extension 12';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    })()`);
    await eventually(() => wordsOf(page)).toContain('Contact: Ann, extension 12');
    const shown = JSON.parse(await page.run<string>(`document.querySelector('.lw-report__exact pre').textContent`));
    expect(await faultsIn(page)).toEqual([]);
    expect(await receiver.reports()).toEqual([]);
    await pressOn(page, 'button', 'Send to IT');
    await eventually(() => wordsOf(page)).toMatch(/IT has your report\. Its number is [\dA-F]{8}\./);
    const [report, ...more] = await receiver.reports();
    expect([report, more]).toEqual([shown, []]);
    expect(v.is(reportMessageSchema, report)).toBe(true);
    await lookAt(page, 'report-sent');
    expect(report).toMatchObject({ kind: 'scam', contact: 'Ann, extension 12', link: { href: LURE.href } });
    await receiver.stop();
  });

  it('by mail are what the page showed, in the mailbox too, and IT’s command reads them', async () => {
    const page = await openReport();
    await eventually(() => wordsOf(page)).toContain('Or send it by email');
    const mailto = new URL(await page.run<string>(`document.querySelector('a[href^="mailto:"]').href`));
    const { searchParams } = mailto;
    const subject = searchParams.get('subject') ?? '';
    const text = searchParams.get('body') ?? '';
    expect([mailto.pathname, subject]).toEqual([
      'it@westmarsh.example',
      'Suspicious link: parcel-redelivery-fee[.]example',
    ]);
    // As the person's mail program sends it.
    const transport = createTransport({ host: '127.0.0.1', port: stage.webmail.smtpPort, ignoreTLS: true });
    const from = 'Ann <ann@westmarsh.example>';
    const { response } = await transport.sendMail({ from, to: mailto.pathname, subject, text });
    transport.close();
    const id = /queued as (\w+)/.exec(response)?.[1];
    const inbox = await stage.driver.open(`${stage.webmail.url}/#/email/${id}`);
    await eventually(() => wordsOf(inbox)).toContain(subject);
    const stored = await fetch(`${stage.webmail.url}/api/email/${id}/download`);
    const read = await readReceived(new Uint8Array(await stored.arrayBuffer()), 'report.eml');
    expect(read).toMatchObject({
      received: [{ kind: 'scam', address: LURE.href, who: 'ann@westmarsh.example' }],
      fault: null,
    });
  });

  it('wait while nobody takes them, also when the background is stopped, and arrive once', {
    timeout: 150_000,
  }, async () => {
    const before = (await receiver.reports()).length;
    const page = await openReport();
    await pressOn(page, 'button', 'Send to IT');
    await eventually(() => wordsOf(page)).toContain('IT cannot be reached now.');
    await lookAt(page, 'report-waiting');
    await stage.driver.stopBackground();
    await receiver.start();
    // By the browser's own alarm, after half a minute.
    await eventually(async () => (await receiver.reports()).length, { timeout: 100_000, every: 500 }).toBe(before + 1);
    await receiver.stop();
  });
});
