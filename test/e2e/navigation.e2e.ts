// Top-level navigations to a listed host, from every way in: the host is asked for nothing, and the warning stands in the tab.
// LUREWATCH_NAVIGATIONS sets how many tries each browser makes over all ways, with a worker that runs and one that was stopped.

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { keyOf, Publisher } from '../feed/publisher';
import { INTERSTITIAL, POPUP, type Tab } from './driver';
import { DRIVERS } from './drivers';
import { pressOn } from './extension-page';
import { type FeedServer, startFeedServer } from './feed-server';
import { eventually, useStage } from './stage';

const ANNA = keyOf('anna');
const CLOCK = keyOf('clock');
const DOMAIN = 'refund-desk.example';
const START = 'http://start.example/';
const FILLER = 100_000;
const FILLERS = Array.from({ length: FILLER }, (_, at) => `n${at}.filler.example`);

/** Expressions in the page at START. */
const WAYS: Readonly<Record<string, (tab: Tab, url: string) => Promise<unknown>>> = {
  'a typed address': (tab, url) => tab.go(url).catch(() => undefined),
  'a link': (tab, url) => tab.run(at('a', `href = '${url}'`)),
  'a link to another tab': (tab, url) => tab.run(at('a', `href = '${url}'`, "element.target = '_blank'")),
  'window.open': (tab, url) => tab.run(`void setTimeout(() => open('${url}'))`),
  'a redirect': (tab, url) => tab.run(at('a', `href = '${START}?redirect=${encodeURIComponent(url)}'`)),
  'a typed redirect': (tab, url) => tab.go(`${START}?redirect=${encodeURIComponent(url)}`).catch(() => undefined),
  'a form': (tab, url) => tab.run(at('form', `action = '${url}'`, "element.method = 'post'")),
  'a change of location': (tab, url) => tab.run(`void setTimeout(() => location.replace('${url}'))`),
};
const at = (tag: 'a' | 'form', ...sets: string[]) => `void (() => {
  const element = document.body.appendChild(document.createElement('${tag}'));
  element.${sets.join(';')};
  setTimeout(() => element.${tag === 'a' ? 'click' : 'submit'}());
})()`;
const TRIES = Math.ceil(Number(process.env.LUREWATCH_NAVIGATIONS ?? 16) / Object.keys(WAYS).length / 2);

describe.each(DRIVERS)('navigations in $name', ({ name }) => {
  const own = new Publisher({ id: 'westmarsh', keys: [ANNA], threshold: 1, timestampKey: CLOCK, nowMs: Date.now() });
  let server: FeedServer;
  let serial = 0;
  let next = 0;

  const publish = async (lines: readonly string[], allow: readonly string[] = []) => {
    own.nowMs = Date.now();
    serial += 1;
    await own.publish({ serial, lines, signers: [ANNA], allow });
  };
  const stage = useStage(name, [], {
    policy: async () => {
      server = await startFeedServer((path) => own.files.get(path.split('/')[1] ?? ''));
      await publish([...FILLERS, DOMAIN]);
      return { feeds: [{ id: 'westmarsh', url: `${server.url}westmarsh/`, role: 'own', ...own.pinned }] };
    },
  });
  afterAll(() => server.stop());

  const API = '(globalThis.browser ?? chrome)';
  /** Sizes of the rules, by id. */
  const sizes = (desk: Tab) =>
    desk.run<Record<number, number>>(
      `${API}.declarativeNetRequest.getDynamicRules().then((rules) => Object.fromEntries(rules.map((rule) => [rule.id, rule.condition.requestDomains.length])))`,
    );
  async function poll(): Promise<Tab> {
    const desk = await stage.driver.open(`${stage.driver.origin}${POPUP}`);
    await desk.run(`${API}.runtime.sendMessage({ name: 'check-feeds', request: {} })`);
    return desk;
  }
  const open = async (url: string): Promise<Tab> => {
    const tab = await stage.driver.open(START);
    await tab.go(url).catch(() => undefined);
    return tab;
  };

  beforeAll(async () => {
    const desk = await poll();
    await vi.waitUntil(async () => ((await sizes(desk))[1] ?? 0) > FILLER, { timeout: 30_000, interval: 100 });
    await desk.close();
  });

  describe.each(['warm', 'cold'] as const)('with a %s background', (state) => {
    it.each(Object.keys(WAYS))(
      'by %s reach nobody and end on the warning',
      async (way) => {
        for (let round = 0; round < TRIES; round += 1) {
          next += 1;
          // A host of its own: a connection that is open already would hide the next one.
          const host = next % 2 === 0 ? `t${next}.${DOMAIN}` : `n${next}.filler.example`;
          const tab = await stage.driver.open(START);
          if (state === 'cold') await stage.driver.stopBackground();
          await WAYS[way]?.(tab, `http://${host}/claim?id=${next}`);
          const [page] = await stage.stoppedPages(1);
          expect(await page?.url()).toContain(INTERSTITIAL);
          expect(await stage.requestsTo(host)).toEqual([]);
          await page?.close();
        }
      },
      60_000 + TRIES * 10_000,
    );
  });

  it('to a host that a push lists are stopped by a small rule, until it is withdrawn', async () => {
    const desk = await poll();
    const before = await sizes(desk);
    await publish([...FILLERS, DOMAIN, 'pushed.example']);
    await (await poll()).close();
    await eventually(() => sizes(desk)).toEqual({ ...before, 3: 1 });
    await open('http://pushed.example/');
    await stage.stoppedPages(1);
    await publish(FILLERS);
    await (await poll()).close();
    await eventually(() => sizes(desk)).toEqual({ ...before, 2: 1 });
    await open(`http://back.${DOMAIN}/`);
    await eventually(() => stage.server.pathsTo(`back.${DOMAIN}`)).toEqual(['/']);
    expect(await stage.requestsTo('pushed.example')).toEqual([]);
  });

  it('that a rule stopped although nothing names the host now go on by themselves, once', async () => {
    const desk = await poll();
    await desk.run(
      `${API}.declarativeNetRequest.updateDynamicRules({ removeRuleIds: [3], addRules: [{ id: 3, priority: 3, action: { type: 'block' }, condition: { requestDomains: ['stale.example'], resourceTypes: ['main_frame'] } }] })`,
    );
    await open('http://stale.example/now');
    await eventually(() => stage.server.pathsTo('stale.example')).toEqual(['/now']);
  });

  it('lead back to where the person was', async () => {
    const tab = await open(`http://n1.filler.example/`);
    const [page] = await stage.stoppedPages(1);
    await pressOn(page as Tab, 'button', 'Go back to my email');
    await eventually(() => tab.url()).toBe(START);
  });
});
