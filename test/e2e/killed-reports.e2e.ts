// A browser that is killed while a report is on its way: the next start sends it, and the receiver has it once.

import { execFileSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { makeProfile } from '../../src/demo/browser-process';
import { type Chromium, launchChromium } from '../../src/demo/chromium';
import { packExtension } from '../../src/demo/packed-extension';
import { POPUP } from './driver';
import { BUILDS, browserPath, fromCheckout } from './paths';
import { eventually } from './stage';

declare const chrome: {
  runtime: { sendMessage(message: unknown): Promise<unknown> };
  tabs: { getCurrent(): Promise<{ id: number }> };
};

/** What a receiver does with one request. `late`: it has the report, and the browser is dead before it hears so. */
type Mood = 'down' | 'late' | 'well';
const ROUNDS: readonly Mood[] = ['down', 'late', 'down', 'late', 'late'];

it('loses and doubles nothing', { timeout: 180_000 }, async () => {
  const had: string[] = [];
  let mood: Mood = 'well';
  let asked = 0;
  const server: Server = createServer(async (request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', 'content-type');
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    let text = '';
    for await (const part of request) text += part;
    asked += 1;
    if (mood === 'down') return void response.destroy();
    const { id } = JSON.parse(text) as { readonly id: string };
    if (!had.includes(id)) had.push(id);
    // `late` never answers.
    if (mood === 'well') response.writeHead(200).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const packed = await packExtension(BUILDS.chromium, { reports: { endpoint } });
  const path = browserPath('chromium');
  const profile = await makeProfile(path, fromCheckout(''));
  const launch = () => launchChromium({ path, extension: packed.path, profile: profile.path });
  const kill = async (browser: Chromium) => {
    const closed = new Promise((resolve) => browser.context.once('close', resolve));
    execFileSync('pkill', ['-KILL', '-f', profile.path]);
    await closed;
  };
  const openReport = async (browser: Chromium, at: number): Promise<Page> => {
    const desk = await browser.context.newPage();
    await desk.goto(browser.extensionOrigin + POPUP);
    const opened = browser.context.waitForEvent('page');
    await desk.evaluate(async (href) => {
      const { id } = await chrome.tabs.getCurrent();
      await chrome.runtime.sendMessage({
        name: 'report-link',
        request: { link: { href, text: '', kind: 'a' }, tabId: id },
      });
    }, `https://lure-${at}.example/`);
    return opened;
  };
  const messageIdOn = async (page: Page) => {
    await page.waitForSelector('.lw-report__exact pre', { state: 'attached' });
    const shown = await page.locator('.lw-report__exact pre').textContent();
    return (JSON.parse(shown ?? '') as { readonly id: string }).id;
  };
  try {
    const sent: string[] = [];
    for (const [at, each] of ROUNDS.entries()) {
      const browser = await launch();
      mood = each;
      const page = await openReport(browser, at);
      sent.push(await messageIdOn(page));
      const before = asked;
      await page.getByRole('button', { name: 'Send to IT' }).click();
      await eventually(() => asked).toBeGreaterThan(before);
      await kill(browser);
      mood = 'well';
      const next = await launch();
      await eventually(() => had.length).toBe(sent.length);
      await next.close();
    }
    expect([...had].sort()).toEqual([...sent].sort());
  } finally {
    server.closeAllConnections();
    server.close();
    await packed.remove();
    await profile.remove();
  }
});
