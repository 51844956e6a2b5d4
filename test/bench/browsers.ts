// What lists cost in real browsers: a woken worker's load, the first verdict after it was killed, a change until it is durable.

import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { type Chromium, launchChromium } from '../../src/demo/chromium';
import { launchFirefox } from '../../src/demo/firefox';
import { watchWorker } from '../e2e/chromium-worker';
import { browserPath } from '../e2e/paths';
import type { ListsInPage } from '../lists/page';
import { listsScript } from '../lists/script';
import type { EngineName } from './browser/engines';
import { extensionWorld } from './extension-world';
import { type Row, row } from './table';

const ENGINES = ['Lurewatch', 'HNTrie', 'Ghostery', 'Set'] as const;
const CHANGED = 10_000;
const WAKES = 15;
const PART = 1024 * 1024;

export const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

interface Lists {
  readonly text: string;
  readonly listed: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export const BROWSER_PARTS = ['engines', 'verdicts', 'firefox'] as const;

export async function browsers(hosts: readonly string[], parts: readonly string[]): Promise<Row[]> {
  const step = Math.floor(hosts.length / (CHANGED / 2));
  const given: Lists = {
    text: hosts.join('\n'),
    listed: hosts[hosts.length >> 1] ?? '',
    added: Array.from({ length: CHANGED / 2 }, (_, at) => `added-${at}.example`),
    removed: hosts.filter((_, at) => at % step === 0).slice(0, CHANGED / 2),
  };
  const server = await serve();
  try {
    return [
      ...(parts.includes('engines') ? await engineRows(given) : []),
      ...(parts.includes('verdicts') ? await verdictRows(given, server) : []),
      ...(parts.includes('firefox') ? await firefoxRows(given) : []),
    ];
  } finally {
    server.close();
  }
}

/** What the two scripts leave in the pages they are run in. */
declare const lists: ListsInPage;
declare const bench: Readonly<Record<string, (...args: readonly unknown[]) => Promise<unknown>>>;
declare const chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };

const log = (what: string) => process.stderr.write(`  browsers: ${what}\n`);

function serve(): Promise<Server> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><title>Page</title><p>A page.');
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

const addressOf = (server: Server) => {
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
};

/** `flags` as in `launchChromium`. */
export async function withChromium<T>(
  extension: string,
  work: (browser: Chromium) => Promise<T>,
  flags: readonly string[] = [],
): Promise<T> {
  const profile = mkdtempSync(join(tmpdir(), 'lurewatch-bench-'));
  const browser = await launchChromium({ path: browserPath('chromium'), extension, profile }, flags);
  try {
    return await work(browser);
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

// ---- The engines in one extension ----------------------------------------------------------------------------------

async function engineRows({ text, listed, added, removed }: Lists): Promise<Row[]> {
  return withChromium('dist/bench/extension', async (browser) => {
    const page = await benchPage(browser);
    await send(page, text);
    const worker = await watchWorker(browser.context, browser.extensionOrigin);
    const loads = new Map<EngineName, { load: number; first: number }>();
    const changes = new Map<EngineName, number>();
    for (const name of ENGINES) {
      log(`Chromium, ${name}`);
      await call(page, 'install', name);
      const load: number[] = [];
      const first: number[] = [];
      for (let i = 0; i < (name === 'Lurewatch' ? WAKES : 7); i += 1) {
        await worker.stop();
        const { loadMs, firstMs, answer, error } = (await page.evaluate(
          (message) => chrome.runtime.sendMessage(message),
          { name, host: `www.${listed}` },
        )) as { loadMs: number; firstMs: number; answer: boolean; error?: string };
        if (answer !== true) throw new Error(`${name} lost a listed host ${error ?? ''}`);
        load.push(loadMs);
        first.push(firstMs);
      }
      loads.set(name, { load: median(load), first: median(first) });
      const times: number[] = [];
      for (let i = 0; i < (name === 'Lurewatch' ? 5 : 1); i += 1)
        times.push(await call<number>(page, 'change', name, added, removed));
      changes.set(name, median(times));
    }
    const mine = loads.get('Lurewatch');
    const rows: Row[] = [];
    for (const [name, goal] of [
      ['HNTrie', '<=0.2'],
      ['Ghostery', '<=0.125'],
      ['Set', null],
    ] as const)
      rows.push(
        row('Chromium: load in a woken worker', mine?.load ?? Number.NaN, 'ms', {
          peer: name,
          peerValue: loads.get(name)?.load ?? null,
          goal,
        }),
      );
    rows.push(
      row('Chromium: load and first answer, hit confirmed', mine?.first ?? Number.NaN, 'ms', {
        peer: 'HNTrie',
        peerValue: loads.get('HNTrie')?.first ?? null,
      }),
    );
    const change = changes.get('Lurewatch') ?? Number.NaN;
    rows.push(row('Chromium: a change of 10,000, durable', change, 'ms', { goal: '<=200' }));
    for (const name of ['HNTrie', 'Ghostery', 'Set'] as const)
      rows.push(
        row('Chromium: a change of 10,000, durable', change, 'ms', {
          peer: name,
          peerValue: changes.get(name) ?? null,
          goal: name === 'Set' ? null : '<=0.05',
        }),
      );
    const forms = await call<Record<string, number>>(page, 'timeForms', 28_000_000, 2_700_000);
    for (const [name, ms] of Object.entries(forms))
      rows.push(row(`Chromium: reading a head of 2.7 MB from ${name}`, ms, 'ms'));
    return rows;
  });
}

async function benchPage(browser: Chromium): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(`${browser.extensionOrigin}/page.html`);
  await page.waitForFunction('globalThis.bench !== undefined');
  return page;
}

async function send(page: Page, text: string): Promise<void> {
  for (let at = 0; at < text.length; at += PART) await call(page, 'addText', text.slice(at, at + PART));
}

const call = <T>(page: Page, name: string, ...args: readonly unknown[]): Promise<T> =>
  page.evaluate(([what, given]) => bench[what as string]?.(...(given as unknown[])), [name, args]) as Promise<T>;

// ---- The first verdict of the real extension -----------------------------------------------------------------------

/** A browser in which the first verdict after the worker's end is asked for, from the content script's world. */
interface Asker {
  ask(href: string): Promise<{ ms: number; appearance: string | undefined }>;
}

async function verdictRows(lists: Lists, server: Server): Promise<Row[]> {
  const url = addressOf(server);
  return withChromium('test/bench/browser/empty', (empty) =>
    withChromium('dist/chrome-demo', (bare) =>
      withChromium('dist/chrome-demo', async (full) => {
        log('Chromium, first verdicts');
        await installList(full, lists.text);
        const askers = {
          empty: await askerIn(empty, url),
          bare: await askerIn(bare, url),
          full: await askerIn(full, url),
        };
        const href = `https://www.${lists.listed}/`;
        const times = { empty: [] as number[], bare: [] as number[], full: [] as number[] };
        // In turn, so that a busy moment of the machine falls on all three.
        for (let i = 0; i < WAKES + 2; i += 1) {
          for (const name of ['empty', 'bare', 'full'] as const) {
            const { ms, appearance } = await askers[name].ask(href);
            if (name === 'full' && appearance !== 'blocked') throw new Error(`a listed host was ${appearance}`);
            if (Number.isNaN(ms)) throw new Error(`${name} answered ${appearance}`);
            if (i >= 2) times[name].push(ms);
          }
        }
        const [floor, bare_, full_] = [median(times.empty), median(times.bare), median(times.full)];
        return [
          row('Chromium: first verdict, an empty worker', floor, 'ms'),
          row('Chromium: first verdict, ours without lists', bare_, 'ms'),
          row('Chromium: first verdict, ours with the list, hit confirmed', full_, 'ms'),
          row('Chromium: what the list adds', full_ - bare_, 'ms', { goal: '<=15' }),
          row('Chromium: what our bundle adds to an empty worker', bare_ - floor, 'ms', { goal: '<=25' }),
        ];
      }),
    ),
  );
}

/** With the extension's own code for it, run in one of its pages: its worker finds the list when it wakes next. */
export async function installList(browser: Chromium, text: string): Promise<void> {
  const page = await browser.context.newPage();
  await page.goto(`${browser.extensionOrigin}/src/ui/popup/index.html`);
  await page.evaluate(await listsScript(process.cwd()));
  for (let at = 0; at < text.length; at += PART)
    await page.evaluate((part) => lists.addText(part), text.slice(at, at + PART));
  const code = await page.evaluate(() => lists.install());
  if (code !== 'ok') throw new Error(`the list was not installed: ${code}`);
  await page.close();
}

async function askerIn(browser: Chromium, url: string): Promise<Asker> {
  const inWorld = await extensionWorld(browser, await browser.context.newPage(), url);
  const worker = await watchWorker(browser.context, browser.extensionOrigin);
  return {
    async ask(href) {
      await worker.stop();
      // Its end is told a little before it is over.
      await new Promise((resolve) => setTimeout(resolve, 300));
      return inWorld(ASK(href));
    },
  };
}

const ASK = (href: string) => `new Promise((resolve) => {
  const from = performance.now();
  const port = chrome.runtime.connect({ name: 'links' });
  port.onMessage.addListener((answer) => {
    resolve({ ms: performance.now() - from, appearance: answer.warned?.[0]?.[1].appearance });
    port.disconnect();
  });
  port.onDisconnect.addListener(() => resolve({ ms: Number.NaN, appearance: 'nothing: the worker ended the connection' }));
  port.postMessage({ type: 'judge', questions: { ids: [0], hrefs: [${JSON.stringify(href)}], texts: [''], kinds: ['a'] }, gone: [] });
})`;

// ---- Firefox: its background cannot be timed from outside, so the same work is timed in a page of the extension ----------

async function firefoxRows({ text, listed, added, removed }: Lists): Promise<Row[]> {
  log('Firefox');
  const profile = mkdtempSync(join(tmpdir(), 'lurewatch-bench-'));
  const browser = await launchFirefox({
    path: browserPath('firefox'),
    extension: resolve('dist/firefox-demo'),
    profile,
  });
  try {
    const tab = await browser.open(`${browser.extensionOrigin}/src/ui/popup/index.html`, 'front');
    await tab.run(`() => { ${await listsScript(process.cwd())} }` as never);
    for (let at = 0; at < text.length; at += PART)
      await tab.run((part: string) => lists.addText(part), text.slice(at, at + PART));
    const code = await tab.run(() => lists.install());
    if (code !== 'ok') throw new Error(`the list was not installed: ${code}`);
    const loads: Awaited<ReturnType<ListsInPage['timeLoad']>>[] = [];
    for (let i = 0; i < WAKES; i += 1)
      loads.push(await tab.run((host: string) => lists.timeLoad(host), `www.${listed}`));
    if (loads.some(({ answer }) => !answer)) throw new Error('Firefox lost a listed host');
    const changes: number[] = [];
    for (let i = 0; i < 5; i += 1) {
      changes.push(
        await tab.run(
          async (set: readonly string[], gone: readonly string[], serial: number) => {
            const from = performance.now();
            const code = await lists.change(set, gone, serial);
            if (code !== 'ok') throw new Error(`the change was not written: ${code}`);
            return performance.now() - from;
          },
          added,
          removed,
          i + 2,
        ),
      );
    }
    return [
      row('Firefox: load', median(loads.map(({ loadMs }) => loadMs)), 'ms'),
      row('Firefox: load and first answer, hit confirmed', median(loads.map(({ firstMs }) => firstMs)), 'ms'),
      row('Firefox: a change of 10,000, durable', median(changes), 'ms', { goal: '<=200' }),
    ];
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  }
}
