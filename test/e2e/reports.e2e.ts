// A report to the council's receiver: seen before it is sent, kept while nobody takes it, there once.

import * as v from 'valibot';
import { afterAll, describe, expect, it } from 'vitest';
import { reportMessageSchema } from '../../src/core/report-message';
import type { Tab } from './driver';
import { DRIVERS } from './drivers';
import { faultsIn, pressOn, wordsOf } from './extension-page';
import { clickLink, warningsIn } from './message';
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

  const openReport = async (): Promise<Tab> => {
    const tab = await stage.open(MAIL);
    // The webmail may show a mail anew right after it has shown it, and a click in between is lost.
    await eventually(() => warningsIn(tab)).toHaveLength(1);
    await clickLink(tab, LURE.text);
    const [page] = await stage.stoppedPages(1);
    if (!page) throw new Error('nothing was stopped');
    await pressOn(page, 'button', 'Report to IT');
    const found = async () => {
      for (const each of await stage.driver.tabs()) if ((await each.url()).includes('/ui/report/')) return each;
      return null;
    };
    await eventually(async () => (await found()) !== null).toBe(true);
    return (await found()) as Tab;
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
    expect(report).toMatchObject({ kind: 'scam', contact: 'Ann, extension 12', link: { href: LURE.href } });
    expect(await faultsIn(page)).toEqual([]);
    await receiver.stop();
  });

  it('wait while nobody takes them, also when the background is stopped, and arrive once', {
    timeout: 150_000,
  }, async () => {
    const before = (await receiver.reports()).length;
    const page = await openReport();
    await pressOn(page, 'button', 'Send to IT');
    await eventually(() => wordsOf(page)).toContain('IT cannot be reached now.');
    expect(await faultsIn(page)).toEqual([]);
    await stage.driver.stopBackground();
    await receiver.start();
    // By the browser's own alarm, after half a minute.
    await eventually(async () => (await receiver.reports()).length, { timeout: 100_000, every: 500 }).toBe(before + 1);
    await receiver.stop();
  });
});
