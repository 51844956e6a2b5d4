// Who may not talk to the extension: web pages, the webmail's among them, and other extensions.

import { describe, expect, it } from 'vitest';
import { INTERSTITIAL, POPUP, type Tab } from './driver';
import { DRIVERS } from './drivers';
import { headingsOf } from './extension-page';
import { clickLink, warningsIn } from './message';
import { eventually, type Stage, useStage } from './stage';
import { blocked, paragraphs, testMail } from './test-mails';

const LURE = blocked('Claim your refund', 'http://refund.staff-refunds.example/claim');
const MAIL = testMail('lure', paragraphs([LURE]), [LURE], 0);
const PAGE = 'http://somewhere.example/';

/** Whether a page can send the extension anything; the words are the browser's. */
const SEND = `(async () => {
  const runtime = globalThis.browser?.runtime ?? globalThis.chrome?.runtime;
  if (typeof runtime?.sendMessage !== 'function') return 'no way to send';
  try {
    return { answer: await runtime.sendMessage({ name: 'stopped-link', request: { id: 'A'.repeat(22) } }) };
  } catch (error) {
    return 'refused';
  }
})()`;

const fetchFrom = (address: string) => `fetch(${JSON.stringify(address)}).then(() => 'read', () => 'refused')`;
/** A frame that the extension filled would not let the page look into it. */
const frame = (address: string) => `new Promise((resolve) => {
  const frame = document.createElement('iframe');
  frame.src = ${JSON.stringify(address)};
  frame.onload = frame.onerror = () => setTimeout(() => resolve('done'), 0);
  document.body.append(frame);
  setTimeout(() => resolve('done'), 2000);
})`;

/** The id of another extension's message as the browser takes it. */
const addressee = ({ driver }: Stage) =>
  driver.name === 'firefox' ? 'lurewatch@lurewatch.example' : new URL(driver.origin).host;

describe.each(DRIVERS)('strangers in $name', ({ name }) => {
  const stage = useStage(name, [MAIL]);

  it.each(['another site', 'the webmail'])('gives %s no way to send it anything', async (who) => {
    const tab = who === 'the webmail' ? await stage.open(MAIL) : await stage.driver.open(PAGE);
    expect(['no way to send', 'refused']).toContain(await tab.run(SEND));
    for (const path of [POPUP, INTERSTITIAL, '/manifest.json', '/src/content/index.js']) {
      expect(await tab.run(fetchFrom(stage.driver.origin + path))).toBe('refused');
    }
    expect(await tab.run('Object.keys(globalThis).filter((key) => /lurewatch/i.test(key))')).toEqual([]);
  });

  it('does not show its pages in another page’s frame', async () => {
    const tab = await stage.driver.open(PAGE);
    await tab.run(frame(stage.driver.origin + POPUP));
    expect(await tab.find('heading', 'Lurewatch')).toEqual([]);
    // What a frame of ours would hold is another origin's: the browser gives null, or the empty document it began with.
    expect(await tab.run('document.querySelector("iframe").contentDocument?.body?.innerText ?? ""')).toBe('');
  });

  it('refuses another extension', async () => {
    const tab = await stage.driver.open(`${stage.driver.strangerOrigin}/page.html`);
    await eventually(() => headingsOf(tab)).toEqual(['Stranger']);
    const to = JSON.stringify(addressee(stage));
    const send = (message: string) =>
      tab.run(
        `(globalThis.browser ?? chrome).runtime.sendMessage(${to}, ${message}).then((answer) => ({ answer: answer ?? null }), () => 'refused')`,
      );
    expect(await send('{ name: "stopped-link", request: { id: "A".repeat(22) } }')).toBe('refused');
    for (const port of ['links', 'popup']) {
      const connect = `new Promise((resolve) => {
        const port = (globalThis.browser ?? chrome).runtime.connect(${to}, { name: ${JSON.stringify(port)} });
        port.onMessage.addListener((message) => resolve({ message }));
        port.onDisconnect.addListener(() => resolve('refused'));
        port.postMessage({ type: 'judge', questions: { ids: [], hrefs: [], texts: [], kinds: [] }, gone: [] });
      })`;
      expect(await tab.run(connect)).toBe('refused');
    }
  });

  it('gives a stopped link to nobody who guesses or copies its address', async () => {
    const mail = await stage.open(MAIL);
    await eventually(() => warningsIn(mail)).toHaveLength(1);
    await clickLink(mail, LURE.text);
    const [page] = (await stage.stoppedPages(1)) as [Tab];
    await eventually(() => headingsOf(page)).toContain('We stopped a link that is a known scam');
    const copy = await stage.driver.open(await page.url());
    await eventually(() => headingsOf(copy)).toContain('This warning has expired');
    const guess = await stage.driver.open(`${stage.driver.origin}${INTERSTITIAL}#${'A'.repeat(22)}`);
    await eventually(() => headingsOf(guess)).toContain('This warning has expired');
  });
});
