// Firefox with the extension installed for the session, with a window or without, driven by WebDriver BiDi.

import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BidiConnection } from './bidi';
import { type BrowserProcess, startBrowser } from './browser-process';
import { type DrivenBrowser, type DrivenTab, type LaunchOptions, waitFor } from './driven-browser';

/** Firefox gives each extension a random origin; this one is asked for, so that its pages can be found. */
const EXTENSION_UUID = '6c757265-7761-4463-a864-656d6f303031';

const PREFERENCES = {
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.tabs.warnOnClose': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'termsofuse.bypassNotification': true,
};

/** Only this machine is reached: everything else is sent to a port where nobody listens. */
const OFFLINE = {
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
};

interface Tree {
  readonly contexts: readonly { readonly context: string; readonly url: string }[];
}

export interface FirefoxOptions extends LaunchOptions {
  /** Without one only loopback is reached. */
  readonly withWindow?: boolean;
}

export interface Firefox extends DrivenBrowser {
  readonly process: BrowserProcess;
  readonly bidi: BidiConnection;
}

export async function launchFirefox(options: FirefoxOptions): Promise<Firefox> {
  const { path, extension, profile, withWindow = false } = options;
  const manifest = JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8'));
  const uuids = JSON.stringify({ [manifest.browser_specific_settings.gecko.id]: EXTENSION_UUID });
  const preferences = { ...PREFERENCES, ...(withWindow ? {} : OFFLINE), 'extensions.webextensions.uuids': uuids };
  const lines = Object.entries(preferences).map(
    ([key, value]) => `user_pref(${JSON.stringify(key)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(profile, 'user.js'), `${lines.join('\n')}\n`);
  const process = await startBrowser(path, [
    ...(withWindow ? [] : ['--headless', '--width=1280', '--height=800']),
    // On Windows the first process is a launcher that would end at once.
    '--wait-for-browser',
    '--no-remote',
    '--profile',
    profile,
    '--remote-debugging-port=0',
    '--remote-allow-system-access',
    'about:blank',
  ]);
  try {
    const bidi = await BidiConnection.open(await serverOf(profile, process));
    await bidi.send('webExtension.install', { extensionData: { type: 'path', path: extension } });
    return driven(bidi, process, withWindow);
  } catch (error) {
    await process.end();
    throw error;
  }
}

/** Firefox writes down where it listens. */
async function serverOf(profile: string, process: BrowserProcess): Promise<string> {
  const file = join(profile, 'WebDriverBiDiServer.json');
  let hasEnded = false;
  void process.ended.then(() => {
    hasEnded = true;
  });
  return waitFor(
    'Firefox',
    async () => {
      if (hasEnded) throw new Error('Firefox ended as soon as it was started.');
      const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
      if (!text.trim().endsWith('}')) return null;
      const { ws_host, ws_port } = JSON.parse(text);
      return `ws://${ws_host}:${ws_port}`;
    },
    60_000,
  );
}

function driven(bidi: BidiConnection, process: BrowserProcess, withWindow: boolean): Firefox {
  const contexts = async () => (await bidi.send<Tree>('browsingContext.getTree', { maxDepth: 0 })).contexts;
  return {
    extensionOrigin: `moz-extension://${EXTENSION_UUID}`,
    process,
    bidi,
    async open(url, where = 'front') {
      const [first] = await contexts();
      const isFresh = where === 'front' && first?.url === 'about:blank';
      const { context } = isFresh
        ? first
        : await bidi.send<{ context: string }>('browsingContext.create', {
            type: 'tab',
            background: where === 'background',
          });
      const tab = tabOf(bidi, context);
      if (!withWindow) await tab.resize(1280, 800);
      await tab.goTo(url);
      return tab;
    },
    tabs: async () => (await contexts()).map(({ context }) => tabOf(bidi, context)),
    async close() {
      bidi.close();
      await process.end();
    },
  };
}

function tabOf(bidi: BidiConnection, context: string): DrivenTab {
  const pointer = (...actions: object[]) =>
    bidi.send('input.performActions', { context, actions: [{ type: 'pointer', id: 'mouse', actions }] });
  const to = (x: number, y: number) => ({ type: 'pointerMove', x: Math.round(x), y: Math.round(y) });
  return {
    async url() {
      const { contexts } = await bidi.send<Tree>('browsingContext.getTree', { root: context, maxDepth: 0 });
      return contexts[0]?.url ?? '';
    },
    goTo: async (url) => void (await bidi.send('browsingContext.navigate', { context, url, wait: 'interactive' })),
    async run(inPage, ...args) {
      const { result, exceptionDetails } = await bidi.send<{
        result?: { value?: string };
        exceptionDetails?: { text: string };
      }>('script.evaluate', {
        expression: `(async () => JSON.stringify((await (${inPage})(...${JSON.stringify(args)})) ?? null))()`,
        target: { context },
        awaitPromise: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.text);
      return JSON.parse(result?.value ?? 'null');
    },
    movePointer: async (x, y) => void (await pointer(to(x, y))),
    click: async (x, y) =>
      void (await pointer(to(x, y), { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 })),
    resize: async (width, height) =>
      void (await bidi.send('browsingContext.setViewport', { context, viewport: { width, height } })),
    bringToFront: async () => void (await bidi.send('browsingContext.activate', { context })),
    async screenshot() {
      const { data } = await bidi.send<{ data: string }>('browsingContext.captureScreenshot', { context });
      return Buffer.from(data, 'base64');
    },
    close: async () => void (await bidi.send('browsingContext.close', { context })),
  };
}
