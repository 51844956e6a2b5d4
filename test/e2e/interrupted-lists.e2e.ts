// A worker of Chromium that is killed at each step of writing a list: what it leaves is the old state or the new one, whole.

import type { Worker } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeProfile } from '../../src/demo/browser-process';
import { type Chromium, launchChromium } from '../../src/demo/chromium';
import { waitFor } from '../../src/demo/driven-browser';
import type { ListsInPage } from '../lists/page';
import { listsScript } from '../lists/script';
import { watchWorker } from './chromium-worker';
import { POPUP } from './driver';
import { BUILDS, browserPath, fromCheckout } from './paths';

declare const lists: ListsInPage;
declare const chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };

const FILLER = Array.from({ length: 5_000 }, (_, at) => `n${at}.filler.example`);
const OLD = [...FILLER, 'old.example'].join('\n');
const NEW = [...FILLER, 'new.example'].join('\n');
const HOSTS = ['old.example', 'new.example', 'n7.filler.example', 'n4999.filler.example'];

/** Run in the worker: at the `at`th of its calls on the database it says so and stays there, until it is killed. */
const stayAt = (at: number) => `(() => {
  let count = 0;
  const trap = (target, name) => {
    const real = target[name];
    target[name] = function (...given) {
      const value = real.apply(this, given);
      count += 1;
      if (count === ${at}) {
        new BroadcastChannel('steps').postMessage(count);
        const until = performance.now() + 4000;
        while (performance.now() < until);
      }
      return value;
    };
  };
  trap(IDBObjectStore.prototype, 'put');
  trap(IDBObjectStore.prototype, 'get');
  trap(IDBObjectStore.prototype, 'delete');
  trap(IDBDatabase.prototype, 'transaction');
})()`;

describe('a worker killed while it writes a list', () => {
  let browser: Chromium;
  let script: string;
  let removeProfile: () => Promise<void>;

  beforeAll(async () => {
    script = await listsScript(fromCheckout(''));
    const path = browserPath('chromium');
    const profile = await makeProfile(path, fromCheckout(''));
    removeProfile = profile.remove;
    browser = await launchChromium({ path, extension: BUILDS.chromium, profile: profile.path });
  });
  afterAll(async () => {
    await browser.close();
    await removeProfile();
  });

  const worker = async (): Promise<Worker> => {
    const { context } = browser;
    return waitFor('The worker', async () => context.serviceWorkers()[0]);
  };

  it.each([
    ['a new state', () => `lists.addText(${JSON.stringify(NEW)}); void lists.install(2)`],
    ['a change', () => `void lists.change(['new.example'], ['old.example'])`],
  ])('%s: the old or the new one is there after each step', async (_, write) => {
    const page = await browser.context.newPage();
    await page.goto(browser.extensionOrigin + POPUP);
    await page.evaluate(script);
    const watched = await watchWorker(browser.context, browser.extensionOrigin);
    const outcomes: string[] = [];
    for (let at = 1; ; at += 1) {
      await page.evaluate((text) => lists.addText(text), OLD);
      expect(await page.evaluate(() => lists.install(1))).toBe('ok');
      // Any message wakes it.
      await page.evaluate(() => chrome.runtime.sendMessage({ name: 'nothing' }));
      const background = await worker();
      await background.evaluate(script);
      await background.evaluate(stayAt(at));
      const reached = page.evaluate(
        () =>
          new Promise<boolean>((resolve) => {
            const steps = new BroadcastChannel('steps');
            const end = (value: boolean) => {
              steps.close();
              resolve(value);
            };
            steps.onmessage = () => end(true);
            setTimeout(() => end(false), 3000);
          }),
      );
      await background.evaluate(write());
      const isReached = await reached;
      await watched.stop();
      const { listed, states } = await page.evaluate((hosts) => lists.ask(hosts), HOSTS);
      const [isOld, isNew, ...rest] = listed;
      expect([at, isOld !== isNew, ...rest]).toEqual([at, true, true, true]);
      expect(states.map(({ fault, isPrevious }) => [fault, isPrevious])).toEqual([[null, false]]);
      const { there, named } = await page.evaluate(() => lists.inventory());
      expect(there).toEqual(named);
      outcomes.push(isNew ? 'new' : 'old');
      if (!isReached) break;
    }
    // It was killed at several steps, the first of which leave the old state; the last round was not disturbed.
    expect(outcomes.length).toBeGreaterThan(4);
    expect(outcomes[0]).toBe('old');
    expect(outcomes.at(-1)).toBe('new');
    await page.close();
  });
});
