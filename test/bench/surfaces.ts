// What people see, in a real Chromium with the real extension: how well markers follow their links, how soon an incident is said, how soon the
// popup has something to say.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { packExtension } from '../../src/demo/packed-extension';
import { watchWorker } from '../e2e/chromium-worker';
import { startFeedServer } from '../e2e/feed-server';
import { openRoot } from '../e2e/open-root';
import { keyOf, Publisher } from '../feed/publisher';
import { listsScript } from '../lists/script';
import { installList, median, withChromium } from './browsers';
import { spentMs } from './main-thread';
import { type Row, row } from './table';

export const SURFACE_PARTS = ['following', 'incident', 'popup', 'opened'] as const;

const MARKERS = 50;
const POPUP = 'src/ui/popup/index.html';
const ANNA = keyOf('anna');
const CLOCK = keyOf('clock');

export async function surfaces(hosts: readonly string[], parts: readonly string[]): Promise<Row[]> {
  return [
    ...(parts.includes('following') ? await following() : []),
    ...(parts.includes('incident') ? await incident() : []),
    ...(parts.includes('popup') ? await popup(hosts) : []),
    ...(parts.includes('opened') ? await opened() : []),
  ];
}

async function withPage<T>(html: string, work: (address: string) => Promise<T>): Promise<T> {
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(html));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** The extension with settings of its own and an open root, so that what it draws can be measured. */
async function withOpenExtension<T>(policy: unknown, work: (path: string) => Promise<T>): Promise<T> {
  const packed = await packExtension('dist/chrome-demo', policy);
  try {
    await openRoot(packed.path);
    return await work(packed.path);
  } finally {
    await packed.remove();
  }
}

// ---- Markers follow -------------------------------------------------------------------------------------------------

const LINKS = Array.from(
  { length: MARKERS },
  (_, at) => `<a href="https://rbkc.gov.uk.site-${at}.example/">Claim ${at}</a> `,
).join('');
const SCROLLED = `<!doctype html><title>Page</title><body style="margin:0;font:16px/2 sans-serif"><div id="before"></div>
  <div id="pane" style="height:600px;overflow:auto"><div style="height:60px"></div>${LINKS}<div style="height:3000px"></div></div><div style="height:3000px"></div>`;

/** CSS pixels between the ring that is farthest from its link and its place. Every ring stands 3 px left of its link and 2 px above. */
const farthest = (): number => {
  const root = document.querySelector('html > div[popover]')?.shadowRoot;
  const rings = [...(root?.querySelectorAll('.ring') ?? [])].map((ring) => ring.getBoundingClientRect());
  const distances = [...document.links]
    .map((link) => link.getBoundingClientRect())
    .filter(({ top, bottom }) => top >= 0 && bottom <= innerHeight)
    .map(({ left, top }) =>
      Math.min(...rings.map((ring) => Math.max(Math.abs(ring.left + 3 - left), Math.abs(ring.top + 2 - top)))),
    );
  return Math.max(0, ...distances);
};

/** After two frames and then for as long as it takes, up to a second. */
async function settled(page: Page): Promise<{ ms: number; px: number }> {
  return page.evaluate(async (source) => {
    const look = new Function(`return (${source})()`) as () => number;
    const from = performance.now();
    for (;;) {
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const [px, ms] = [look(), performance.now() - from];
      if (px <= 1 || ms > 1000) return { ms, px };
    }
  }, String(farthest));
}

async function following(): Promise<Row[]> {
  return withOpenExtension({}, (extension) =>
    withPage(SCROLLED, (address) =>
      withChromium(extension, async ({ context }) => {
        const page = await context.newPage();
        await page.goto(address);
        const count = () =>
          document.querySelector('html > div[popover]')?.shadowRoot?.querySelectorAll('.marker:not([hidden])').length ??
          0;
        await page.waitForFunction(`(${count})() === ${MARKERS}`);
        await page.waitForTimeout(1_500);
        const changes: readonly (readonly [string, () => Promise<unknown>])[] = [
          ['scroll of the pane', () => page.evaluate("document.querySelector('#pane').scrollTop = 45")],
          ['scroll of the page', () => page.evaluate('scrollTo({ top: 90, behavior: "instant" })')],
          ['another size of the window', () => page.setViewportSize({ width: 900, height: 700 })],
          ['zoom of the page', () => page.evaluate("document.documentElement.style.zoom = '1.25'")],
          ['zoom back', () => page.evaluate("document.documentElement.style.zoom = ''")],
          [
            'a reflow that no event tells of',
            () => page.evaluate("document.querySelector('#before').style.height = '70px'"),
          ],
        ];
        const rows: Row[] = [];
        for (const [what, change] of changes) {
          await page.waitForTimeout(1_200);
          await change();
          const { ms, px } = await settled(page);
          rows.push(row(`${MARKERS} markers after ${what}: farthest from its link`, px, 'px', { goal: '<=1' }));
          rows.push(row(`${MARKERS} markers after ${what}: there after`, ms, 'ms'));
        }
        rows.push(...(await whileScrolling(page)));
        return rows;
      }),
    ),
  );
}

/** A person turns the wheel for two seconds. */
async function whileScrolling(page: Page): Promise<Row[]> {
  await page.evaluate('scrollTo({ top: 0, behavior: "instant" })');
  await page.mouse.move(400, 650);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const spent = () => spentMs(session);
  await page.evaluate(() => {
    const frames: number[] = [];
    Object.assign(globalThis, { frames });
    const note = (at: number) => {
      frames.push(at);
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
  const before = await spent();
  const from = Date.now();
  for (let turn = 0; Date.now() - from < 2_000; turn += 1) {
    await page.mouse.wheel(0, turn % 20 < 10 ? 40 : -40);
    await page.waitForTimeout(50);
  }
  const frames = await page.evaluate('frames').then((list) => list as number[]);
  const ms = (await spent()) - before;
  const gaps = frames.slice(1).map((at, index) => at - (frames[index] ?? at));
  const perSecond = (1000 * gaps.length) / gaps.reduce((sum, gap) => sum + gap, 0);
  await session.detach();
  return [
    row(`${MARKERS} markers while the wheel turns: frames a second`, perSecond, '', { goal: '>=59' }),
    row(`${MARKERS} markers while the wheel turns: longest gap between frames`, Math.max(...gaps), 'ms'),
    row(`${MARKERS} markers while the wheel turns: main thread a frame`, ms / frames.length, 'ms'),
  ];
}

// ---- An incident is said ---------------------------------------------------------------------------------------------

const ROUNDS = 15;
const MAIL = `<!doctype html><title>Page</title><p><a href="https://training-bookings.example/">Book</a></p>`;

async function incident(): Promise<Row[]> {
  const own = new Publisher({ id: 'westmarsh', keys: [ANNA], threshold: 1, timestampKey: CLOCK, nowMs: Date.now() });
  let arrivedAt = 0;
  const server = await startFeedServer((path) => {
    // The last file that there is to fetch: what is said is in it.
    if (path.includes('/feed-')) arrivedAt = Date.now();
    return own.files.get(path.split('/')[1] ?? '');
  });
  const policy = { feeds: [{ id: 'westmarsh', url: `${server.url}westmarsh/`, role: 'own', ...own.pinned }] };
  try {
    return await withOpenExtension(policy, (extension) =>
      withPage(MAIL, (address) =>
        withChromium(extension, async ({ context, extensionOrigin, open }) => {
          const mail = await context.newPage();
          await mail.goto(address);
          const desk = await context.newPage();
          await desk.goto(`${extensionOrigin}/${POPUP}`);
          await mail.bringToFront();
          await open(`${extensionOrigin}/${POPUP}`, 'background');
          const shown = context.pages().at(-1) as Page;
          const toPopup: number[] = [];
          const toMarker: number[] = [];
          for (let round = 1; round <= ROUNDS; round += 1) {
            const words = `Round ${round}: ring us.`;
            own.nowMs = Date.now();
            const told = {
              level: round % 2 === 0 ? ('heightened' as const) : ('lockdown' as const),
              startedAt: '2025-11-24T07:40:00Z',
              message: { en: words },
              contacts: [],
            };
            await own.publish({ serial: round, lines: [], signers: [ANNA], incident: told });
            const popupAt = shown.evaluate((text) => {
              return new Promise<number>((resolve) => {
                const look = () => document.body.innerText.includes(text) && resolve(Date.now());
                new MutationObserver(look).observe(document.body, {
                  subtree: true,
                  childList: true,
                  characterData: true,
                });
              });
            }, words);
            const isHeld = told.level === 'lockdown';
            const markerAt = mail.evaluate((isHeld) => {
              return new Promise<number>((resolve) => {
                const look = () => {
                  const root = document.querySelector('html > div[popover]')?.shadowRoot;
                  const flag = root?.querySelector('.flag');
                  if ((flag !== null && flag !== undefined) === isHeld) resolve(Date.now());
                  else requestAnimationFrame(look);
                };
                look();
              });
            }, isHeld);
            await desk.evaluate('chrome.runtime.sendMessage({ name: "check-feeds", request: {} })');
            const [inPopup, atLink] = await Promise.all([popupAt, markerAt]);
            // The first finds an empty store.
            if (round > 1) toPopup.push(inPopup - arrivedAt);
            if (round > 1) toMarker.push(atLink - arrivedAt);
          }
          return [
            row('incident, from its file’s arrival to the words in an open popup', median(toPopup), 'ms', {
              goal: '<=100',
            }),
            row('incident, the slowest of these', Math.max(...toPopup), 'ms'),
            row('incident, from its file’s arrival to the marker at a link', median(toMarker), 'ms', { goal: '<=100' }),
            row('incident, the slowest of these at a link', Math.max(...toMarker), 'ms'),
          ];
        }),
      ),
    );
  } finally {
    await server.stop();
  }
}

// ---- The popup opens -------------------------------------------------------------------------------------------------

const OPENINGS = 15;

async function popup(hosts: readonly string[]): Promise<Row[]> {
  return withPage(MAIL, (address) =>
    withChromium('dist/chrome-demo', async (browser) => {
      await installList(browser, hosts.join('\n'));
      await browser.context.addInitScript(() => {
        const look = () => {
          if (!/No warning for the link/.test(document.body?.innerText ?? '')) return;
          observer.disconnect();
          // Painted with the next frame.
          requestAnimationFrame(() => Object.assign(globalThis, { contentAt: performance.now() }));
        };
        const observer = new MutationObserver(look);
        observer.observe(document, { subtree: true, childList: true, characterData: true });
      });
      const mail = await browser.context.newPage();
      await mail.goto(address);
      const worker = await watchWorker(browser.context, browser.extensionOrigin);
      const times: number[] = [];
      for (let i = 0; i < OPENINGS; i += 1) {
        await mail.bringToFront();
        await worker.stop();
        await mail.waitForTimeout(300);
        await browser.open(`${browser.extensionOrigin}/${POPUP}`, 'background');
        const shown = browser.context.pages().at(-1) as Page;
        await shown.waitForFunction(() => 'contentAt' in globalThis);
        // By the clock that began with the navigation.
        times.push(await shown.evaluate('contentAt'));
        await shown.close();
      }
      return [
        row('popup, from its start to what it says of the message, worker cold', median(times), 'ms', {
          goal: '<=150',
        }),
        row('popup, the slowest of these', Math.max(...times), 'ms'),
      ];
    }),
  );
}

// ---- "Did I open it?" ------------------------------------------------------------------------------------------------

const REMEMBERED = 10_000;
const PUSHES = 100;

async function opened(): Promise<Row[]> {
  const own = new Publisher({ id: 'westmarsh', keys: [ANNA], threshold: 1, timestampKey: CLOCK, nowMs: Date.now() });
  const lines: string[] = [];
  const publish = (serial: number) => {
    own.nowMs = Date.now();
    return own.publish({ serial, lines: [...lines].sort(), signers: [ANNA] });
  };
  await publish(1);
  const server = await startFeedServer((path) => own.files.get(path.split('/')[1] ?? ''));
  const policy = { feeds: [{ id: 'westmarsh', url: `${server.url}westmarsh/`, role: 'own', ...own.pinned }] };
  const packed = await packExtension('dist/chrome-demo', policy);
  try {
    return await withChromium(packed.path, async (browser) => {
      const desk = await browser.context.newPage();
      await desk.goto(`${browser.extensionOrigin}/${POPUP}`);
      await desk.evaluate('chrome.runtime.sendMessage({ name: "check-feeds", request: {} })');
      await desk.evaluate(await listsScript('.'));
      await desk.evaluate(`lists.rememberOpened(${REMEMBERED})`);
      const worker = await watchWorker(browser.context, browser.extensionOrigin);
      const fromPush: number[] = [];
      const fromForce: number[] = [];
      for (let push = 0; push < PUSHES; push += 1) {
        lines.push(`opened-${push * 97}.example`);
        await publish(push + 2);
        await worker.stop();
        const { asked, inForce, told } = await desk.evaluate(async (serial) => {
          interface Api {
            readonly runtime: { sendMessage(message: unknown): Promise<unknown> };
            readonly notifications: { clear(id: string): Promise<unknown>; getAll(): Promise<object> };
          }
          const { runtime, notifications } = (globalThis as unknown as { readonly chrome: Api }).chrome;
          await notifications.clear('opened');
          const asked = performance.now();
          const checked = runtime.sendMessage({ name: 'check-feeds', request: {} }).then(() => performance.now());
          let told = 0;
          while (told === 0) {
            if (Object.keys(await notifications.getAll()).length > 0) told = performance.now();
            else if (performance.now() - asked > 20_000) throw new Error(`nothing was told of push ${serial}`);
            else await new Promise((resolve) => setTimeout(resolve, 5));
          }
          return { asked, inForce: await checked, told };
        }, push);
        fromPush.push(told - asked);
        fromForce.push(Math.max(0, told - inForce));
      }
      return [
        row(`a push that names a link of ${REMEMBERED} opened: told, of ${PUSHES}`, fromPush.length, '', {
          goal: `>=${PUSHES}`,
        }),
        row('from the update in force to the notification, worker cold: the slowest', Math.max(...fromForce), 'ms', {
          goal: '<=1000',
        }),
        row('from asking the feed to the notification, worker cold: the middle', median(fromPush), 'ms'),
        row('the slowest of these', Math.max(...fromPush), 'ms'),
      ];
    });
  } finally {
    await packed.remove();
    await server.stop();
  }
}
