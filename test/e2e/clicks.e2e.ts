// What following a link does: a lure is stopped before anybody hears of it, a council's link opens as it was sent.

import { describe, expect, it } from 'vitest';
import { safeLink } from '../../src/demo/inbox/mail-html';
import { INTERSTITIAL, type Press, type Tab } from './driver';
import { DRIVERS } from './drivers';
import { headingsOf, pressOn, wordsOf } from './extension-page';
import { clickLink, focusLink, hrefOf, pointAtLink, warningsIn } from './message';
import { eventually, type Stage, useStage } from './stage';
import { blocked, paragraphs, suspicious, testMail } from './test-mails';

const PLAIN_HOST = 'www.parcel-redelivery-fee.example';
const PLAIN_LURE = blocked('Pay the parcel fee', `http://${PLAIN_HOST}/pay`);
const WRAPPED_HOST = 'wrapped.staff-refunds.example';
const WRAPPER_HOST = 'eur02.safelinks.protection.outlook.com';
const WRAPPED = blocked('Open the shared refund form', safeLink(`https://${WRAPPED_HOST}/form?id=7`));
const ODD_HOST = 'westminster.gov.uk.account-verify.example';
const ODD = suspicious('Confirm your account', `http://${ODD_HOST}/confirm?id=PN-20451&step=1`);
const COUNCIL_HOST = 'www.westminster.gov.uk';
const COUNCIL_PATH = '/council-tax/pay%20now?ref=A%20b+c&next=%2Fa%3Fb%3D1&empty=&~odd=(1)*!';
const COUNCIL = { text: 'Council tax', href: `http://${COUNCIL_HOST}${COUNCIL_PATH}#band-d` };
const SECURE_HOST = 'www.hackney.gov.uk';
const SECURE = { text: 'Hackney Council', href: `https://${SECURE_HOST}/jobs?id=4&utm_source=staff` };

/** Each with a lure of its own: a connection that is open already would hide the next one. */
const WAYS: readonly {
  readonly way: string;
  readonly host: string;
  readonly follow: (tab: Tab, words: string) => Promise<void>;
}[] = [
  { way: 'a click', host: 'click.staff-refunds.example', follow: clickWith({}) },
  { way: 'the middle button', host: 'middle.staff-refunds.example', follow: clickWith({ button: 'middle' }) },
  {
    way: 'a click with the Control key',
    host: 'control.staff-refunds.example',
    follow: clickWith({ withControl: true }),
  },
  {
    way: 'the Enter key',
    host: 'enter.staff-refunds.example',
    follow: async (tab, words) => {
      await focusLink(tab, words);
      await tab.key('Enter');
    },
  },
];

const SECURE_LURES = WAYS.map(({ way, host }) => blocked(`Claim your refund by ${way}`, `https://${host}/claim`));
const FLAGGED = [...SECURE_LURES, PLAIN_LURE, WRAPPED, ODD];
const LURES = testMail('lures', paragraphs([...FLAGGED, COUNCIL, SECURE]), FLAGGED, 2);

function clickWith(press: Press): (tab: Tab, words: string) => Promise<void> {
  return (tab, words) => clickLink(tab, words, press);
}

/** The mail with all its warnings drawn. */
async function openLures(stage: Stage): Promise<Tab> {
  const tab = await stage.open(LURES);
  await eventually(() => warningsIn(tab)).toHaveLength(FLAGGED.length);
  return tab;
}

describe.each(DRIVERS)('clicks in $name', ({ name }) => {
  const stage = useStage(name, [LURES]);

  it.each(WAYS)('stops a lure that is followed by $way, and asks nobody', async ({ follow }) => {
    const tab = await openLures(stage);
    const before = await tab.url();
    await follow(tab, PLAIN_LURE.text);
    const [page] = await stage.stoppedPages(1);
    await eventually(() => headingsOf(page as Tab)).toContain('We stopped a link that is a known scam');
    expect(await page?.url()).toMatch(new RegExp(`^${stage.driver.origin}${INTERSTITIAL}#[\\w-]{22}$`));
    expect(await wordsOf(page as Tab)).toContain('parcel-redelivery-fee.example');
    expect(await tab.url()).toBe(before);
    expect(await stage.requestsTo(PLAIN_HOST)).toEqual([]);
  });

  it.each(WAYS)('keeps the browser from so much as connecting when $way follows a lure', async (each) => {
    const { way, host, follow } = each;
    const tab = await openLures(stage);
    await pointAtLink(tab, `Claim your refund by ${way}`);
    await follow(tab, `Claim your refund by ${way}`);
    await stage.stoppedPages(1);
    // Chromium connects ahead at a press on a link by https: the host would learn that somebody comes.
    expect(await stage.requestsTo(host)).toEqual([]);
  });

  it('offers no way through a known scam, and leads back to the mail', async () => {
    const tab = await openLures(stage);
    await clickLink(tab, PLAIN_LURE.text);
    const [page] = await stage.stoppedPages(1);
    await pressOn(page as Tab, 'button', 'Go back to my email');
    await stage.stoppedPages(0);
    await eventually(() => tab.run('document.visibilityState')).toBe('visible');
    expect(await stage.requestsTo(PLAIN_HOST)).toEqual([]);
  });

  it('lets a suspicious link open only after the tick-box, and then as it was sent', async () => {
    const tab = await openLures(stage);
    await clickLink(tab, ODD.text);
    const [page] = (await stage.stoppedPages(1)) as [Tab];
    await eventually(() => headingsOf(page)).toContain('Check before you open this link');
    await page.run('document.querySelector("details:has(input)").open = true');
    await pressOn(page, 'button', 'Continue anyway');
    await eventually(() => wordsOf(page)).toContain('Tell us you have checked with the sender');
    expect(await stage.requestsTo(ODD_HOST)).toEqual([]);
    await page.show();
    await pressOn(page, 'checkbox', 'I was expecting this, and I have checked with the sender by phone or in person');
    await pressOn(page, 'button', 'Continue anyway');
    await eventually(() => stage.server.pathsTo(ODD_HOST)).toEqual(['/confirm?id=PN-20451&step=1']);
    await eventually(() => page.url()).toBe(ODD.href);
  });

  it.each([
    { link: COUNCIL, host: COUNCIL_HOST, path: COUNCIL_PATH },
    { link: SECURE, host: SECURE_HOST, path: '/jobs?id=4&utm_source=staff' },
  ])('lets $link.text open unchanged', async ({ link, host, path }) => {
    const tab = await openLures(stage);
    await clickLink(tab, link.text);
    await eventually(() => stage.server.pathsTo(host)).toEqual([path]);
    expect(await stage.stoppedPages(0)).toEqual([]);
  });

  it('judges what a Safe Link leads to, and leaves the link as it is', async () => {
    const tab = await openLures(stage);
    expect(await warningsIn(tab)).toContain(`${WRAPPED.text}: Blocked: known scam`);
    expect(await hrefOf(tab, WRAPPED.text)).toBe(WRAPPED.href);
    await focusLink(tab, WRAPPED.text);
    await tab.key('Enter');
    const [page] = (await stage.stoppedPages(1)) as [Tab];
    await eventually(() => wordsOf(page)).toContain(`https://${WRAPPED_HOST}/form?id=7`);
    expect(await stage.requestsTo(WRAPPED_HOST)).toEqual([]);
    expect(await stage.requestsTo(WRAPPER_HOST)).toEqual([]);
    expect(await hrefOf(tab, WRAPPED.text)).toBe(WRAPPED.href);
  });
});
