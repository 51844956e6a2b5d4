// A day's mail in a real Chromium, one message after the other, with lists that change and an incident that begins and ends: nothing may grow.
// `npm run soak`; --messages says how many, or --hours for how long.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CDPSession, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { makeProfile } from '../../src/demo/browser-process';
import { type Chromium, launchChromium } from '../../src/demo/chromium';
import { packExtension } from '../../src/demo/packed-extension';
import { POPUP } from '../e2e/driver';
import { startFeedServer } from '../e2e/feed-server';
import { openRoot } from '../e2e/open-root';
import { BUILDS, browserPath, fromCheckout } from '../e2e/paths';
import { eventually } from '../e2e/stage';
import { keyOf, Publisher } from '../feed/publisher';

const HOURS = Number(process.env.HOURS ?? 0);
const MESSAGES = HOURS > 0 ? Number.POSITIVE_INFINITY : Number(process.env.MESSAGES ?? 10_000);
/** By when everything that is kept for good is there. */
const WARM = Math.min(1_000, MESSAGES / 2);
const LINKS = 20;
/** Of 10,000 messages a day: an update every minute is one every seven messages. */
const UPDATE_EVERY = 50;
const INCIDENT_EVERY = 400;
const MAX_GROWTH = 1.05;
/** V8 translates what runs often into machine code, for thousands of messages on, and counts that as memory used: a fifth of a megabyte of the worker's. */
const DATA_ALONE = '--js-flags=--max-optimized-bytecode-size=0 --no-maglev --no-sparkplug';
const ANNA = keyOf('anna');
const CLOCK = keyOf('clock');

/** A webmail that shows each message in a frame of its own, as Outlook and Roundcube do. */
const WEBMAIL = `<!doctype html><title>mail</title><div id="app"><h1>Inbox</h1><div id="pane"></div></div><script>
  let shown = 0;
  window.show = (html) => new Promise((resolve) => {
    const frame = document.createElement('iframe');
    frame.style = 'width: 800px; height: 500px';
    frame.onload = () => resolve(++shown);
    frame.srcdoc = html;
    document.getElementById('pane').replaceChildren(frame);
  });
</script>`;

/** What is warned of comes first: labels are drawn in view only. */
const messageOf = (at: number) =>
  [
    `<p>Message ${at}</p>`,
    `<p><a href="http://rbkc-gov-uk.claims-${at}.example/list">Check the list</a></p>`,
    `<p><a href="http://refund-${at % 50}.example/claim">Claim your refund</a></p>`,
    ...Array.from(
      { length: LINKS - 2 },
      (_, link) => `<p><a href="https://www.gov.uk/${at}/${link}">Notice ${link}</a></p>`,
    ),
  ].join('');

interface Sizes {
  readonly pageHeap: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly workerHeap: number;
  readonly storage: number;
}

/** Of the extension's worker, which no session of Playwright reaches: by messages through the browser's. */
class WorkerHeap {
  readonly #browser: CDPSession;
  #sequence = 0;

  constructor(browser: CDPSession) {
    this.#browser = browser;
  }

  async bytes(url: string): Promise<number> {
    const { targetInfos } = await this.#browser.send('Target.getTargets');
    const target = targetInfos.find((info) => info.type === 'service_worker' && info.url.startsWith(url));
    if (!target) throw new Error('the worker sleeps');
    const { sessionId } = await this.#browser.send('Target.attachToTarget', {
      targetId: target.targetId,
      flatten: false,
    });
    const ask = async (method: string): Promise<{ usedSize?: number }> => {
      this.#sequence += 1;
      const id = this.#sequence;
      const answer = new Promise<{ usedSize?: number }>((resolve) => {
        const listen = (event: { readonly sessionId: string; readonly message: string }) => {
          const message = JSON.parse(event.message);
          if (event.sessionId !== sessionId || message.id !== id) return;
          this.#browser.off('Target.receivedMessageFromTarget', listen);
          resolve(message.result);
        };
        this.#browser.on('Target.receivedMessageFromTarget', listen);
      });
      await this.#browser.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
      return answer;
    };
    for (let times = 0; times < 3; times += 1) await ask('HeapProfiler.collectGarbage');
    const { usedSize = 0 } = await ask('Runtime.getHeapUsage');
    await this.#browser.send('Target.detachFromTarget', { sessionId });
    return usedSize;
  }
}

async function measure(browser: Chromium, page: Page, session: CDPSession, heap: WorkerHeap): Promise<Sizes> {
  for (let times = 0; times < 3; times += 1) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  const desk = await browser.context.newPage();
  await desk.goto(browser.extensionOrigin + POPUP);
  const storage = await desk.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
  const workerHeap = await heap.bytes(browser.extensionOrigin);
  await desk.close();
  await page.bringToFront();
  return { pageHeap: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners: of('JSEventListeners'), workerHeap, storage };
}

const LENGTH = HOURS > 0 ? `${HOURS} hours` : `${MESSAGES} messages`;
const TIMEOUT_MS = 120_000 + (HOURS > 0 ? HOURS * 3_600_000 : MESSAGES * 1_000);

it(`has grown nowhere after ${LENGTH}`, { timeout: TIMEOUT_MS }, async () => {
  const own = new Publisher({ id: 'westmarsh', keys: [ANNA], threshold: 1, timestampKey: CLOCK, nowMs: Date.now() });
  let serial = 0;
  let isIncident = false;
  const publish = async () => {
    serial += 1;
    own.nowMs = Date.now();
    // The same number of lines each time, and others.
    const lines = Array.from({ length: 50 }, (_, at) => `refund-${(at + serial) % 60}.example`);
    const incident = isIncident
      ? {
          incident: {
            level: 'heightened' as const,
            startedAt: '2026-11-24T08:00:00Z',
            message: { en: 'Take care.' },
            contacts: [],
          },
        }
      : {};
    await own.publish({ serial, signers: [ANNA], lines, ...incident });
  };
  await publish();
  const feed = await startFeedServer((path) => own.files.get(path));
  const mail = createServer((_, response) => response.setHeader('content-type', 'text/html').end(WEBMAIL));
  await new Promise<void>((resolve) => mail.listen(0, '127.0.0.1', resolve));
  const packed = await packExtension(BUILDS.chromium, {
    feeds: [{ id: 'westmarsh', url: feed.url, role: 'own', ...own.pinned }],
  });
  // So that the test sees what is drawn.
  await openRoot(packed.path);
  const path = browserPath('chromium');
  const profile = await makeProfile(path, fromCheckout(''));
  const browser = await launchChromium({ path, extension: packed.path, profile: profile.path }, [DATA_ALONE]);
  const page = await browser.context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  try {
    await page.goto(`http://127.0.0.1:${(mail.address() as AddressInfo).port}/`);
    const session = await browser.context.newCDPSession(page);
    await session.send('Performance.enable');
    const browserSession = await browser.context.browser()?.newBrowserCDPSession();
    if (!browserSession) throw new Error('Chromium gave no session of its own');
    const heap = new WorkerHeap(browserSession);
    // One page of ours stays and asks the feed; it keeps the worker from sleeping too, so that its memory is one life's.
    const desk = await browser.context.newPage();
    await desk.goto(browser.extensionOrigin + POPUP);
    await page.bringToFront();
    const marked = () =>
      page.evaluate(() => {
        const roots = [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? [shadowRoot] : []));
        const frame = document.querySelector('iframe')?.contentDocument;
        const inner = [...(frame?.querySelectorAll('*') ?? [])].flatMap(({ shadowRoot }) =>
          shadowRoot ? [shadowRoot] : [],
        );
        return [...roots, ...inner].reduce((sum, root) => sum + root.querySelectorAll('button').length, 0);
      });
    let warm: Sizes | null = null;
    const until = Date.now() + HOURS * 3_600_000;
    const isGoingOn = (at: number) => (HOURS > 0 ? at <= WARM || Date.now() < until : at <= MESSAGES);
    for (let at = 1; isGoingOn(at); at += 1) {
      await page.evaluate(
        (html) => (window as unknown as { show(of: string): Promise<number> }).show(html),
        messageOf(at),
      );
      if (at % INCIDENT_EVERY === 0) isIncident = !isIncident;
      if (at % UPDATE_EVERY === 0) {
        await publish();
        await desk.evaluate(`chrome.runtime.sendMessage({ name: 'check-feeds', request: {} })`);
        // The message in front is protected at every look.
        await eventually(marked).toBeGreaterThan(0);
      }
      if (at === WARM) warm = await measure(browser, page, session, heap);
      if (at % 1_000 === 0) console.log(`${at}: ${JSON.stringify(await measure(browser, page, session, heap))}`);
    }
    const end = await measure(browser, page, session, heap);
    console.log(`after ${WARM}: ${JSON.stringify(warm)}\nafter ${LENGTH}: ${JSON.stringify(end)}`);
    expect(errors).toEqual([]);
    for (const what of ['pageHeap', 'nodes', 'listeners', 'workerHeap'] as const)
      expect(end[what] / (warm as Sizes)[what], what).toBeLessThanOrEqual(MAX_GROWTH);
  } finally {
    await browser.close();
    await feed.stop();
    mail.closeAllConnections();
    mail.close();
    await packed.remove();
    await profile.remove();
  }
});
