// A council's rollout in the real browsers, by real files of policy: installed by force from the council's own server, at work at the first page,
// changed, brought to a next version, never to an older one, and taken away.

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeExtensionKey } from '../../src/cli/rollout/extension-key';
import { readOrganisation } from '../../src/cli/rollout/organisation-file';
import { pack } from '../../src/cli/rollout/pack';
import { policyFiles } from '../../src/cli/rollout/policy-files';
import type { Webmail } from '../../src/demo/webmail';
import { startWebmail } from '../../src/demo/webmail';
import type { Status } from '../../src/messages';
import { keyOf, Publisher } from '../feed/publisher';
import { type CountingServer, startCountingServer } from './counting-server';
import { type BrowserName, type Driver, POPUP } from './driver';
import { DRIVERS } from './drivers';
import { type FeedServer, startFeedServer } from './feed-server';
import { LUREWATCH } from './firefox';
import { MAY_MOUNT, type ManagedMachine, makeManagedMachine } from './managed-machine';
import { warningsIn } from './message';
import { BUILDS } from './paths';
import { eventually } from './stage';
import { paragraphs, testMail } from './test-mails';

const LURE = { text: 'Claim your refund', href: 'http://refund-desk.example/claim' };
const ODD = { text: 'Check the list', href: 'http://rbkc-gov-uk.refund-claims.example/list' };
const MAIL = testMail('rollout', paragraphs([LURE, ODD]), [], 2);
const BOTH = ['Check the list: Check first', 'Claim your refund: Blocked: known scam'];

const ANNA = keyOf('anna');
const CLOCK = keyOf('clock');

/** What lets a test into the browser, and nothing of Lurewatch. */
const FOR_TESTS: Readonly<Record<BrowserName, Record<string, unknown>>> = {
  // Tools may look into an extension that policy installed.
  chromium: { DeveloperToolsAvailability: 1 },
  // Ours has no signature of Mozilla's here.
  firefox: { Preferences: { 'xpinstall.signatures.required': { Value: false, Status: 'locked' } } },
};

// Without root and leave to mount no file of policy can be put before a browser: then there is nothing to try.
describe.runIf(MAY_MOUNT).each(DRIVERS)('a rollout in $name', ({ name, start }) => {
  let folder: string;
  let machine: ManagedMachine;
  let packages: FeedServer;
  let feed: FeedServer;
  let proxy: CountingServer;
  let webmail: Webmail;
  let driver: Driver;
  let id: string;
  let settings: Record<string, unknown>;

  const www = () => join(folder, 'www');
  const organisation = () => join(folder, 'council.json');

  /** What `lurewatch policy` writes for this browser on Linux. */
  async function handOut(changed: Record<string, unknown> = {}): Promise<void> {
    settings = { ...settings, ...changed };
    const extension = { folder: packages.url, ...(name === 'chromium' ? { chromiumId: id } : { firefoxId: id }) };
    writeFileSync(organisation(), JSON.stringify({ extension, policy: settings }));
    const file = policyFiles(await readOrganisation(organisation())).get(
      name === 'chromium' ? 'linux/chromium/lurewatch.json' : 'linux/firefox/policies.json',
    );
    const policy = JSON.parse(String(file));
    if (name === 'chromium') machine.hand({ ...policy, ...FOR_TESTS.chromium });
    else machine.hand({ policies: { ...policy.policies, ...FOR_TESTS.firefox } });
  }

  /** As a release would be: only its version differs. */
  async function release(version: string): Promise<void> {
    const build = join(folder, `build-${version}`);
    cpSync(BUILDS[name], build, { recursive: true });
    const manifest = JSON.parse(readFileSync(join(build, 'manifest.json'), 'utf8'));
    writeFileSync(join(build, 'manifest.json'), JSON.stringify({ ...manifest, version }));
    const options = { host: [], organisation: organisation(), out: join(folder, `out-${version}`), packages: www() };
    const key = name === 'chromium' ? { key: join(folder, 'key.pem') } : {};
    for await (const _ of pack(build, { ...options, ...key }));
  }

  const begin = async () => {
    const managed = { starterOf: machine.starterOf, id, profile: join(folder, 'profile') };
    driver = await start({ proxyPort: proxy.port, managed });
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
  const version = () => asked<string>('(globalThis.browser ?? chrome).runtime.getManifest().version');
  const status = async () =>
    (
      await asked<{ value: Status }>(
        "(globalThis.browser ?? chrome).runtime.sendMessage({ name: 'status', request: {} })",
      )
    ).value;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lurewatch-rollout-'));
    mkdirSync(join(folder, 'profile'));
    machine = makeManagedMachine(name);
    const own = new Publisher({ id: 'westmarsh', keys: [ANNA], threshold: 1, timestampKey: CLOCK, nowMs: Date.now() });
    await own.publish({ serial: 1, signers: [ANNA], lines: ['refund-desk.example campaign=refunds'] });
    [feed, packages, proxy, webmail] = await Promise.all([
      startFeedServer((path) => own.files.get(path)),
      startFeedServer((path) => {
        // Chromium tells the server what it asks for.

        try {
          return readFileSync(join(www(), path.replace(/\?.*/, '')));
        } catch {
          return undefined;
        }
      }),
      startCountingServer(),
      startWebmail(),
    ]);
    await webmail.send([MAIL]);
    id = name === 'chromium' ? (await makeExtensionKey(join(folder, 'key.pem'))).id : LUREWATCH.id;
    settings = {
      organisation: { name: 'Westmarsh Council' },
      feeds: [{ id: 'westmarsh', url: feed.url, role: 'own', ...own.pinned }],
    };
    await handOut();
    await release('0.2.0');
    await begin();
  });
  afterAll(async () => {
    await driver?.close();
    await Promise.all([feed?.stop(), packages?.stop(), proxy?.stop(), webmail?.stop()]);
    machine?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is at work at the first page of a new profile, with its policy', async () => {
    const tab = await openMail();
    await eventually(() => warningsIn(tab)).toEqual(BOTH);
    await eventually(status).toMatchObject({ problems: [], feeds: [{ id: 'westmarsh', serial: 1 }] });
    expect(await version()).toBe('0.2.0');
    await tab.close();
  });

  it('has a change of its policy in force: at once in Chromium, at the next start in Firefox', async () => {
    const before = await openMail();
    await eventually(() => warningsIn(before)).toEqual(BOTH);
    await handOut({ allow: ['refund-claims.example'] });
    if (name === 'firefox') await again();
    const tab = name === 'firefox' ? await openMail() : before;
    await eventually(() => warningsIn(tab)).toEqual(BOTH.slice(1));
    await tab.close();
    await handOut({ allow: [] });
    if (name === 'firefox') await again();
  });

  it('becomes the next version with its lists, and without a gap in an open message', async () => {
    const tab = await openMail();
    await eventually(() => warningsIn(tab)).toEqual(BOTH);
    await release('0.3.0');
    // What it knows must be what it knew.
    feed.mood = 'down';
    await driver.lookForUpdate();
    await eventually(version).toBe('0.3.0');
    await eventually(() => warningsIn(tab)).toEqual(BOTH);
    await tab.close();
    const next = await openMail();
    await eventually(() => warningsIn(next)).toEqual(BOTH);
    await next.close();
    feed.mood = 'well';
  });

  it('never becomes an older version', async () => {
    await release('0.1.9');
    const asked = packages.asked.length;
    await driver.lookForUpdate();
    await eventually(() => packages.asked.length).toBeGreaterThan(asked);
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
    if (name === 'chromium') machine.hand(FOR_TESTS.chromium);
    else {
      // Firefox keeps an extension that its policy says nothing more of: it has to be told.
      const gone = { ExtensionSettings: { [id]: { installation_mode: 'blocked' } } };
      machine.hand({ policies: { ...gone, ...FOR_TESTS.firefox } });
      await again();
    }
    const open = name === 'chromium' ? tab : await openMail();
    await eventually(() => warningsIn(open)).toEqual([]);
    await (await driver.open(LURE.href)).close();
    expect(proxy.pathsTo('refund-desk.example')).toEqual(['/claim']);
  });
});
