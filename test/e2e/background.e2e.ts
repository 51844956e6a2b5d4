// The browser stops the extension's background whenever it likes: nothing that a person sees may depend on its life.

import { describe, expect, it } from 'vitest';
import { INTERSTITIAL, type Tab } from './driver';
import { DRIVERS } from './drivers';
import { headingsOf, pressOn, wordsOf } from './extension-page';
import { cardIn, clickLink, switchTo, warningsIn } from './message';
import { eventually, type Stage, useStage } from './stage';
import { blocked, paragraphs, suspicious, testMail } from './test-mails';

const LURE_HOST = 'refund.staff-refunds.example';
const LURE = blocked('Claim your refund', `http://${LURE_HOST}/claim`);
const ODD_HOST = 'rbkc-gov-uk.refund-claims.example';
const ODD = suspicious('Check the list', `http://${ODD_HOST}/list?of=1`);
const COUNCIL = { text: 'Council tax', href: 'http://www.westminster.gov.uk/council-tax?year=2026' };
const FIRST = testMail('first', paragraphs([LURE, COUNCIL]), [LURE], 1);
const SECOND = testMail('second', paragraphs([ODD, COUNCIL]), [ODD], 1);
/** Long enough that its answers are still under way when the background is stopped. */
const LONG_COUNT = 3000;
const LONG = testMail(
  'long',
  paragraphs([
    LURE,
    ...Array.from({ length: LONG_COUNT }, (_, at) => ({
      text: `Notice ${at}`,
      href: `https://www.gov.uk/notice/${at}`,
    })),
    ODD,
  ]),
  [LURE, ODD],
  LONG_COUNT,
);

const CLEAN = testMail('clean', paragraphs([COUNCIL]), [], 1);

const FIRST_WARNING = 'Claim your refund: Blocked: known scam';
const SECOND_WARNING = 'Check the list: Check first';

/** Of the pages that stand where a link was stopped. */
async function stoppedAddresses({ driver }: Stage): Promise<string> {
  const addresses = await Promise.all((await driver.tabs()).map((tab) => tab.url()));
  return addresses.filter((address) => address.startsWith(driver.origin + INTERSTITIAL)).join(' ');
}

describe.each(DRIVERS)('a stopped background in $name', ({ name }) => {
  const stage = useStage(name, [FIRST, SECOND, LONG, CLEAN]);
  /** What has just been at work must be found running: else nothing is proved. */
  const stop = async () => expect(await stage.driver.stopBackground()).toBe(true);

  it('wakes for the next message', async () => {
    // Not stopped before it has once been at work: a worker that is stopped while it is installed stays uninstalled.
    const tab = await stage.open(FIRST);
    await eventually(() => warningsIn(tab)).toEqual([FIRST_WARNING]);
    await stop();
    expect(await warningsIn(tab)).toEqual([FIRST_WARNING]);
    await switchTo(tab, stage.webmail.addressOf(SECOND.id));
    await eventually(() => warningsIn(tab)).toEqual([SECOND_WARNING]);
    expect(tab.errors()).toEqual([]);
  });

  it('wakes for a click on a lure, and for what its page asks', async () => {
    const tab = await stage.open(FIRST);
    await eventually(() => warningsIn(tab)).toEqual([FIRST_WARNING]);
    await stop();
    await clickLink(tab, LURE.text);
    const [page] = (await stage.stoppedPages(1)) as [Tab];
    await eventually(() => headingsOf(page)).toContain('We stopped a link that is a known scam');
    await stop();
    await page.run('location.reload()');
    await eventually(() => headingsOf(page)).toContain('We stopped a link that is a known scam');
    await stop();
    await pressOn(page, 'button', 'Go back to my email');
    await stage.stoppedPages(0);
    expect(await stage.requestsTo(LURE_HOST)).toEqual([]);
    expect(tab.errors()).toEqual([]);
  });

  it('wakes when a person continues to a suspicious link', async () => {
    const tab = await stage.open(SECOND);
    await eventually(() => warningsIn(tab)).toEqual([SECOND_WARNING]);
    await clickLink(tab, ODD.text);
    const [page] = (await stage.stoppedPages(1)) as [Tab];
    await eventually(() => headingsOf(page)).toContain('Check before you open this link');
    await page.run('document.querySelector("details:has(input)").open = true');
    await pressOn(page, 'checkbox', 'I was expecting this, and I have checked with the sender by phone or in person');
    await stop();
    await pressOn(page, 'button', 'Continue anyway');
    await eventually(() => stage.server.pathsTo(ODD_HOST)).toEqual(['/list?of=1']);
  });

  it('wakes for the popup, which then tells what stands in the page', async () => {
    const tab = await stage.open(FIRST);
    await eventually(() => warningsIn(tab)).toEqual([FIRST_WARNING]);
    await stop();
    const popup = await stage.driver.openPopup(tab);
    await eventually(() => wordsOf(popup)).toContain('1 link has a warning.');
    await stop();
    await switchTo(tab, stage.webmail.addressOf(SECOND.id));
    await eventually(() => wordsOf(popup)).toContain('Check first refund-claims.example');
    expect(await wordsOf(popup)).not.toContain('staff-refunds.example');
  });

  it('lets a council’s link open while nothing runs', async () => {
    const tab = await stage.open(FIRST);
    await eventually(() => warningsIn(tab)).toEqual([FIRST_WARNING]);
    await stop();
    await clickLink(tab, COUNCIL.text);
    await eventually(() => stage.server.pathsTo('www.westminster.gov.uk')).toEqual(['/council-tax?year=2026']);
  });

  it('holds a click that comes before the answer', async () => {
    const tab = await stage.open(CLEAN);
    await stage.driver.stopBackground();
    await switchTo(tab, stage.webmail.addressOf(FIRST.id));
    await eventually(() => clickLink(tab, LURE.text).then(() => 'clicked')).toBe('clicked');
    // A machine that takes longer than a second to wake asks the person, in a card at the link.
    await eventually(async () => (await cardIn(tab)) + (await stoppedAddresses(stage))).not.toBe('');
    expect(await stage.requestsTo(LURE_HOST)).toEqual([]);
  });

  it('answers every question that was asked before it was stopped', async () => {
    const tab = await stage.open(CLEAN);
    await switchTo(tab, stage.webmail.addressOf(LONG.id));
    let stops = 0;
    await eventually(async () => {
      // As soon as a question has woken it, and again when it was asked anew.
      if (stops < 2 && (await stage.driver.stopBackground())) stops += 1;
      return warningsIn(tab);
    }).toContain(FIRST_WARNING);
    expect(stops).toBeGreaterThan(0);
    const popup = await stage.driver.openPopup(tab);
    await eventually(() => wordsOf(popup)).toContain(`The other ${LONG_COUNT} links have no warnings.`);
    expect(await wordsOf(popup)).toContain('2 links have warnings.');
    expect(tab.errors()).toEqual([]);
  });
});
