// What every file of tests plays on: a real webmail, the counting server, and one browser that all tests of the file share.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { DemoMail } from '../../src/demo/inbox/demo-mail';
import { startWebmail, type Webmail } from '../../src/demo/webmail';
import { type CountingServer, type SeenRequest, startCountingServer } from './counting-server';
import { type BrowserName, type Driver, INTERSTITIAL, type Tab } from './driver';
import { DRIVERS } from './drivers';
import { fromCheckout } from './paths';

export interface Stage {
  readonly driver: Driver;
  readonly webmail: Webmail;
  readonly server: CountingServer;
  /** The mail in a tab of its own, shown by the webmail with all its links. */
  open(mail: DemoMail): Promise<Tab>;
  /** What the host was asked so far, what is still under way included: another request overtakes none that came before it. */
  requestsTo(host: string): Promise<readonly SeenRequest[]>;
  /** The pages that stand where a link was stopped, once there are so many. */
  stoppedPages(count: number, withinMs?: number): Promise<readonly Tab[]>;
}

/** Polls until the value fits, or fails with what it was last. Bounds are generous: a busy machine is no defect. */
const PATIENCE_MS = 20_000;
export const eventually = <T>(look: () => T | Promise<T>, { timeout = PATIENCE_MS, every = 50 } = {}) =>
  expect.poll(look, { timeout, interval: every });

/** Number of links that the mail shows. */
const linkCount =
  '[...document.querySelectorAll("iframe")].flatMap((frame) => [...frame.contentDocument?.links ?? []]).length';

/** For whoever mends it: how each tab looked when the test had failed. */
async function keepPictures(tabs: readonly Tab[], test: string): Promise<void> {
  const folder = fromCheckout('dist/test/e2e');
  await mkdir(folder, { recursive: true });
  const name = test.replace(/[^a-z\d]+/gi, '-').slice(0, 80);
  for (const [at, tab] of tabs.entries()) {
    await tab.show();
    await tab.screenshot(join(folder, `${name}-${at + 1}.png`));
  }
}

export interface StageOptions {
  /** Settings packed with the extension. */
  readonly policy?: () => Promise<unknown>;
  readonly hasOpenRoot?: boolean;
}

/** Starts before the first test of the surrounding `describe`; between tests all tabs are closed and the counts forgotten. */
export function useStage(
  browser: BrowserName,
  mails: readonly DemoMail[],
  { policy = async () => ({}), hasOpenRoot = false }: StageOptions = {},
): Stage {
  let parts: { driver: Driver; webmail: Webmail; server: CountingServer } | undefined;
  const part = () => {
    if (!parts) throw new Error('the stage stands only while tests run');
    return parts;
  };
  /** A browser without a tab ends. */
  let kept: Tab | undefined;

  beforeAll(async () => {
    const [server, webmail] = await Promise.all([startCountingServer(), startWebmail()]);
    await webmail.send(mails);
    const start = DRIVERS.find(({ name }) => name === browser)?.start;
    if (!start) throw new Error(`no driver for ${browser}`);
    const driver = await start({ proxyPort: server.port, policy: await policy(), hasOpenRoot });
    parts = { driver, webmail, server };
    [kept] = await driver.tabs();
  });
  afterEach(async ({ task }) => {
    const { driver, server } = part();
    const left = (await driver.tabs()).filter((tab) => tab !== kept);
    // Of a tab whose renderer has crashed there is no picture; the second try begins without it all the same.
    if (task.result?.state === 'fail') await keepPictures(left, `${browser} ${task.name}`).catch(() => undefined);
    for (const tab of left) await tab.close();
    server.forget();
  });
  afterAll(async () => {
    await parts?.driver.close();
    await parts?.webmail.stop();
    await parts?.server.stop();
  });

  return {
    get driver() {
      return part().driver;
    },
    get webmail() {
      return part().webmail;
    },
    get server() {
      return part().server;
    },
    async open(mail) {
      const { driver, webmail } = part();
      const tab = await driver.open(webmail.addressOf(mail.id));
      await eventually(() => tab.run(linkCount)).toBe(mail.expect.flagged.length + mail.expect.clean);
      return tab;
    },
    async requestsTo(host) {
      const { driver, server } = part();
      await (await driver.open('https://after-all-that.example/')).close();
      return server.requestsTo(host);
    },
    async stoppedPages(count, withinMs = PATIENCE_MS) {
      const { driver } = part();
      let found: Tab[] = [];
      await eventually(
        async () => {
          found = [];
          for (const tab of await driver.tabs()) {
            if (!(await tab.url()).startsWith(driver.origin + INTERSTITIAL)) continue;
            if (await tab.run('document.querySelector("h1") !== null')) found.push(tab);
          }
          return found.length;
        },
        { timeout: withinMs },
      ).toBe(count);
      return found;
    },
  };
}
