// QR codes: read from what the person sees of the tab, on a page that nothing else of ours may look at.

import { describe, expect, it } from 'vitest';
import type { Tab } from './driver';
import { DRIVERS } from './drivers';
import { wordsOf } from './extension-page';
import { fromCheckout } from './paths';
import { eventually, useStage } from './stage';

const HOST = 'mail.council.test';

/** Without bringing the popup's tab to the front, where it would be what is seen. */
const press = (popup: Tab, name: string) =>
  popup.run(
    `[...document.querySelectorAll('button')].find(({ textContent }) => textContent === ${JSON.stringify(name)}).click()`,
  );

const NAME = 'Check QR codes on this page';

describe.each(DRIVERS)('QR codes in $name', ({ name }) => {
  const stage = useStage(name, []);
  const open = async (page: string, isPressed = true) => {
    stage.server.serve([HOST], fromCheckout('test/fixtures/webmails'));
    const tab = await stage.driver.open(`https://${HOST}/${page}`);
    const popup = await stage.driver.openPopup(tab, { isPressed });
    await eventually(() => wordsOf(popup)).toContain(NAME);
    await tab.show();
    return popup;
  };

  it('are each judged like a link, and ask no server', async () => {
    const popup = await open('codes.html');
    await press(popup, NAME);
    await eventually(() => wordsOf(popup)).toContain('4 QR codes found.');
    const words = await wordsOf(popup);
    expect(words).toContain('Blocked staff-refunds.example');
    expect(words).toContain('On the approved list www.gov.uk');
    expect(words).toContain('This code holds no web address. It says: WIFI:T:WPA;S:Northbrook guests;P:welcome2026;;');
    expect(words).toContain('Not on the approved list intranet-meeting.example');
    if (process.env.SHOTS) await popup.screenshot(`${process.env.SHOTS}/codes-${name}.png`);
    expect(stage.server.requestsTo('www.staff-refunds.example')).toEqual([]);
  });

  it('are said to be none where none is in view', async () => {
    const popup = await open('council.html');
    await press(popup, NAME);
    await eventually(() => wordsOf(popup)).toContain('No QR code found in what you can see.');
  });

  it('are not looked for where the browser does not let us', async () => {
    const popup = await open('codes.html', false);
    await press(popup, NAME);
    await eventually(() => wordsOf(popup)).toContain('Your browser does not let Lurewatch look at this page.');
  });
});
