// Whether somebody else's verdict waits for a hostile message: in one tab ten thousand links made to be slow to judge, in another tab one
// question after the other, in the real extension.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { WORST_INPUTS } from '../../src/cli/evaluation/worst-inputs';
import type { Chromium } from '../../src/demo/chromium';
import { POPUP } from '../e2e/driver';
import { median, withChromium } from './browsers';
import { extensionWorld } from './extension-world';
import { type Row, row } from './table';

const LINKS = 10_000;
const EVERY_MS = 10;
const QUIET_ASKS = 200;
/**
 * Chromium itself sends all links of a page to the browser, to guess which will be opened: of this one 28 MB, by which its main thread is busy
 * for 66 to 81 ms at a time without us. So it is measured with that and without. Playwright's own list for this flag gives way to it.
 */
const WITHOUT_GUESSING = '--disable-features=NavigationPredictor';
/** After it the flood has not ended, and will not. */
const PATIENCE_MS = 240_000;

const escaped = (text: string) => text.replace(/[&"<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const FLOOD = Array.from({ length: LINKS }, (_, at) => WORST_INPUTS[at % WORST_INPUTS.length])
  .map((input) => input && `<p><a href="${escaped(input.link.href)}">${escaped(input.link.text || 'Read')}</a></p>`)
  .join('\n');

/** Of the open port's world: milliseconds until one question has its answer. */
const ASK = `new Promise((resolve) => {
  globalThis.asking ??= chrome.runtime.connect({ name: 'links' });
  const from = performance.now();
  const hear = () => {
    asking.onMessage.removeListener(hear);
    resolve(performance.now() - from);
  };
  asking.onMessage.addListener(hear);
  asking.postMessage({ type: 'judge', questions: { ids: [0], hrefs: ['https://www.parcel-fee.example/'], texts: [''], kinds: ['a'] }, gone: [] });
})`;

/** In a page of the extension: how many links of the tab were judged. */
async function judgedIn(browser: Chromium, url: string): Promise<() => Promise<number>> {
  const desk = await browser.context.newPage();
  await desk.goto(browser.extensionOrigin + POPUP);
  await desk.evaluate(`(async () => {
    globalThis.judged = 0;
    const tab = (await chrome.tabs.query({})).find(({ url }) => url === ${JSON.stringify(url)});
    const port = chrome.runtime.connect({ name: 'popup' });
    port.onMessage.addListener(({ findings }) => {
      if (findings) judged = Object.values(findings.counts).reduce((sum, count) => sum + count, 0);
    });
    port.postMessage({ tabId: tab.id });
  })()`);
  return () => desk.evaluate<number>('judged');
}

interface Waits {
  /** One verdict with nothing else to judge, in ms. */
  readonly quiet: number;
  /** Each verdict while the hostile message is judged, in ms. */
  readonly times: readonly number[];
  /** From the message's opening to its last verdict. */
  readonly allMs: number;
}

async function waitsIn(browser: Chromium, address: string): Promise<Waits> {
  const other = await browser.context.newPage();
  const ask = await extensionWorld(browser, other, address);
  const askTimes = async (isOver: () => boolean | Promise<boolean>) => {
    const times: number[] = [];
    while (!(await isOver())) {
      times.push(await ask<number>(ASK));
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
    return times;
  };
  let left = QUIET_ASKS;
  await askTimes(() => left-- < QUIET_ASKS / 2);
  const quiet = median(await askTimes(() => left-- < 0 - QUIET_ASKS));
  const hostile: Page = await browser.context.newPage();
  const from = performance.now();
  await hostile.goto(`${address}flood`, { waitUntil: 'commit' });
  const judged = await judgedIn(browser, `${address}flood`);
  // Its person looks at it: the browser gives less time to the process of a tab that nobody sees.
  await other.bringToFront();
  const times = await askTimes(async () => {
    if (performance.now() - from > PATIENCE_MS) throw new Error(`${await judged()} of ${LINKS} links were judged`);
    return (await judged()) >= LINKS;
  });
  return { quiet, times, allMs: performance.now() - from };
}

export async function flood(): Promise<Row[]> {
  const server = createServer(({ url }, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><title>Page</title>${url === '/flood' ? FLOOD : '<p>A page.'}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const waits = (flags: readonly string[]) =>
    withChromium('dist/chrome-demo', (browser) => waitsIn(browser, address), flags);
  try {
    const { quiet, times, allMs } = await waits([WITHOUT_GUESSING]);
    const guessing = await waits([]);
    return [
      row('Chromium: a verdict, nothing else to judge', quiet, 'ms'),
      row('Chromium: a hostile message of 10,000 links, until all are judged', allMs, 'ms'),
      row('Chromium: what it adds to another tab’s verdict, median', median(times) - quiet, 'ms'),
      row(`Chromium: what it adds to another tab’s slowest of ${times.length}`, Math.max(...times) - quiet, 'ms', {
        goal: '<=50',
      }),
      row(
        `Chromium: the same with its own guessing, slowest of ${guessing.times.length}`,
        Math.max(...guessing.times) - guessing.quiet,
        'ms',
        { goal: '<=50' },
      ),
    ];
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
