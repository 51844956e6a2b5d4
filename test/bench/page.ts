// What the content script costs a page: its own code in a page that has come to rest, with a background that answers at once. All that the
// main thread does from then on is ours: script, style and layout.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Page } from 'playwright-core';
import { browserPath } from '../e2e/paths';
import { LEAST_SCRIPT } from './least-script';
import { spentMs } from './main-thread';
import { type Row, row } from './table';

const RUNS = 9;
/** One link in so many has a warning. */
const FLAGGED = 20;
const REST_MS = 200;
/** After it the idle search for shadow roots is over. */
const IDLE_MS = 600;

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** A newsletter's tables, with a link in each. */
const message = (links: number) =>
  Array.from(
    { length: links },
    (_, at) =>
      `<table><tr><td><img alt="" width="8" height="8"><p>Item ${at} of the list, and <b>why</b> it matters: <a href="https://news-${at}.example/read?item=${at}">Read more</a></p></td></tr></table>`,
  ).join('');

const own = Array.from({ length: 100 }, (_, at) => `<li><a href="?_task=mail&amp;_mbox=${at}">Folder</a></li>`).join(
  '',
);

interface Cost {
  readonly ms: number;
  /** Spent afterwards, when the browser has nothing else to do. */
  readonly idleMs: number;
  readonly longestMs: number;
  readonly isDrawn: boolean;
  readonly nodes: number;
  readonly requests: number;
}

/**
 * Stands for the browser's `chrome`: every twentieth link is a lure. The background is a worker, so that the page pays what it pays in
 * truth, for the writing of its questions and the reading of its answers, and nothing for the answering. In the page, so it is written whole.
 */
async function answerAtOnce(flagged: number): Promise<void> {
  type Listener = (message: unknown) => void;
  const background = (every: number) => {
    const warning = {
      appearance: 'blocked',
      label: 'Do not open',
      title: 'Scam',
      domain: 'x.example',
      why: '',
      next: '',
    };
    addEventListener('message', ({ data }) => {
      const { ids } = data.questions as { readonly ids: readonly number[] };
      const clear = ids.filter((id) => id % every !== 0);
      const warned = ids.filter((id) => id % every === 0).map((id) => [id, warning]);
      postMessage({ type: 'answers', language: 'en', incident: 'normal', clear, warned });
    });
    postMessage('ready');
  };
  const worker = new Worker(URL.createObjectURL(new Blob([`(${background})(${flagged})`])));
  await new Promise((resolve) => worker.addEventListener('message', resolve, { once: true }));
  const connect = () => ({
    onMessage: {
      addListener: (listener: Listener) =>
        worker.addEventListener('message', ({ data }) => {
          listener(data);
          told.answered += data.clear.length + data.warned.length;
          told.onAnswered();
        }),
    },
    onDisconnect: { addListener: () => undefined },
    postMessage: (message: unknown) => worker.postMessage(message),
  });
  const told = { answered: 0, longest: 0, onAnswered: () => {} };
  const chrome = { runtime: { id: 'bench', connect, onMessage: { addListener: () => undefined } } };
  Object.assign(globalThis, { chrome, told });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) told.longest = Math.max(told.longest, duration);
  }).observe({ type: 'longtask' });
}

declare const told: { readonly answered: number; readonly longest: number; onAnswered: () => void };

/** Settles two frames after all answers have come: what is in view is drawn then. Looks at nothing meanwhile: its own work would be counted. */
const drawn = (links: number) =>
  new Promise<void>((resolve) => {
    const settle = () => requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
    if (told.answered >= links) settle();
    else told.onAnswered = () => told.answered >= links && settle();
  });

const counts = () => ({
  nodes: document.querySelectorAll('*').length,
  requests: performance.getEntriesByType('resource').length,
});

interface Wait {
  readonly links: number;
  readonly isRead: boolean;
}

/** `isRead`: until all links are answered and drawn; else for a while. */
async function cost(page: Page, url: string, script: string, { links, isRead }: Wait): Promise<Cost> {
  await page.goto(url);
  await page.evaluate(answerAtOnce, FLAGGED);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const spent = () => spentMs(session);
  await page.waitForTimeout(REST_MS);
  const [before, from] = [await page.evaluate(counts), await spent()];
  // What the inspector evaluates is in none of the browser's own counts.
  const loadMs = await page.evaluate((code) => {
    const start = performance.now();
    // biome-ignore lint/security/noGlobalEval: the script as it was built, read and begun in the page's own time.
    globalThis.eval(code);
    return performance.now() - start;
  }, script);
  await (isRead ? page.evaluate(drawn, links) : page.waitForTimeout(REST_MS));
  const ms = loadMs + (await spent()) - from;
  await page.waitForTimeout(IDLE_MS);
  const idleMs = loadMs + (await spent()) - from - ms;
  const after = await page.evaluate(counts);
  const longestMs = await page.evaluate(() => told.longest);
  const isDrawn = await page.evaluate(() => document.querySelector('[popover]') !== null);
  await session.detach();
  return {
    ms,
    idleMs,
    longestMs,
    isDrawn,
    nodes: after.nodes - before.nodes,
    requests: after.requests - before.requests,
  };
}

export async function page(): Promise<Row[]> {
  const script = readFileSync('dist/chrome-demo/src/content/index.js', 'utf8');
  const server = createServer(({ url = '' }, response) => {
    const links = Number(new URL(url, 'http://x').searchParams.get('links') ?? 0);
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><title>Page</title>${links > 0 ? message(links) : `<ul>${own}</ul>`}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser = await chromium.launch({ executablePath: browserPath('chromium') });
  try {
    const tab = await browser.newPage();
    const rows: Row[] = [];
    const runs = async (query: string, wait: Wait, code = script) => {
      const costs: Cost[] = [];
      for (let i = 0; i < RUNS; i += 1) costs.push(await cost(tab, address + query, code, wait));
      return costs;
    };
    /** What is counted of the same page although nothing of ours is in it. */
    const nothing = async (query: string, isRead: boolean) =>
      median((await runs(query, { links: 0, isRead }, '0')).map(({ ms }) => ms));
    for (const [links, goal] of [
      [1_000, '<=5'],
      [10_000, '<=25'],
    ] as const) {
      const query = `?links=${links}`;
      const empty = await nothing(query, true);
      const costs = await runs(query, { links, isRead: true });
      const least = await runs(query, { links, isRead: true }, LEAST_SCRIPT);
      if (![...costs, ...least].every(({ isDrawn }) => isDrawn)) throw new Error('no marker was drawn');
      const label = `page of ${links.toLocaleString('en')} links`;
      const [ours, theirs] = [costs, least].map((each) => median(each.map(({ ms }) => ms)) - empty);
      rows.push(row(`${label}: scan and draw, main thread`, ours ?? Number.NaN, 'ms', { goal }));
      const peer = { peer: 'least script', peerValue: theirs ?? Number.NaN };
      rows.push(row(`${label}: the same against the least script`, ours ?? Number.NaN, 'ms', peer));
      rows.push(
        row(`${label}: search for shadow roots, and following, when idle`, median(costs.map((c) => c.idleMs)), 'ms'),
      );
      const longest = Math.max(...costs.map(({ longestMs }) => longestMs));
      rows.push(row(`${label}: longest task above 50 ms, 0 for none`, longest, 'ms', { goal: '<=50' }));
    }
    const idle = await runs('?_task=mail', { links: 0, isRead: false });
    const empty = await nothing('?_task=mail', false);
    rows.push(row('page without messages: added', median(idle.map(({ ms }) => ms)) - empty, 'ms', { goal: '<=1' }));
    rows.push(row('page without messages: requests', Math.max(...idle.map((c) => c.requests)), '', { goal: '<=0' }));
    rows.push(row('page without messages: nodes', Math.max(...idle.map((c) => c.nodes)), '', { goal: '<=0' }));
    return rows;
  } finally {
    await browser.close();
    server.close();
  }
}
