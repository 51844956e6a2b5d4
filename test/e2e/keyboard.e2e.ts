// By keyboard alone, from a message to the reason, to a report, and back.

import { describe, expect, it } from 'vitest';
import type { Tab } from './driver';
import { DRIVERS } from './drivers';
import { faultsIn, wordsOf } from './extension-page';
import { cardIn, focusLink, warningsIn } from './message';
import { eventually, useStage } from './stage';
import { blocked, paragraphs, testMail } from './test-mails';

const MAIL = testMail(
  'keyboard',
  paragraphs([
    { text: 'Agenda', href: 'https://www.gov.uk/agenda' },
    { text: 'Claim your refund', href: 'http://staff-refunds.example/claim' },
    { text: 'Minutes', href: 'https://www.gov.uk/minutes' },
  ]),
  [blocked('Claim your refund', 'http://staff-refunds.example/claim')],
  2,
);

/** The words of the link that has the keyboard in the message; empty where none has: then it is in our layer. */
const linkWithKeyboard = (tab: Tab) =>
  tab.run<string>(
    `(({ contentDocument: inside }) => inside.activeElement?.localName === 'a' ? inside.activeElement.textContent : '')(document.querySelector('iframe'))`,
  );
/** Of a page of ours: the words of what has the keyboard, and whether a person sees that it has. */
const withKeyboard = (tab: Tab) =>
  tab.run<{ readonly words: string; readonly isSeen: boolean }>(`(() => {
    const { activeElement: active } = document;
    const { outlineStyle, boxShadow, backgroundColor } = getComputedStyle(active);
    return { words: active.textContent, isSeen: outlineStyle !== 'none' && (boxShadow !== 'none' || backgroundColor === 'rgb(255, 221, 0)') };
  })()`);

/** The tab may be gone before the key is let go. */
const enterAndLeave = (tab: Tab) => tab.key('Enter').catch(() => undefined);

/** Presses Tab until it is there. */
async function tabTo(tab: Tab, words: string): Promise<void> {
  for (let steps = 0; steps < 15; steps += 1) {
    const there = await withKeyboard(tab);
    if (there.words === words) {
      expect(there.isSeen, `the keyboard at "${words}" is not seen`).toBe(true);
      return;
    }
    await tab.key('Tab');
  }
  throw new Error(`the keyboard does not come to "${words}"`);
}

describe.each(DRIVERS)('by keyboard in $name', ({ name }) => {
  const stage = useStage(name, [MAIL]);
  const pageWith = async (words: string): Promise<Tab> => {
    let found: Tab | undefined;
    await eventually(async () => {
      for (const tab of await stage.driver.tabs())
        if ((await tab.url()).startsWith(stage.driver.origin) && (await wordsOf(tab)).includes(words)) found = tab;
      return found !== undefined;
    }).toBe(true);
    if (!found) throw new Error(`no page says "${words}"`);
    return found;
  };

  it('leads from the link to its reason, to a report and back, and on behind the link', async () => {
    const tab = await stage.open(MAIL);
    await eventually(() => warningsIn(tab)).toHaveLength(1);
    await focusLink(tab, 'Agenda');
    await tab.key('Tab');
    await eventually(() => linkWithKeyboard(tab)).toBe('Claim your refund');
    // Already at the link its reason is there.
    await eventually(() => cardIn(tab)).toContain('This link is a known scam');

    await eventually(async () => (await tab.drawn('status')).map(({ text }) => text)).toEqual([
      'Warning about the link “Claim your refund”. Blocked: known scam. Show why.',
    ]);

    // Label, report.
    await tab.key('Tab');
    await eventually(() => linkWithKeyboard(tab)).toBe('');
    await tab.key('Tab');
    await tab.key('Enter');
    const report = await pageWith('hxxp://staff-refunds[.]example/claim');
    expect(await faultsIn(report)).toEqual([]);
    await tabTo(report, 'Open it in my email');
    await tabTo(report, 'Copy the report');
    await tabTo(report, 'Go back to my email');
    await enterAndLeave(report);
    await eventually(async () => (await stage.driver.tabs()).some(({ id }) => id === report.id)).toBe(false);

    // Where it was: at the report button of the card; the close button, and then the next link.
    await tab.show();
    await eventually(() => linkWithKeyboard(tab)).toBe('');
    await tab.key('Tab');
    await eventually(() => linkWithKeyboard(tab)).toBe('');
    await tab.key('Tab');
    await eventually(() => linkWithKeyboard(tab)).toBe('Minutes');
    await eventually(() => cardIn(tab)).toBe('');
  });

  it('leads back from the label to the link, and closes the card with Escape', async () => {
    const tab = await stage.open(MAIL);
    await eventually(() => warningsIn(tab)).toHaveLength(1);
    await focusLink(tab, 'Claim your refund');
    await tab.key('Tab');
    await eventually(() => linkWithKeyboard(tab)).toBe('');
    await eventually(() => cardIn(tab)).toContain('staff-refunds.example');
    await tab.key('Escape');
    await eventually(() => cardIn(tab)).toBe('');
    // The label has the keyboard still: from it on behind the link.
    await tab.key('Tab');
    await eventually(() => linkWithKeyboard(tab)).toBe('Minutes');
  });

  it('opens the page in the link’s place, reports from there, and comes back to the mail', async () => {
    const tab = await stage.open(MAIL);
    await eventually(() => warningsIn(tab)).toHaveLength(1);
    await focusLink(tab, 'Claim your refund');
    await tab.key('Enter');
    const page = await pageWith('We stopped a link that is a known scam');
    expect(await faultsIn(page)).toEqual([]);
    // A key held down goes nowhere.
    await page.key('Enter');
    expect(await wordsOf(page)).toContain('We stopped a link that is a known scam');
    await tabTo(page, 'Report to IT');
    await page.key('Enter');
    const report = await pageWith('hxxp://staff-refunds[.]example/claim');
    await tabTo(report, 'Go back to my email');
    await enterAndLeave(report);
    await eventually(async () => (await stage.driver.tabs()).some(({ id }) => id === report.id)).toBe(false);
    await page.show();
    await eventually(async () => (await withKeyboard(page)).words).toBe('Report to IT');
    await tabTo(page, 'Show details');
    await page.run('document.querySelector("h1").focus()');
    await tabTo(page, 'Go back to my email');
    await enterAndLeave(page);
    await eventually(async () => (await stage.driver.tabs()).some(({ id }) => id === page.id)).toBe(false);
    await tab.show();
    await eventually(() => linkWithKeyboard(tab)).toBe('Claim your refund');
    expect(await stage.requestsTo('staff-refunds.example')).toEqual([]);
  });
});
