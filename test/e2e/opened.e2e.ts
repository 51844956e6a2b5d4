// "Did I open it?": a link is opened, IT names it afterwards, and whoever opened it is told.

import { afterAll, describe, expect, it } from 'vitest';
import type { OpenedRecord } from '../../src/messages';
import { keyOf, Publisher } from '../feed/publisher';
import { POPUP, type Tab } from './driver';
import { DRIVERS } from './drivers';
import { faultsIn, pressOn, reportPageIn, wordsOf } from './extension-page';
import { type FeedServer, startFeedServer } from './feed-server';
import { clickLink } from './message';
import { eventually, useStage } from './stage';
import { paragraphs, testMail } from './test-mails';

const ANNA = keyOf('anna');
const CLOCK = keyOf('clock');
const AFTER = 'https://after-the-hop.example/sign-in';
const MAIL = testMail(
  'opened',
  paragraphs([
    { text: 'Your parcel', href: 'https://new-lure.example/parcel' },
    { text: 'Your invoice', href: `https://counted-links.example/?redirect=${encodeURIComponent(AFTER)}` },
    { text: 'Your rota', href: 'https://never-a-lure.example/rota' },
  ]),
  [],
  3,
);

const TITLE = 'You opened a link that is now known to be a scam';

describe.each(DRIVERS)('links that were opened in $name', ({ name }) => {
  const own = new Publisher({ id: 'westmarsh', keys: [ANNA], threshold: 1, timestampKey: CLOCK, nowMs: Date.now() });
  let server: FeedServer;
  let serial = 0;
  const publish = async (lines: readonly string[]) => {
    serial += 1;
    own.nowMs = Date.now();
    await own.publish({ lines, signers: [ANNA], serial });
  };
  const stage = useStage(name, [MAIL], {
    policy: async () => {
      await publish([]);
      server = await startFeedServer((path) => own.files.get(path.split('/')[1] ?? ''));
      return { feeds: [{ id: 'westmarsh', url: `${server.url}westmarsh/`, role: 'own', ...own.pinned }] };
    },
  });
  afterAll(() => server.stop());

  const ask = <T>(page: Tab, request: string, more = '{}') =>
    page.run<T>(
      `(globalThis.browser ?? chrome).runtime.sendMessage({ name: ${JSON.stringify(request)}, request: ${more} }).then(({ value }) => value)`,
    );
  const recordOf = (page: Tab) => ask<OpenedRecord>(page, 'opened-record');
  const patternsOf = async (page: Tab) => (await recordOf(page)).alerts.map(({ pattern }) => pattern).sort();
  /** Of the extension, as the browser shows them. */
  const notified = (page: Tab) => page.run<string>('(globalThis.browser ?? chrome).action.getTitle({})');

  it('are told of when a list names them, with what to do, and no more when it takes them back', async () => {
    const tab = await stage.open(MAIL);
    const desk = await stage.driver.open(`${stage.driver.origin}${POPUP}`);
    await ask(desk, 'opened-forget');
    for (const text of ['Your parcel', 'Your invoice', 'Your rota']) {
      await tab.show();
      await clickLink(tab, text, { withControl: true });
    }
    await eventually(async () => (await recordOf(desk)).remembered).toBeGreaterThanOrEqual(4);
    expect(await patternsOf(desk)).toEqual([]);

    // By a worker that wakes for the update, and behind a redirect.
    await stage.driver.stopBackground();
    await publish(['after-the-hop.example', 'new-lure.example', 'other.example']);
    await ask(desk, 'check-feeds');
    await eventually(() => patternsOf(desk)).toEqual(['after-the-hop.example', 'new-lure.example']);
    await eventually(() => notified(desk)).toContain('A link you opened is now known to be a scam.');

    await tab.show();
    const popup = await stage.driver.openPopup(tab);
    for (const words of [TITLE, 'The link', 'a message', 'IT has since listed it as a scam. You are not in trouble.'])
      await eventually(() => wordsOf(popup)).toContain(words);
    expect(await faultsIn(popup)).toEqual([]);

    const page = await stage.driver.open(`${stage.driver.origin}/src/ui/opened/index.html`);
    for (const words of [
      TITLE,
      'new-lure.example',
      'after-the-hop.example',
      'Close the page it opened.',
      'addresses are remembered.',
    ])
      await eventually(() => wordsOf(page)).toContain(words);
    expect(await faultsIn(page)).toEqual([]);

    // What IT takes back is taken back here.
    await publish(['after-the-hop.example', 'other.example']);
    await ask(desk, 'check-feeds');
    await eventually(() => patternsOf(desk)).toEqual(['after-the-hop.example']);

    // Told to IT: the mail says that it was opened, and when.
    await page.go(`${stage.driver.origin}/src/ui/opened/index.html`);
    await page.show();
    await pressOn(page, 'button', 'Tell IT now');
    const report = await reportPageIn(stage.driver);
    await eventually(() => wordsOf(report)).toContain('I opened this link. Please tell me what to do.');
    expect(await wordsOf(report)).toMatch(/after-the-hop\[\.\]example.*Opened: \d+ \w+, \d+:\d\d[ap]m/);
    await report.close();

    await page.show();
    await pressOn(page, 'button', 'I have told IT');
    await eventually(() => wordsOf(page)).toContain('There is nothing to tell you');
    expect(await patternsOf(desk)).toEqual([]);

    await pressOn(page, 'button', 'Forget them all');
    await eventually(() => wordsOf(page)).toContain('0 addresses are remembered.');
    expect((await recordOf(desk)).remembered).toBe(0);
  });
});
