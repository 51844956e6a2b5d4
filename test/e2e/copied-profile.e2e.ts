// A profile that was copied, as roaming profiles and images of machines are: two browsers with one past, each with its lists, neither in the other's way.

import { cp } from 'node:fs/promises';
import { afterAll, expect, it } from 'vitest';
import { makeProfile } from '../../src/demo/browser-process';
import { type Chromium, launchChromium } from '../../src/demo/chromium';
import { packExtension } from '../../src/demo/packed-extension';
import type { Answers, Reply, Status } from '../../src/messages';
import { keyOf, Publisher } from '../feed/publisher';
import { POPUP } from './driver';
import { startFeedServer } from './feed-server';
import { BUILDS, browserPath, fromCheckout } from './paths';
import { eventually } from './stage';

const ANNA = keyOf('anna');
const ends: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

it('has both take what comes next, from what they were', { timeout: 120_000 }, async () => {
  const own = new Publisher({
    id: 'westmarsh',
    keys: [ANNA],
    threshold: 1,
    timestampKey: keyOf('clock'),
    nowMs: Date.now(),
  });
  await own.publish({ serial: 1, signers: [ANNA], lines: ['first.example', 'gone.example'] });
  const server = await startFeedServer((path) => own.files.get(path));
  ends.push(() => server.stop());
  const policy = { feeds: [{ id: 'westmarsh', url: server.url, role: 'own', ...own.pinned }] };
  const packed = await packExtension(BUILDS.chromium, policy);
  ends.push(() => packed.remove());
  const path = browserPath('chromium');
  const start = async (profile: string) => {
    const browser = await launchChromium({ path, extension: packed.path, profile });
    ends.push(() => browser.close());
    return browser;
  };
  const ask = async <T>(browser: Chromium, name: string, request: object = {}): Promise<T> => {
    const page = await browser.context.newPage();
    await page.goto(browser.extensionOrigin + POPUP);
    const asked = JSON.stringify({ name, request });
    const reply = (await page.evaluate(`chrome.runtime.sendMessage(${asked})`)) as Reply<T>;
    await page.close();
    if (!reply.ok) throw new Error(reply.error.code);
    return reply.value;
  };
  const blockedIn = async (browser: Chromium) => {
    const hosts = ['first.example', 'gone.example', 'second.example'];
    const texts = hosts.map((host) => `https://${host}/`);
    const checked = await ask<Answers['check-texts']>(browser, 'check-texts', { texts, isOfCodes: false });
    return hosts.filter((_, at) => checked[at]?.verdict.level === 'blocked');
  };

  const [one, other] = [await makeProfile(path, fromCheckout('')), await makeProfile(path, fromCheckout(''))];
  ends.push(
    () => one.remove(),
    () => other.remove(),
  );
  const before = await start(one.path);
  await ask(before, 'check-feeds');
  await eventually(() => blockedIn(before)).toEqual(['first.example', 'gone.example']);
  await before.close();
  await cp(one.path, other.path, { recursive: true });

  // Whatever comes next has yet to come.
  server.mood = 'down';
  const both = [await start(one.path), await start(other.path)];
  for (const browser of both) {
    await eventually(async () => (await ask<Status>(browser, 'status')).storage).toBe('ready');
    expect(await blockedIn(browser)).toEqual(['first.example', 'gone.example']);
  }
  server.mood = 'well';
  own.nowMs = Date.now();
  await own.publish({ serial: 2, signers: [ANNA], lines: ['first.example', 'second.example'] });
  await Promise.all(both.map((browser) => ask(browser, 'check-feeds')));
  for (const browser of both) await eventually(() => blockedIn(browser)).toEqual(['first.example', 'second.example']);
});
