// The demonstration without a person: the same steps in a headless browser, a picture of each.

import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DrivenBrowser, type DrivenTab, waitFor } from './driven-browser';
import type { DemoMail } from './inbox/demo-mail';
import { openMail, pointOfLink, waitForList, waitForWarnings } from './mail-page';
import type { Webmail } from './webmail';

export interface Picture {
  readonly path: string;
  readonly shows: string;
}

interface Tour {
  readonly browser: DrivenBrowser;
  readonly webmail: Webmail;
  /** How many mails the inbox holds. */
  readonly mailCount: number;
  /** One with a blocked link. */
  readonly lure: DemoMail;
  /** One without a warning until the council's list says otherwise. */
  readonly push: { readonly mail: DemoMail; publish(): Promise<void> };
  /** Where the pictures go; emptied first. */
  readonly folder: string;
}

/** Markers fade in and cards open within this. */
const SETTLE_MS = 600;

const settle = () => new Promise((resolve) => setTimeout(resolve, SETTLE_MS));

export async function takeTour({ browser, webmail, mailCount, lure, push, folder }: Tour): Promise<readonly Picture[]> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const pictures: Picture[] = [];
  const take = async (tab: DrivenTab, name: string, shows: string) => {
    await settle();
    const path = join(folder, `${pictures.length + 1}-${name}.png`);
    await writeFile(path, await tab.screenshot());
    pictures.push({ path, shows });
  };

  const mail = await browser.open(`${webmail.url}/`);
  await waitForList(mail, mailCount);
  await take(mail, 'inbox', 'the inbox');

  const href = lure.expect.flagged[0]?.href ?? '';
  await openMail(mail, webmail.addressOf(lure.id));
  await waitForWarnings(mail);
  await take(mail, 'lure', 'a lure with its warnings');

  const point = await pointOfLink(mail, href);
  await mail.movePointer(point.x - 2, point.y);
  await mail.movePointer(point.x, point.y);
  await take(mail, 'card', 'why it is a lure');

  await mail.click(point.x, point.y);
  const stopped = await waitForStopped(browser, href);
  await stopped.resize(1280, 800);
  await take(stopped, 'stopped', 'what a click leads to');
  await stopped.close();
  await mail.bringToFront();

  // Opened behind the mail, so that the mail is the tab it tells of, as when its button on the toolbar is pressed.
  const popup = await browser.open(`${browser.extensionOrigin}/src/ui/popup/index.html`, 'background');
  await waitForWords(popup, domainOf(href));
  await popup.resize(380, 600);
  await popup.bringToFront();
  await take(popup, 'popup', 'what the button on the toolbar shows');

  await mail.bringToFront();
  await mail.movePointer(1, 1);
  await openMail(mail, webmail.addressOf(push.mail.id));
  await take(mail, 'before-the-push', 'a mail that nothing is known against');
  await push.publish();
  // The extension asks by itself within a minute; the tour does not wait for it.
  await popup.run(askForNews);
  await waitForWarnings(mail);
  await take(mail, 'after-the-push', 'the same, after the council has listed its sender');
  return pictures;
}

/** In a page of the extension. */
function askForNews(): Promise<unknown> | undefined {
  interface Api {
    readonly runtime: { sendMessage(message: unknown): Promise<unknown> };
  }
  const { browser, chrome } = globalThis as unknown as { readonly browser?: Api; readonly chrome?: Api };
  return (browser ?? chrome)?.runtime.sendMessage({ name: 'check-feeds', request: {} });
}

/** The tab that stands in place of the lure. */
async function waitForStopped(browser: DrivenBrowser, href: string): Promise<DrivenTab> {
  const tab = await waitFor('The page in place of the lure', async () => {
    for (const each of await browser.tabs()) {
      if ((await each.url()).startsWith(`${browser.extensionOrigin}/src/ui/interstitial/`)) return each;
    }
    return null;
  });
  await waitForWords(tab, domainOf(href));
  return tab;
}

/** Until the page names the lure's site. A browser takes its time over a page in the background. */
async function waitForWords(tab: DrivenTab, domain: string): Promise<void> {
  await waitFor('The page’s words', () => tab.run((words) => document.body.textContent.includes(words), domain));
}

/** Of a reserved name, whose suffix is one label: what Lurewatch shows a person. */
function domainOf(href: string): string {
  return new URL(href).hostname.split('.').slice(-2).join('.');
}
