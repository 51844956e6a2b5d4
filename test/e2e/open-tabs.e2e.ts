// A tab that was open before the extension's newest version: warnings come without a reload, each stands once, and clicks are stopped.

import { describe, expect, it } from 'vitest';
import { POPUP } from './driver';
import { DRIVERS } from './drivers';
import { clickLink, warningsIn } from './message';
import { eventually, useStage } from './stage';
import { blocked, paragraphs, testMail } from './test-mails';

const LURE = blocked('Pay the parcel fee', 'http://www.parcel-redelivery-fee.example/pay');
const MAIL = testMail('open', paragraphs([LURE]), [LURE], 0);
/** What of ours stands over the message. */
const LAYERS = '[...document.querySelector("iframe").contentDocument.querySelectorAll("[popover]")]';

describe.each(DRIVERS)('open tabs in $name', ({ name }) => {
  const stage = useStage(name, [MAIL]);

  it('are joined by a new version, and left by the old one', async () => {
    const tab = await stage.open(MAIL);
    await eventually(() => warningsIn(tab)).toHaveLength(1);
    // Not by an attribute: what a page puts there is taken away.
    await tab.run(`void (${LAYERS}[0].isOld = true)`);
    const desk = await stage.driver.open(`${stage.driver.origin}${POPUP}`);
    await desk.run('void setTimeout(() => (globalThis.browser ?? chrome).runtime.reload())');
    await eventually(async () => (await stage.driver.tabs()).some(({ id }) => id === desk.id)).toBe(false);
    // In front each time: the browser itself chooses a tab when the desk's goes, and a tab behind draws nothing.
    await eventually(async () => {
      await tab.show();
      return tab.run(`${LAYERS}.filter(({ isOld }) => !isOld).length`);
    }).toBe(1);
    await eventually(() => tab.run(`${LAYERS}.length`)).toBe(1);
    await eventually(() => warningsIn(tab)).toHaveLength(1);
    await clickLink(tab, LURE.text);
    await stage.stoppedPages(1);
    expect(await stage.requestsTo('www.parcel-redelivery-fee.example')).toEqual([]);
  });
});
