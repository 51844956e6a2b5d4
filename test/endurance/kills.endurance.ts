// A real Chromium, killed without warning while it takes an update, again and again: after each death the lists are the state before or the
// state after, whole, and what they name is stopped. `npm run kills`; --rounds says how many.

import { execFileSync } from 'node:child_process';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { makeProfile } from '../../src/demo/browser-process';
import { type Chromium, launchChromium } from '../../src/demo/chromium';
import { packExtension } from '../../src/demo/packed-extension';
import type { Answers, Status } from '../../src/messages';
import { POPUP } from '../e2e/driver';
import { startFeedServer } from '../e2e/feed-server';
import { BUILDS, browserPath, fromCheckout } from '../e2e/paths';
import { eventually } from '../e2e/stage';
import { keyOf, Publisher } from '../feed/publisher';

declare const chrome: { runtime: { sendMessage(message: unknown): Promise<{ ok: boolean; value: unknown }> } };

const ROUNDS = Number(process.env.ROUNDS ?? 200);
const LINES = 20_000;
/** A death comes within this time after the update was asked for: an update of this size takes some 200 ms. */
const WITHIN_MS = 250;
const START_TRIES = 20;
const ANNA = keyOf('anna');
const CLOCK = keyOf('clock');

/** Of each serial some are in no other's neighbour. */
const linesOf = (serial: number) => [
  ...Array.from({ length: LINES + serial }, (_, at) => `n${at + (serial % 3) * 7_000}.filler.example`),
  `of-serial-${serial}.example`,
];

/** The same at each run. */
function* fractions(): Generator<number> {
  let state = 42;
  for (;;) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    yield state / 2 ** 31;
  }
}

it(`has its lists whole after ${ROUNDS} kills`, { timeout: ROUNDS * 20_000 + 60_000 }, async () => {
  const own = new Publisher({ id: 'westmarsh', keys: [ANNA], threshold: 1, timestampKey: CLOCK, nowMs: Date.now() });
  let serial = 1;
  const publish = async () => {
    own.nowMs = Date.now();
    await own.publish({ serial, signers: [ANNA], lines: linesOf(serial) });
  };
  await publish();
  const server = await startFeedServer((path) => own.files.get(path));
  const policy = { feeds: [{ id: 'westmarsh', url: server.url, role: 'own', ...own.pinned }] };
  const packed = await packExtension(BUILDS.chromium, policy);
  const path = browserPath('chromium');
  const profile = await makeProfile(path, fromCheckout(''));
  const ask = <T>(page: Page, name: string, request: object = {}) =>
    page.evaluate(([of, what]) => chrome.runtime.sendMessage({ name: of, request: what }), [
      name,
      request,
    ] as const) as Promise<{
      readonly ok: boolean;
      readonly value: T;
    }>;
  const begin = async (): Promise<readonly [Chromium, Page]> => {
    const browser = await launchChromium({ path, extension: packed.path, profile: profile.path });
    // A browser that was killed may begin the extension twice, which ends the first one's pages; and on a machine with much to do one may crash.
    for (let tries = 1; ; tries += 1) {
      const page = await browser.context.newPage();
      const isOpen = await page.goto(browser.extensionOrigin + POPUP).then(
        () => true,
        () => false,
      );
      if (isOpen) return [browser, page];
      if (tries === START_TRIES) throw new Error('the extension has not begun');
      await page.close();
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  };
  const chance = fractions();
  const seen = { before: 0, after: 0 };
  try {
    let [browser, page] = await begin();
    await ask(page, 'check-feeds');
    for (let round = 1; round <= ROUNDS; round += 1) {
      const known = serial;
      serial += 1;
      await publish();
      void ask(page, 'check-feeds').catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, (chance.next().value as number) * WITHIN_MS));
      const closed = new Promise((resolve) => browser.context.once('close', resolve));
      execFileSync('pkill', ['-KILL', '-f', profile.path]);
      await closed;
      // The next start may not take the update by itself before it was looked at.
      server.mood = 'down';
      [browser, page] = await begin();
      const status = async () => (await ask<Status>(page, 'status')).value;
      await eventually(async () => (await status()).storage).toBe('ready');
      // What is in each state alone, and in both. (The record of the feed is written apart, and may be of the other: the next poll finds that.)
      const [old, next] = [new Set(linesOf(known)), new Set(linesOf(serial))];
      const [onlyOld, onlyNew] = [
        [...old].filter((host) => !next.has(host)),
        [...next].filter((host) => !old.has(host)),
      ];
      const both = [...old].filter((host) => next.has(host));
      const inForce = async () => {
        const texts = [onlyOld, both, onlyNew].flatMap((hosts) =>
          [0, hosts.length >> 1, hosts.length - 1].map((at) => `https://${hosts[at]}/`),
        );
        const checked = await ask<Answers['check-texts']>(page, 'check-texts', { texts, isOfCodes: false });
        return checked.value.map((each) => (each?.verdict.level === 'blocked' ? 1 : 0)).join('');
      };
      const found = await inForce();
      expect(['111111000', '000111111'], `round ${round}`).toContain(found);
      seen[found === '111111000' ? 'before' : 'after'] += 1;
      if (round % 10 === 0) console.log(`${round} kills: ${seen.before} before, ${seen.after} after`);
      server.mood = 'well';
      await ask(page, 'check-feeds');
      expect((await status()).feeds[0]?.serial, `round ${round}`).toBe(serial);
      expect(await inForce(), `round ${round}`).toBe('000111111');
    }
    await browser.close();
    console.log(
      `${ROUNDS} kills: ${seen.before} with the state before, ${seen.after} with the state after, 0 with another`,
    );
  } finally {
    await server.stop();
    await packed.remove();
    await profile.remove();
  }
});
