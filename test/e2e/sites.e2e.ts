// A council's own webmail, on a host that no build names: checked once the person allows it, until they take it back.

import { describe, expect, it } from 'vitest';
import type { Tab } from './driver';
import { DRIVERS } from './drivers';
import { pressOn, wordsOf } from './extension-page';
import { markersIn } from './message';
import { fromCheckout } from './paths';
import { eventually, useStage } from './stage';

const HOST = 'mail.council.test';
const LINKS = ['Claim your refund', 'Pay the parcel fee'];

const marked = async (tab: Tab) => (await markersIn(tab)).map(({ text }) => text).sort();

describe.each(DRIVERS)('a council’s own webmail in $name', ({ name }) => {
  const stage = useStage(name, [], { policy: async () => ({ webmails: ['webmail.council.test'] }) });
  const open = (host: string) => {
    stage.server.serve([host], fromCheckout('test/fixtures/webmails'));
    return stage.driver.open(`https://${host}/council.html`);
  };

  it('is checked once the person allows it, without a reload, and until they take it back', async () => {
    const tab = await open(HOST);
    const popup = await stage.driver.openPopup(tab, { isPressed: true });
    await eventually(() => wordsOf(popup)).toContain('Do you read email on this page?');
    await stage.driver.answerYes(HOST);
    await tab.show();
    await pressOn(popup, 'button', `Check links on ${HOST}`);
    await tab.show();
    await eventually(() => marked(tab)).toEqual(LINKS);
    await eventually(() => wordsOf(popup)).toContain('2 links have warnings.');

    await tab.go(`https://${HOST}/council.html?again`);
    await eventually(() => marked(tab)).toEqual(LINKS);
    await stage.driver.stopBackground();
    await tab.go(`https://${HOST}/council.html?and-again`);
    await eventually(() => marked(tab)).toEqual(LINKS);

    await pressOn(popup, 'button', `Stop checking links on ${HOST}`);
    await tab.show();
    await eventually(() => marked(tab)).toEqual([]);
    await tab.go(`https://${HOST}/council.html?left`);
    await eventually(() => wordsOf(popup)).toContain('Lurewatch does not check this page');
    expect(await marked(tab)).toEqual([]);
  });

  it('is said to be the council’s where policy names it', async () => {
    const tab = await open('webmail.council.test');
    const popup = await stage.driver.openPopup(tab, { isPressed: true });
    await eventually(() => wordsOf(popup)).toContain('Your council reads email on this page.');
  });
});
