// A council's rollout in the real browsers, by real files of policy: installed by force from the council's own server, at work at the first page,
// changed, brought to a next version, never to an older one, and taken away.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Webmail } from '../../src/demo/webmail';
import { startWebmail } from '../../src/demo/webmail';
import type { Status } from '../../src/messages';
import { type Rollout, startRollout } from './council-rollout';
import { type CountingServer, startCountingServer } from './counting-server';
import { type Driver, POPUP } from './driver';
import { DRIVERS } from './drivers';
import { MAY_MOUNT } from './managed-machine';
import { clickLink, warningsIn } from './message';
import { eventually } from './stage';
import { paragraphs, testMail } from './test-mails';

const LURE = { text: 'Claim your refund', href: 'http://refund-desk.example/claim' };
const ODD = { text: 'Check the list', href: 'http://rbkc-gov-uk.refund-claims.example/list' };
const OTHER = { text: 'Agenda', href: 'http://agenda.example/may' };
const MAIL = testMail('rollout', paragraphs([LURE, ODD, OTHER]), [], 3);
const ANSWER_WITHIN_MS = 5_000;
const BOTH = ['Check the list: Check first', 'Claim your refund: Blocked: known scam'];

// Without root and leave to mount no file of policy can be put before a browser: then there is nothing to try.
describe.runIf(MAY_MOUNT).each(DRIVERS)('a rollout in $name', ({ name, start }) => {
  let rollout: Rollout;
  let proxy: CountingServer;
  let webmail: Webmail;
  let driver: Driver;

  const begin = async () => {
    driver = await start({ proxyPort: proxy.port, managed: rollout.managed('profile') });
  };
  const again = async () => {
    await driver.close();
    await begin();
  };
  const openMail = () => driver.open(webmail.addressOf(MAIL.id));
  const asked = async <T>(expression: string): Promise<T> => {
    const page = await driver.open(driver.origin + POPUP);
    const answer = await page.run<T>(expression);
    await page.close();
    return answer;
  };
  const request = (of: string) => `(globalThis.browser ?? chrome).runtime.sendMessage({ name: '${of}', request: {} })`;
  const remembered = async () =>
    (await asked<{ value: { remembered: number } }>(request('opened-record'))).value.remembered;
  const version = () => asked<string>('(globalThis.browser ?? chrome).runtime.getManifest().version');
  /** A page of ours that opens while its version ends is never heard of again: it is asked anew. */
  const versionSoon = () =>
    Promise.race([
      version(),
      new Promise<string>((_, reject) => setTimeout(() => reject(new Error('no answer')), ANSWER_WITHIN_MS)),
    ]);
  const status = async () => (await asked<{ value: Status }>(request('status'))).value;

  beforeAll(async () => {
    [rollout, proxy, webmail] = await Promise.all([
      startRollout(name, ['refund-desk.example']),
      startCountingServer(),
      startWebmail(),
    ]);
    await webmail.send([MAIL]);
    await begin();
  });
  afterAll(async () => {
    await driver?.close();
    await Promise.all([rollout?.stop(), proxy?.stop(), webmail?.stop()]);
  });

  it('is at work at the first page of a new profile, with its policy', async () => {
    const tab = await openMail();
    await eventually(() => warningsIn(tab)).toEqual(BOTH);
    await eventually(status).toMatchObject({ problems: [], feeds: [{ id: 'westmarsh', serial: 1 }] });
    expect(await version()).toBe('0.2.0');
    await tab.close();
  });

  it('is handed out by a file that the browser itself finds no fault with', async () => {
    const page = await driver.open(name === 'chromium' ? 'chrome://policy' : 'about:policies#errors');
    // Chromium's page is made of shadow roots.
    const words = `(() => {
      const said = [];
      const walk = (node) => {
        if (node.nodeType === 3 && node.data.trim() && node.parentElement?.checkVisibility?.()) said.push(node.data.trim());
        for (const child of [...(node.shadowRoot?.childNodes ?? []), ...node.childNodes]) walk(child);
      };
      walk(document.body);
      return said.join(' ');
    })()`;
    if (name === 'chromium') {
      await eventually(() => page.run<string>(words)).toContain('installation_mode');
      const said = (await page.run<string>(words)).split('Chrome Policies')[1] ?? '';
      expect(said).toContain('Westmarsh Council');
      expect(said).not.toMatch(/error|warning|unknown|invalid|deprecated/i);
      // The test's own, the installation, and two settings.
      expect(said.match(/Mandatory OK/g)).toHaveLength(4);
    } else {
      await eventually(() => page.run<string>(words)).toContain('Documentation');
      // The pane with errors is there where there are any.
      expect(await page.run<boolean>("document.getElementById('category-errors').checkVisibility()")).toBe(false);
      await page.run("document.getElementById('category-active').click()");
      await eventually(() => page.run<string>(words)).toContain('Westmarsh Council');
    }
    await page.close();
  });

  it('tells what of its policy cannot be used, and has the rest in force', async () => {
    await rollout.hand((own) => ({
      ...own,
      reports: { email: 'nobody' },
      allow: ['refund-claims.example', 'http://no/'],
    }));
    if (name === 'firefox') await again();
    await eventually(status).toMatchObject({
      problems: [{ path: 'allow.1' }, { path: 'reports.email' }],
      policy: { allow: ['refund-claims.example'], organisation: { name: 'Westmarsh Council' } },
      origins: { allow: 'managed', 'reports.email': 'built-in' },
    });
    const tab = await openMail();
    await eventually(() => warningsIn(tab)).toEqual(BOTH.slice(1));
    await tab.close();
    // Firefox is handed all of it as one text by Windows' registry.
    await rollout.hand((own) => (name === 'firefox' ? JSON.stringify(own) : own));
    if (name === 'firefox') await again();
    await eventually(status).toMatchObject({ problems: [], policy: { organisation: { name: 'Westmarsh Council' } } });
  });

  it('has a change of its policy in force: at once in Chromium, at the next start in Firefox', async () => {
    const before = await openMail();
    await eventually(() => warningsIn(before)).toEqual(BOTH);
    await rollout.handOut({ allow: ['refund-claims.example'] });
    if (name === 'firefox') await again();
    const tab = name === 'firefox' ? await openMail() : before;
    await eventually(() => warningsIn(tab)).toEqual(BOTH.slice(1));
    await tab.close();
    await rollout.handOut({ allow: [] });
    if (name === 'firefox') await again();
  });

  it('becomes the next version with its lists, and without a gap in an open message', {
    timeout: 120_000,
  }, async () => {
    rollout.feed.mood = 'well';
    const tab = await openMail();
    await eventually(() => warningsIn(tab)).toEqual(BOTH);
    await clickLink(tab, OTHER.text, { withControl: true });
    await eventually(remembered).toBeGreaterThan(0);
    const before = await remembered();
    await rollout.release('0.3.0');
    // What it knows must be what it knew.
    rollout.feed.mood = 'down';
    await driver.lookForUpdate();
    // Each look opens a page of ours for a moment.
    await eventually(versionSoon, { every: 1_000, timeout: 60_000 }).toBe('0.3.0');
    expect(await remembered()).toBe(before);
    await eventually(() => warningsIn(tab)).toEqual(BOTH);
    await tab.close();
    const next = await openMail();
    await eventually(() => warningsIn(next)).toEqual(BOTH);
    await next.close();
    rollout.feed.mood = 'well';
  });

  it('never becomes an older version', async () => {
    await rollout.release('0.1.9');
    const asked = rollout.packages.asked.length;
    await driver.lookForUpdate();
    await eventually(() => rollout.packages.asked.length).toBeGreaterThan(asked);
    await again();
    await driver.lookForUpdate();
    const tab = await openMail();
    await eventually(() => warningsIn(tab)).toEqual(BOTH);
    expect(await version()).toBe('0.3.0');
    await tab.close();
  });

  it('is gone when its policy is', async () => {
    const tab = await openMail();
    await eventually(() => warningsIn(tab)).toEqual(BOTH);
    rollout.withdraw();
    if (name === 'firefox') await again();
    const open = name === 'chromium' ? tab : await openMail();
    await eventually(() => warningsIn(open)).toEqual([]);
    await (await driver.open(LURE.href)).close();
    expect(proxy.pathsTo('refund-desk.example')).toEqual(['/claim']);
  });
});
