// More than one window: each has its warnings, and what is stopped is shown where it was clicked. In a private one nothing is remembered.

import { describe, expect, it } from 'vitest';
import type { OpenedRecord } from '../../src/messages';
import { INTERSTITIAL, POPUP, type Tab } from './driver';
import { DRIVERS } from './drivers';
import { clickLink, warningsIn } from './message';
import { eventually, useStage } from './stage';
import { blocked, paragraphs, testMail } from './test-mails';

const LURE = blocked('Pay the parcel fee', 'http://www.parcel-redelivery-fee.example/pay');
const CLEAN = { text: 'Your rota', href: 'http://rota.example/week' };
const MAIL = testMail('windows', paragraphs([LURE, CLEAN]), [LURE], 1);
const WARNING = 'Pay the parcel fee: Blocked: known scam';

const API = '(globalThis.browser ?? chrome)';

describe.each(DRIVERS)('windows in $name', ({ name }) => {
  const stage = useStage(name, [MAIL]);

  const deskOf = () => stage.driver.open(`${stage.driver.origin}${POPUP}`);
  /** The mail in a window of its own. */
  const openWindow = async (desk: Tab, isPrivate: boolean) => {
    const known = new Set((await stage.driver.tabs()).map(({ id }) => id));
    const url = stage.webmail.addressOf(MAIL.id);
    await desk.run(
      `${API}.windows.create({ url: ${JSON.stringify(url)}, incognito: ${isPrivate} }).then(() => undefined)`,
    );
    const find = async () => {
      for (const tab of await stage.driver.tabs())
        if (!known.has(tab.id) && (await tab.url().catch(() => '')) === url) return tab;
      return null;
    };
    await eventually(async () => (await find()) !== null).toBe(true);
    return (await find()) as Tab;
  };
  const remembered = async (desk: Tab) =>
    (
      await desk.run<OpenedRecord>(
        `${API}.runtime.sendMessage({ name: 'opened-record', request: {} }).then(({ value }) => value)`,
      )
    ).remembered;

  it('has its warnings in both, and shows what was stopped in the one where it was clicked', async () => {
    const first = await stage.open(MAIL);
    const desk = await deskOf();
    const second = await openWindow(desk, false);
    await eventually(() => warningsIn(second)).toEqual([WARNING]);
    await first.show();
    await eventually(() => warningsIn(first)).toEqual([WARNING]);
    await second.show();
    await clickLink(second, LURE.text);
    await stage.stoppedPages(1);
    const windowOf = (path: string) =>
      desk.run<number[]>(
        `${API}.tabs.query({}).then((tabs) => tabs.filter(({ url }) => url?.includes(${JSON.stringify(path)})).map(({ windowId }) => windowId))`,
      );
    const [[stoppedIn], [deskIn]] = await Promise.all([windowOf(INTERSTITIAL), windowOf(POPUP)]);
    expect(stoppedIn).toBeTypeOf('number');
    expect(stoppedIn).not.toBe(deskIn);
  });

  it('warns in a private one too where it may run there, and remembers nothing of it', async () => {
    await stage.driver.allowPrivate();
    await eventually(async () => {
      const desk = await deskOf();
      const isAllowed = await desk.run<boolean>(`${API}.extension.isAllowedIncognitoAccess()`);
      await desk.close();
      return isAllowed;
    }).toBe(true);
    const desk = await deskOf();
    await desk.run(`${API}.runtime.sendMessage({ name: 'opened-forget', request: {} }).then(() => undefined)`);
    const tab = await openWindow(desk, true);
    await eventually(() => warningsIn(tab)).toEqual([WARNING]);
    await clickLink(tab, CLEAN.text, { withControl: true });
    await eventually(async () => (await stage.requestsTo('rota.example')).length).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await remembered(desk)).toBe(0);
    await tab.show();
    await clickLink(tab, LURE.text);
    await stage.stoppedPages(1);
    expect(await stage.requestsTo('www.parcel-redelivery-fee.example')).toEqual([]);
    // The same in an ordinary window is remembered: it was the window that made the difference.
    const ordinary = await openWindow(desk, false);
    await eventually(() => warningsIn(ordinary)).toEqual([WARNING]);
    await ordinary.show();
    await clickLink(ordinary, CLEAN.text, { withControl: true });
    await eventually(() => remembered(desk)).toBeGreaterThan(0);
  });
});
