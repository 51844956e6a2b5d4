// What a policy changes of what staff see: whose staff they are, whom they ring, where a way through is, what is locked.

import { describe, expect, it } from 'vitest';
import { POPUP, type Tab } from './driver';
import { DRIVERS } from './drivers';
import { faultsIn, headingsOf, pressOn, wordsOf } from './extension-page';
import { clickLink, warningsIn } from './message';
import { takePicture } from './pictures';
import { eventually, useStage } from './stage';
import { paragraphs, testMail } from './test-mails';

const LURE = { text: 'Claim your refund', href: 'http://refund.staff-refunds.example/claim' };
const ODD = { text: 'Check the list', href: 'http://rbkc-gov-uk.refund-claims.example/list' };
const MAIL = testMail('policy', paragraphs([LURE, ODD]), [], 2);
const WARNINGS = ['Check the list: Check first', 'Claim your refund: Blocked: known scam'];
const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

describe.each(DRIVERS)('a policy in $name', ({ name }) => {
  const stage = useStage(name, [MAIL], {
    policy: async () => ({
      organisation: {
        name: 'Westmarsh Council',
        colour: '#00703c',
        logo: PIXEL,
        contacts: [{ kind: 'phone', label: { en: 'IT service desk', cy: 'Desg TG' }, value: '020 7946 0123' }],
      },
      language: 'cy',
      wayThrough: { blocked: true, suspicious: false },
      reports: { national: false },
    }),
  });
  const stoppedBy = async (text: string): Promise<Tab> => {
    const tab = await stage.open(MAIL);
    // Their words are English: the language is the person's again.
    await eventually(async () => (await warningsIn(tab)).length).toBeGreaterThan(0);
    await clickLink(tab, text);
    const [page] = (await stage.stoppedPages(1)) as [Tab];
    return page;
  };
  const speakEnglish = async () => {
    const popup = await stage.driver.open(stage.driver.origin + POPUP);
    await pressOn(popup, 'button', 'English');
    await popup.close();
  };

  it('is whose staff they are, in their council’s language until they choose', async () => {
    const popup = await stage.driver.open(stage.driver.origin + POPUP);
    await eventually(() => wordsOf(popup)).toContain('ar gyfer Westmarsh Council');
    await eventually(() => wordsOf(popup)).toContain('Desg TG 020 7946 0123');
    expect(await popup.run("document.querySelector('header img').naturalWidth")).toBe(1);
    expect(await popup.run("getComputedStyle(document.querySelector('header')).boxShadow")).toContain(
      'rgb(0, 112, 60)',
    );
    expect(await faultsIn(popup)).toEqual([]);
    await pressOn(popup, 'button', 'English');
    await eventually(() => wordsOf(popup)).toContain('for Westmarsh Council');
    await popup.close();
    const mail = await stage.open(MAIL);
    await eventually(() => warningsIn(mail)).toEqual(WARNINGS);
  });

  it('opens a way through to what is blocked', async () => {
    await speakEnglish();
    const page = await stoppedBy(LURE.text);
    await eventually(() => headingsOf(page)).toContain('We stopped a link that is a known scam');
    if (name === 'chromium') await takePicture(page, 'policy-way-through', { isWhole: true });
    expect(await faultsIn(page)).toEqual([]);
    await page.run('document.querySelector("details:has(input)").open = true');
    await pressOn(page, 'checkbox', 'I was expecting this, and I have checked with the sender by phone or in person');
    await pressOn(page, 'button', 'Continue anyway');
    await eventually(() => stage.server.pathsTo('refund.staff-refunds.example')).toEqual(['/claim']);
  });

  it('closes the way through to what is suspicious', async () => {
    await speakEnglish();
    const page = await stoppedBy(ODD.text);
    await eventually(() => headingsOf(page)).toContain('Check before you open this link');
    expect(await wordsOf(page)).not.toContain('Continue anyway');
    expect(await page.find('button', 'Continue anyway')).toEqual([]);
    // The page's own script cannot either.
    const id = await page.run<string>('location.hash.slice(1)');
    const answer = await page.run<{ ok: boolean }>(
      `(globalThis.browser ?? chrome).runtime.sendMessage({ name: 'stopped-continue', request: { id: '${id}' } })`,
    );
    expect(answer.ok).toBe(false);
    expect(await stage.requestsTo('rbkc-gov-uk.refund-claims.example')).toEqual([]);
  });

  it('leaves the national address out of a report', async () => {
    await speakEnglish();
    const page = await stoppedBy(ODD.text);
    await pressOn(page, 'button', 'Report to IT');
    let report: Tab | undefined;
    await eventually(async () => {
      for (const tab of await stage.driver.tabs()) if ((await tab.url()).includes('/ui/report/')) report = tab;
      return report !== undefined && (await wordsOf(report)).includes('This is what IT will get');
    }).toBe(true);
    expect(await wordsOf(report as Tab)).not.toContain('phishing.gov.uk');
  });
});
