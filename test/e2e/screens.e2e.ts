// Every screen in every state, in both languages, light and dark: without a fault of accessibility, and in pictures. `npm run screens` writes
// them to docs/screens.

import { afterAll, describe, expect, it } from 'vitest';
import type { Incident } from '../../src/core/feed/format';
import { INBOX } from '../../src/demo/inbox';
import { keyOf, Publisher, timeOf } from '../feed/publisher';
import { POPUP, type Tab } from './driver';
import { DRIVERS } from './drivers';
import { faultsIn, pressOn, reportPageIn, wordsOf } from './extension-page';
import { type FeedServer, startFeedServer } from './feed-server';
import { cardIn, clickLink, pointAtLink, warningsIn } from './message';
import { takePicture, writeSheet } from './pictures';
import { eventually, useStage } from './stage';
import { blocked, paragraphs, suspicious, testMail } from './test-mails';

const LANGUAGES = ['en', 'cy'] as const;
const SCHEMES = ['light', 'dark'] as const;
const ANNA = keyOf('anna');
const CLOCK = keyOf('clock');
const DAY_MS = 24 * 60 * 60_000;

const LINKS = {
  lure: { text: 'Claim your refund', href: 'https://refund-desk.example/claim' },
  lookalike: { text: 'View your council tax', href: 'https://westmarsh.gov.uk.account-check.example/' },
  suspended: { text: 'Shared plan', href: 'https://plans.eastmarsh.example/' },
  unknown: { text: 'Book training', href: 'https://training-bookings.example/' },
  known: { text: 'Council tax', href: 'https://www.gov.uk/council-tax' },
};
const { lure, lookalike, suspended, unknown, known } = LINKS;
const WARNED = testMail(
  'warned',
  paragraphs(Object.values(LINKS)),
  [blocked(lure.text, lure.href), suspicious(lookalike.text, lookalike.href)],
  3,
);
const CALM_UNKNOWN = testMail('calm-unknown', paragraphs([unknown]), [], 1);
const CALM = testMail('calm', paragraphs([known]), [], 1);

const message = {
  en: 'Attackers may be using colleagues’ email accounts. Use the intranet or the phone until we tell you it is over.',
  cy: 'Gall ymosodwyr fod yn defnyddio cyfrifon e-bost cydweithwyr. Defnyddiwch y fewnrwyd neu’r ffôn nes i ni ddweud wrthych ei bod ar ben.',
};
const INCIDENT: Omit<Incident, 'level'> = {
  startedAt: '2025-11-24T07:40:00Z',
  reviewAt: '2025-11-26T09:15:00Z',
  message,
  contacts: [
    { kind: 'phone', label: { en: 'IT service desk', cy: 'Desg gwasanaeth TG' }, value: '020 7946 0123' },
    { kind: 'phone', label: { en: 'Out of hours', cy: 'Y tu allan i oriau' }, value: '020 7946 0456' },
    {
      kind: 'page',
      label: { en: 'Latest on the intranet', cy: 'Y diweddaraf ar y fewnrwyd' },
      value: 'https://intranet.westmarsh.example/incident',
    },
  ],
};
const suspensions = [
  {
    organisation: 'eastmarsh',
    name: { en: 'Eastmarsh Council', cy: 'Cyngor Eastmarsh' },
    hosts: ['eastmarsh.example'],
    senders: [],
    since: '2025-11-24T07:40:00Z',
    until: timeOf(Date.now() + DAY_MS),
  },
];

describe.each(DRIVERS)('the screens in $name', ({ name: browser }) => {
  /** Firefox takes what a person prefers at its start alone; its pictures would be the same. */
  const isChromium = browser === 'chromium';
  const own = new Publisher({ id: 'westmarsh', keys: [ANNA], threshold: 1, timestampKey: CLOCK, nowMs: Date.now() });
  const partner = new Publisher({ id: 'north', keys: [ANNA], threshold: 1, timestampKey: CLOCK, nowMs: Date.now() });
  let server: FeedServer;
  let serial = 0;
  let partnerSerial = 0;
  const stage = useStage(browser, [WARNED, CALM, CALM_UNKNOWN, ...INBOX], {
    policy: async () => {
      const publishers: Record<string, Publisher> = { westmarsh: own, north: partner };
      server = await startFeedServer((path) => {
        const [, feed = '', file = ''] = /^\/?([^/]+)\/(.+)$/.exec(path) ?? [];
        return publishers[feed]?.files.get(file);
      });
      server.mood = 'down';
      const feedOf = (id: string, role: string, { pinned }: Publisher) => ({
        id,
        role,
        url: `${server.url}${id}/`,
        ...pinned,
      });
      return {
        feeds: [feedOf('westmarsh', 'own', own), feedOf('north', 'partner', partner)],
        reports: { email: 'it@westmarsh.example' },
      };
    },
  });
  afterAll(() => server.stop());

  const publish = async (content: Partial<Parameters<Publisher['publish']>[0]>, lifeMs = DAY_MS) => {
    serial += 1;
    own.nowMs = Date.now();
    await own.write({ lines: ['refund-desk.example campaign=refunds'], signers: [ANNA], ...content, serial });
    await own.refresh(lifeMs);
  };
  const poll = async () => {
    const desk = await stage.driver.open(`${stage.driver.origin}${POPUP}`);
    await desk.run(
      `(globalThis.browser ?? chrome).runtime.sendMessage({ name: 'check-feeds', request: {} }).then(({ ok }) => ok)`,
    );
    await desk.close();
  };

  /** In both languages and schemes: the checker finds nothing, nothing is wider than the page, and there is a picture. */
  async function look(page: Tab, name: string, size: { readonly width: number; readonly height: number }) {
    await page.show();
    await page.resize(size);
    const pictures: string[] = [];
    for (const language of LANGUAGES) {
      await page.run(`document.querySelector('button[lang=${language}]').click()`);
      await eventually(() => page.run('document.documentElement.lang')).toBe(language);
      for (const scheme of isChromium ? SCHEMES : (['light'] as const)) {
        if (isChromium) await page.prefer({ scheme, isStill: true });
        expect(await faultsIn(page), `${name} ${language} ${scheme}`).toEqual([]);
        expect(await page.run('document.documentElement.scrollWidth <= innerWidth'), `${name} is too wide`).toBe(true);
        if (!isChromium) continue;
        const picture = `${name}.${language}.${scheme}`;
        pictures.push(picture);
        await takePicture(page, picture, { isWhole: true });
      }
    }
    await page.run(`document.querySelector('button[lang=en]').click()`);
    if (!isChromium) return;
    // What stands in other people's settings, in one language: nothing is lost there either.
    for (const [what, preferences, width, text] of [
      ['forced-colours', { hasForcedColours: true }, size.width, '100%'],
      ['text-200', {}, size.width, '200%'],
      ['narrow', {}, 320, '100%'],
    ] as const) {
      // The popup is as wide as it is.
      if (what === 'narrow' && size.width < 500) continue;
      await page.prefer({ ...preferences, isStill: true });
      await page.resize({ ...size, width });
      await page.run(`document.documentElement.style.fontSize = '${text}'`);
      expect(await page.run('document.documentElement.scrollWidth <= innerWidth'), `${name} ${what}`).toBe(true);
      await takePicture(page, `${name}.${what}`, { isWhole: true });
    }
    await writeSheet(stage.driver, name, pictures, size.width < 500 ? 300 : 608);
    await page.show();
    await page.run(`document.documentElement.style.fontSize = ''`);
    await page.prefer({ isStill: true });
    await page.resize(size);
  }

  const lookAtPopup = async (mail: typeof WARNED | string, name: string, words: string) => {
    const tab = typeof mail === 'string' ? await stage.driver.open(mail) : await stage.open(mail);
    const popup = await stage.driver.openPopup(tab);
    await eventually(() => wordsOf(popup)).toContain(words);
    await look(popup, `popup-${name}`, { width: 380, height: 600 });
    await popup.close();
    await tab.close();
  };

  const lookAtPage = async (link: { readonly text: string }, name: string, act?: (page: Tab) => Promise<void>) => {
    const tab = await stage.open(WARNED);
    // The webmail may show a mail anew right after it has shown it, and a click in between is lost.
    await eventually(async () => (await warningsIn(tab)).length).toBeGreaterThan(0);
    await clickLink(tab, link.text);
    const [page] = await stage.stoppedPages(1);
    if (!page) throw new Error('nothing was stopped');
    await eventually(() => page.run(`document.querySelector('.lw-where') !== null`)).toBe(true);
    await act?.(page);
    await look(page, `interstitial-${name}`, { width: 1100, height: 800 });
    await page.close();
    await tab.close();
  };

  it('before anything is known, without an incident, and out of date', { timeout: 300_000 }, async () => {
    // Tried a second time, it is known what is known.
    if (serial === 0) await lookAtPopup(WARNED, 'awaited', 'Waiting for your council’s settings');
    server.mood = 'well';
    await publish({});
    await poll();
    await lookAtPopup(CALM, 'calm', 'No warning for the link');
    await lookAtPopup(WARNED, 'findings', '2 links have warnings');
    await lookAtPopup('https://news.example/', 'not-webmail', 'does not check this page');
    await lookAtPage(lure, 'blocked', async (page) => {
      if (!isChromium) return;
      // What happened, where to, why, what to do, whether harm was done: each said once, in this order.
      const said = (await page.readAloud()).filter((line) => /^(?:heading|button|link|DisclosureTriangle) /.test(line));
      expect(said).toEqual([
        'link "Skip to main content"',
        'button "English"',
        'button "Cymraeg"',
        'heading "We stopped a link that is a known scam"',
        'heading "Where the link goes"',
        'heading "Why we stopped it"',
        'heading "What to do next"',
        'button "Go back to my email"',
        'button "Report to IT"',
        'heading "Has anything bad happened?"',
        'DisclosureTriangle "Show details"',
      ]);
    });
    await lookAtPage(lookalike, 'suspicious');
    await lookAtPage(lookalike, 'suspicious-open', async (page) => {
      await page.run(`[...document.querySelectorAll('details')].at(-1).open = true`);
      await pressOn(page, 'button', 'Continue anyway');
    });
    await publish({}, 4_000);
    await poll();
    server.mood = 'down';
    await eventually(async () => {
      const tab = await stage.open(CALM);
      const popup = await stage.driver.openPopup(tab);
      const words = await eventually(() => wordsOf(popup))
        .toContain('status')
        .then(
          () => wordsOf(popup),
          () => '',
        );
      await popup.close();
      await tab.close();
      return words;
    }).toContain('Last known status');
    await lookAtPopup(CALM, 'stale', 'Last known status');
    server.mood = 'well';
  });

  it('in an incident, and when it is over', { timeout: 300_000 }, async () => {
    server.mood = 'well';
    await publish({ incident: { ...INCIDENT, level: 'heightened' }, suspensions });
    partner.nowMs = Date.now();
    partnerSerial += 1;
    await partner.publish({
      serial: partnerSerial,
      title: 'Northbrook Council',
      lines: [],
      signers: [ANNA],
      incident: { ...INCIDENT, level: 'lockdown', contacts: [] },
    });
    await poll();
    await lookAtPopup(WARNED, 'heightened', 'Take extra care');
    await lookAtPage(suspended, 'suspended');
    await publish({ incident: { ...INCIDENT, level: 'lockdown' }, suspensions });
    await poll();
    await lookAtPopup(WARNED, 'lockdown', 'Do not open links in emails');
    await lookAtPage(unknown, 'lockdown');
    await lookAtPage(lookalike, 'refused');
    await publish({ incident: { ...INCIDENT, level: 'lockdown', drill: { groups: [] } } });
    await poll();
    await lookAtPopup(WARNED, 'drill', 'This is a practice. There is no real incident.');
    await lookAtPage(unknown, 'drill', (page) =>
      eventually(() => wordsOf(page)).toContain('This is a practice. There is no real incident.'),
    );
    await publish({ incident: { ...INCIDENT, level: 'lockdown' }, suspensions });
    await poll();
    const over = { ...INCIDENT, contacts: [], level: 'normal' as const };
    await publish({
      incident: {
        ...over,
        message: {
          en: 'Our network is confirmed. Thank you for your patience.',
          cy: 'Mae ein rhwydwaith wedi’i gadarnhau. Diolch am eich amynedd.',
        },
      },
    });
    await poll();
    await lookAtPopup(CALM, 'all-clear', 'All clear');
  });

  it('a report, an expired page', { timeout: 120_000 }, async () => {
    server.mood = 'well';
    await publish({});
    await poll();
    const tab = await stage.open(WARNED);
    await clickLink(tab, lure.text);
    const [page] = await stage.stoppedPages(1);
    if (!page) throw new Error('nothing was stopped');
    await pressOn(page, 'button', 'Report to IT');
    const found = await reportPageIn(stage.driver);
    await eventually(() => wordsOf(found)).toContain('hxxps://refund-desk[.]example/claim');
    await look(found, 'report', { width: 1100, height: 800 });
    const expired = await stage.driver.open((await page.url()).replace(/#.*/, `#${'A'.repeat(22)}`));
    await eventually(() => wordsOf(expired)).toContain('This warning has expired');
    await look(expired, 'interstitial-expired', { width: 1100, height: 800 });
  });

  it('settings and diagnostics', { timeout: 120_000 }, async () => {
    server.mood = 'well';
    await publish({ incident: { ...INCIDENT, level: 'heightened' }, suspensions });
    partner.nowMs = Date.now();
    partnerSerial += 1;
    await partner.publish({ serial: partnerSerial, lines: [], signers: [ANNA] });
    await poll();
    const page = await stage.driver.open(`${stage.driver.origin}/src/ui/settings/index.html`);
    await eventually(() => wordsOf(page)).toContain('Signed list');
    await pressOn(page, 'button', 'Run self test');
    // No mail is open.
    await eventually(() => wordsOf(page)).toContain('Open your email first');
    expect((await wordsOf(page)).match(/Passed/g)).toHaveLength(5);
    await eventually(() => wordsOf(page)).toContain('Run self test');
    await look(page, 'settings', { width: 1000, height: 800 });
    const copied = await page.run<string>("document.querySelector('pre').textContent");
    expect(JSON.parse(copied)).toMatchObject({ incident: 'heightened', selfTest: { stopped: 'passed' } });
    for (const secret of ['it@westmarsh', server.url, 'eastmarsh.example', 'mail.google.com'])
      expect(copied).not.toContain(secret);
  });

  it('a link that was opened before it was known', { timeout: 120_000 }, async () => {
    server.mood = 'well';
    await publish({});
    await poll();
    const tab = await stage.open(CALM_UNKNOWN);
    const desk = await stage.driver.open(`${stage.driver.origin}${POPUP}`);
    const forget = `(globalThis.browser ?? chrome).runtime.sendMessage({ name: 'opened-forget', request: {} }).then(({ ok }) => ok)`;
    // What other tests have opened.
    await desk.run(forget);
    await tab.show();
    await clickLink(tab, unknown.text, { withControl: true });
    const page = await stage.driver.open(`${stage.driver.origin}/src/ui/opened/index.html`);
    const size = { width: 1100, height: 800 };
    await eventually(() => wordsOf(page)).toContain('1 address is remembered.');
    await look(page, 'opened-none', size);
    const lines = ['refund-desk.example campaign=refunds', 'training-bookings.example'];
    await publish({ lines, incident: { ...INCIDENT, level: 'heightened' } });
    await poll();
    const alerts = `(globalThis.browser ?? chrome).runtime.sendMessage({ name: 'opened-record', request: {} }).then(({ value }) => value.alerts.length)`;
    await eventually(() => page.run(alerts)).toBe(1);
    await page.go(`${stage.driver.origin}/src/ui/opened/index.html`);
    await eventually(() => wordsOf(page)).toContain('Phone IT on 020 7946 0123.');
    await look(page, 'opened', size);
    await lookAtPopup(CALM, 'opened', 'You opened a link that is now known to be a scam');
    await page.show();
    await pressOn(page, 'button', 'Forget them all');
    await eventually(() => wordsOf(page)).toContain('0 addresses are remembered.');
  });

  it.runIf(isChromium)('the picture of the README', async () => {
    const mail = INBOX.find(({ id }) => id === 'staff-refund');
    if (!mail) throw new Error('the demo inbox has no such mail');
    const tab = await stage.driver.open(stage.webmail.addressOf(mail.id));
    await tab.prefer({ isStill: true });
    await eventually(() => warningsIn(tab)).toHaveLength(2);
    await pointAtLink(tab, 'Claim your refund');
    await eventually(() => cardIn(tab)).toContain('This link is a known scam');
    await takePicture(tab, 'warning');
    await writeSheet(stage.driver, 'warning', ['warning'], 1224);
  });
});
