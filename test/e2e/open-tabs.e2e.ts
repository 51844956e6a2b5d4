// A tab that was open before the extension's newest version: warnings come without a reload, each stands once, and clicks are stopped.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { POPUP } from './driver';
import { DRIVERS } from './drivers';
import { clickLink, warningsIn } from './message';
import { eventually, useStage } from './stage';
import { blocked, paragraphs, testMail } from './test-mails';

const LURE = blocked('Pay the parcel fee', 'http://www.parcel-redelivery-fee.example/pay');
const MAIL = testMail('open', paragraphs([LURE]), [LURE], 0);
/** What of ours stands over the message. */
const LAYERS = '[...document.querySelector("iframe").contentDocument.querySelectorAll("[popover]")]';

describe.each(DRIVERS)('open tabs in $name', ({ name }) => {
  const stage = useStage(name, [MAIL]);

  it('are joined by a new version, and left by the old one', async () => {
    const tab = await stage.open(MAIL);
    await eventually(() => warningsIn(tab)).toHaveLength(1);
    // Not by an attribute: what a page puts there is taken away.
    await tab.run(`void (${LAYERS}[0].isOld = true)`);
    const desk = await stage.driver.open(`${stage.driver.origin}${POPUP}`);
    await desk.run('void setTimeout(() => (globalThis.browser ?? chrome).runtime.reload())');
    await eventually(async () => (await stage.driver.tabs()).some(({ id }) => id === desk.id)).toBe(false);
    // In front each time: the browser itself chooses a tab when the desk's goes, and a tab behind draws nothing.
    await eventually(async () => {
      await tab.show();
      return tab.run(`${LAYERS}.filter(({ isOld }) => !isOld).length`);
    }).toBe(1);
    await eventually(() => tab.run(`${LAYERS}.length`)).toBe(1);
    await eventually(() => warningsIn(tab)).toHaveLength(1);
    await clickLink(tab, LURE.text);
    await stage.stoppedPages(1);
    expect(await stage.requestsTo('www.parcel-redelivery-fee.example')).toEqual([]);
  });

  it('are joined where a frame waits for its page', async () => {
    let answer = () => {};
    const isAsked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    let release = () => {};
    const server = createServer((request, response) => {
      response.setHeader('content-type', 'text/html');
      if (request.url !== '/message') return void response.end('<!doctype html><title>mail</title><h1>Inbox</h1>');
      release = () => void response.end(`<!doctype html><p><a href="${LURE.href}">${LURE.text}</a></p>`);
      answer();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
      const tab = await stage.driver.open(address);
      await tab.run(`void (() => {
        const frame = document.createElement('iframe');
        frame.src = '/message';
        document.body.append(frame);
      })()`);
      await isAsked;
      // As after an installation: into every frame that there is now, the one without its page among them.
      const desk = await stage.driver.open(`${stage.driver.origin}${POPUP}`);
      await desk.run(`(async () => {
        const { tabs, scripting } = globalThis.browser ?? chrome;
        const [{ id }] = (await tabs.query({})).filter(({ url }) => url === ${JSON.stringify(address)});
        await scripting.executeScript({
          target: { tabId: id, allFrames: true },
          files: ['src/content/index.js'],
          injectImmediately: true,
        });
        return true;
      })()`);
      await desk.close();
      await tab.show();
      release();
      await eventually(async () => (await warningsIn(tab)).length).toBe(1);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
