// The label and the card at a link, as the checker of accessibility, a screen reader and an eye meet them.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tab } from './driver';
import { faultsIn } from './extension-page';
import { takePicture, writeSheet } from './pictures';
import { eventually, useStage } from './stage';

/** Shown as a page of its own: the webmail lets no script run in its frames, and the checker is one. */
const MESSAGE = `<!doctype html><html lang="en"><title>Message</title><body style="font: 16px/1.5 sans-serif; margin: 24px">
  <p>Dear colleague, your claim of 24 November is ready. You have until Friday to take it up, then it goes back to the council.</p>
  <p><a href="http://staff-refunds.example/claim">Claim your refund</a></p>
  <p><a href="https://rbkc.gov.uk.account-check.example/">View your council tax</a></p>
  <p><a href="https://www.gov.uk/council-tax">Council tax</a></p>
  <p>With kind regards, the payroll team. Please do not reply to this message.</p>`;

const LAYER = `document.querySelector('html > div[popover]')`;

describe('at the link', () => {
  // In a copy of the build whose root is open: no other way to look inside. That every build closes it is tested (test/build).
  const stage = useStage('chromium', [], { hasOpenRoot: true });
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(MESSAGE));
  let address = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(() => void server.close());

  const labels = (tab: Tab) =>
    tab.run<readonly string[]>(
      `[...(${LAYER}?.shadowRoot.querySelectorAll('.flag') ?? [])].map((flag) => flag.textContent)`,
    );
  const openCard = async (words: string, language: 'en' | 'cy') => {
    const tab = await stage.driver.open(address);
    await tab.resize({ width: 680, height: 400 });
    const popup = await stage.driver.openPopup(tab);
    await popup.run(`document.querySelector('button[lang=${language}]').click()`);
    await eventually(() => popup.run('document.documentElement.lang')).toBe(language);
    await popup.close();
    await tab.go(address);
    await eventually(() => labels(tab)).toHaveLength(2);
    await tab.run(`[...document.links].find(({ textContent }) => textContent === '${words}').focus()`);
    await eventually(() => tab.run(`${LAYER}.shadowRoot.querySelector('.card') !== null`)).toBe(true);
    return tab;
  };

  it.each([
    ['blocked', 'Claim your refund'],
    ['suspicious', 'View your council tax'],
  ])('has no fault, %s, in both languages and whatever the person prefers', async (level, words) => {
    for (const language of ['en', 'cy'] as const) {
      const tab = await openCard(words, language);
      for (const [what, preferences] of [
        ['light', {}],
        ['dark', { scheme: 'dark' }],
        ['forced-colours', { hasForcedColours: true }],
      ] as const) {
        await tab.prefer({ ...preferences, isStill: true });
        expect(await faultsIn(tab, LAYER), `${level} ${language} ${what}`).toEqual([]);
        if (language === 'en' || what === 'light') await takePicture(tab, `card-${level}.${language}.${what}`);
      }
      await tab.close();
    }
    const pictures = ['en.light', 'cy.light', 'en.forced-colours'].map((look) => `card-${level}.${look}`);
    await writeSheet(stage.driver, `card-${level}`, pictures, 608);
  });

  it('says where, what, why and what to do, in this order', async () => {
    const tab = await openCard('View your council tax', 'en');
    // A live region is filled after it has come.
    await eventually(() => tab.readAloud()).toContain(
      'StaticText "Warning about the link “View your council tax”. Check first. Show why."',
    );
    const read = await tab.readAloud();
    expect(read.slice(read.findIndex((line) => line.startsWith('region')))).toEqual([
      'region "Lurewatch"',
      'button "Warning about the link “Claim your refund”. Blocked: known scam. Show why."',
      'button "Warning about the link “View your council tax”. Check first. Show why."',
      'group "Check before you open this"',
      'heading "Check before you open this"',
      'StaticText "The link really goes to"',
      'StaticText "account-check.example"',
      'StaticText "The address copies rbkc.gov.uk, but the website is really account-check.example."',
      'StaticText "The real website of Royal Borough of Kensington and Chelsea is rbkc.gov.uk."',
      'StaticText "Ask the sender another way, such as by phone, before you open it."',
      'button "Report to IT"',
      'button "Close"',
      'status',
      'StaticText "Warning about the link “View your council tax”. Check first. Show why."',
    ]);
  });

  it('fits into a small window and beside large words', async () => {
    const tab = await openCard('Claim your refund', 'en');
    await tab.prefer({ isStill: true });
    for (const [what, size] of [
      ['narrow', { width: 400, height: 640 }],
      // A window of 1280 by 800 at 200 %.
      ['zoom-200', { width: 640, height: 400 }],
    ] as const) {
      await tab.resize(size);
      const isInside = `(({ left, top, right, bottom }) =>
        left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight
      )(${LAYER}.shadowRoot.querySelector('.card').getBoundingClientRect())`;
      await eventually(() => tab.run(isInside)).toBe(true);
      await takePicture(tab, `card-blocked.${what}`);
    }
  });
});
