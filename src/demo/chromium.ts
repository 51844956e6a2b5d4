// Headless Chromium with the extension, driven by Playwright.

import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { type DrivenBrowser, type DrivenTab, type LaunchOptions, waitFor } from './driven-browser';

/** Only this machine is reached: names lead nowhere, and the browser's own errands are off. */
const OFFLINE = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost';

export interface Chromium extends DrivenBrowser {
  readonly context: BrowserContext;
}

/** `flags`: of the browser's command line, besides those that it needs. */
export async function launchChromium(
  { path, extension, profile }: LaunchOptions,
  flags: readonly string[] = [],
): Promise<Chromium> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: path,
    // Playwright's own headless mode is a shell without extensions; the new one is asked for by its flag.
    headless: false,
    handleSIGINT: false,
    handleSIGTERM: false,
    viewport: { width: 1280, height: 800 },
    args: [
      '--headless=new',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      OFFLINE,
      ...flags,
    ],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 20_000 }));
  return {
    context,
    // Node's URL knows no origin for this scheme.
    extensionOrigin: `chrome-extension://${new URL(worker.url()).host}`,
    open: async (url, where = 'front') => tabOf(await openPage(context, url, where), context),
    tabs: async () => context.pages().map((page) => tabOf(page, context)),
    close: () => context.close(),
  };
}

async function openPage(context: BrowserContext, url: string, where: 'front' | 'background'): Promise<Page> {
  const first = context.pages()[0];
  if (where === 'front' || !first) {
    const page = first?.url() === 'about:blank' ? first : await context.newPage();
    await page.goto(url);
    return page;
  }
  const known = new Set(context.pages());
  const session = await context.newCDPSession(first);
  await session.send('Target.createTarget', { url, background: true });
  await session.detach();
  return waitFor('The background tab', async () =>
    context.pages().find((page) => !known.has(page) && page.url().startsWith(url)),
  );
}

function tabOf(page: Page, context: BrowserContext): DrivenTab {
  return {
    url: async () => page.url(),
    goTo: async (url) => void (await page.goto(url)),
    run: (inPage, ...args) => page.evaluate(`(${inPage})(...${JSON.stringify(args)})`),
    movePointer: (x, y) => page.mouse.move(x, y),
    click: (x, y) => page.mouse.click(x, y),
    resize: (width, height) => page.setViewportSize({ width, height }),
    bringToFront: () => page.bringToFront(),
    screenshot: () => page.screenshot(),
    async close() {
      // Closing the last tab would end the browser.
      if (context.pages().length === 1) await context.newPage();
      await page.close();
    },
  };
}
