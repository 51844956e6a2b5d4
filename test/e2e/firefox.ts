// Firefox through WebDriver BiDi, with access to the browser's own scope: there the background can be stopped.

import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeProfile, startBrowser } from '../../src/demo/browser-process';
import { waitFor } from '../../src/demo/driven-browser';
import { packExtension } from '../../src/demo/packed-extension';
import { Bidi } from './bidi';
import { type Driver, type DriverOptions, POPUP } from './driver';
import { FirefoxTab } from './firefox-tab';
import { BUILDS, browserPath, fromCheckout, STRANGER } from './paths';

export const LUREWATCH = { id: 'lurewatch@lurewatch.example', uuid: 'a3c41c5e-61a2-4b9d-8e0e-6c1f3c0a7d01' };
const STRANGER_EXTENSION = { id: 'stranger@lurewatch.example', uuid: 'a3c41c5e-61a2-4b9d-8e0e-6c1f3c0a7d02' };

function preferences(proxyPort: number): Readonly<Record<string, string | number | boolean>> {
  return {
    'extensions.webextensions.uuids': JSON.stringify({
      [LUREWATCH.id]: LUREWATCH.uuid,
      [STRANGER_EXTENSION.id]: STRANGER_EXTENSION.uuid,
    }),
    // Loopback is not asked through a proxy.
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': proxyPort,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': proxyPort,
    // A tab behind another is slowed to a step a second: the popup's page stands in one here.
    'dom.min_background_timeout_value': 4,
    'dom.min_background_timeout_value_without_budget_throttling': 4,
    // Its question whether an extension may check a site is answered: yes.
    'extensions.webextOptionalPermissionPrompts': false,
    // A council serves its packages by HTTPS; loopback needs none.
    'extensions.checkUpdateSecurity': false,
    'extensions.update.requireBuiltInCerts': false,
    'browser.startup.page': 0,
    'browser.shell.checkDefaultBrowser': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
  };
}

/** Where Firefox listens, which it writes down in its profile. */
const serverOf = (profile: string) =>
  waitFor('Firefox', async () => {
    const text = await readFile(join(profile, 'WebDriverBiDiServer.json'), 'utf8').catch(() => '');
    if (!text.trim().endsWith('}')) return null;
    const { ws_host, ws_port } = JSON.parse(text);
    return `ws://${ws_host}:${ws_port}`;
  });

/** Of our extension, in the browser's own scope. */
const POLICY = `WebExtensionPolicy.getByID('${LUREWATCH.id}')`;

interface BrowsingContext {
  readonly context: string;
}

export async function startFirefox({ proxyPort, policy, managed }: DriverOptions): Promise<Driver> {
  const installed = browserPath('firefox');
  const program = managed?.starterOf(installed) ?? installed;
  const profile = managed
    ? { path: managed.profile, remove: async () => {} }
    : await makeProfile(program, fromCheckout(''));
  // Of the time before, where the profile has been used.
  await rm(join(profile.path, 'WebDriverBiDiServer.json'), { force: true });
  const lines = Object.entries(preferences(proxyPort)).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(profile.path, 'user.js'), lines.join('\n'));
  const size = ['--width=1280', '--height=800'];
  const remote = ['--remote-debugging-port=0', '--remote-allow-system-access'];
  const process = await startBrowser(program, [
    '--headless',
    ...size,
    '--no-remote',
    '--profile',
    profile.path,
    ...remote,
  ]);
  const bidi = await Bidi.connect(await serverOf(profile.path));
  await bidi.send('session.new', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
  await bidi.send('session.subscribe', { events: ['log.entryAdded', 'browsingContext.contextCreated'] });
  const end = async () => {
    bidi.close();
    await process.end();
  };
  if (managed) return drive(bidi, end);
  const packed = await packExtension(BUILDS.firefox, policy ?? {});
  for (const path of [packed.path, STRANGER]) {
    await bidi.send('webExtension.install', { extensionData: { type: 'path', path } });
  }
  return drive(bidi, async () => {
    await end();
    await profile.remove();
    await packed.remove();
  });
}

async function drive(bidi: Bidi, close: () => Promise<void>): Promise<Driver> {
  const origin = `moz-extension://${LUREWATCH.uuid}`;
  const tabs = new Map<string, FirefoxTab>();
  const tabOf = (id: string) => {
    const tab = tabs.get(id) ?? new FirefoxTab(bidi, id);
    tabs.set(id, tab);
    return tab;
  };
  // A frame has a context of its own, and what was said in it is told when it may be gone.
  const parents = new Map<string, string>();
  const topOf = (context: string): string => {
    const parent = parents.get(context);
    return parent === undefined ? context : topOf(parent);
  };
  bidi.on('browsingContext.contextCreated', ({ context, parent }) => {
    if (typeof parent === 'string') parents.set(String(context), parent);
    else tabOf(String(context));
  });
  bidi.on('log.entryAdded', ({ type, level, text, source }) => {
    const { context } = source as { readonly context?: string };
    if (type !== 'javascript' || level !== 'error' || context === undefined) return;
    tabs.get(topOf(context))?.note(String(text));
  });
  const create = async (options: Readonly<Record<string, unknown>>) => {
    const { context } = await bidi.send<BrowsingContext>('browsingContext.create', { type: 'tab', ...options });
    return tabOf(context);
  };
  const { contexts } = await bidi.send<{ readonly contexts: readonly BrowsingContext[] }>('browsingContext.getTree', {
    'moz:scope': 'chrome',
  });
  const browserWindow = contexts[0]?.context ?? '';
  const inBrowser = async (expression: string) => {
    const answer = await bidi.send<{
      readonly result?: { readonly value?: string };
      readonly exceptionDetails?: unknown;
    }>('script.evaluate', { expression, target: { context: browserWindow }, awaitPromise: true });
    if (!answer.result) throw new Error(`Firefox threw: ${JSON.stringify(answer.exceptionDetails)}`);
    return answer.result.value;
  };

  return {
    name: 'firefox',
    origin,
    strangerOrigin: `moz-extension://${STRANGER_EXTENSION.uuid}`,
    open: async (url) => {
      const tab = await create({});
      await tab.go(url);
      return tab;
    },
    tabs: async () => {
      const open = await bidi.send<{ readonly contexts: readonly BrowsingContext[] }>('browsingContext.getTree', {
        maxDepth: 0,
      });
      return open.contexts.map(({ context }) => tabOf(context));
    },
    openPopup: async (tab, { isPressed = false } = {}) => {
      await tab.show();
      // Source: browser/components/extensions/parent/ext-browserAction.js, what a press on the button does before it opens the popup.
      if (isPressed)
        await inBrowser(`${POLICY}.extension.tabManager.addActiveTabPermission(
          Services.wm.getMostRecentWindow('navigator:browser').gBrowser.selectedTab)`);
      // Behind the mail's tab, so that the tab in front is the mail's, as it is for the toolbar's popup.
      const popup = await create({ background: true });
      await popup.go(origin + POPUP);
      return popup;
    },
    allowPrivate: async () =>
      void (await inBrowser(`(async () => {
        const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
        const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
        await ExtensionPermissions.add('${LUREWATCH.id}', { permissions: ['internal:privateBrowsingAllowed'], origins: [] });
        await (await AddonManager.getAddonByID('${LUREWATCH.id}')).reload();
      })()`)),
    // By the preference above.
    answerYes: async () => {},
    stopBackground: async () => {
      // Source: toolkit/components/extensions/parent/ext-backgroundPage.js, what the idle timer calls.
      const before = await inBrowser(`(async ({ extension }) => {
        const before = extension.backgroundState;
        await extension.terminateBackground({ ignoreDevToolsAttached: true });
        return before;
      })(${POLICY})`);
      return before !== 'stopped';
    },
    // Source: toolkit/mozapps/extensions, what the page of add-ons does for "Check for updates".
    lookForUpdate: async () =>
      void (await inBrowser(`(async () => {
        const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
        const addon = await AddonManager.getAddonByID('${LUREWATCH.id}');
        const install = await new Promise((resolve) => addon.findUpdates(
          { onUpdateAvailable: (_, found) => resolve(found), onNoUpdateAvailable: () => resolve(null) },
          AddonManager.UPDATE_WHEN_USER_REQUESTED,
        ));
        // Where the extension asks for time it is postponed, which ends no promise.
        void install?.install().catch(() => {});
      })()`)),
    close,
  };
}
