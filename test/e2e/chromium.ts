// Chromium through playwright-core, and through the DevTools protocol where that is blind: closed shadow roots, the worker's life.

import { createHash } from 'node:crypto';
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { makeProfile } from '../../src/demo/browser-process';
import { packExtension } from '../../src/demo/packed-extension';
import { watchWorker } from './chromium-worker';
import {
  type AccessibleElement,
  type Driver,
  type DriverOptions,
  POPUP,
  type Point,
  type Preferences,
  type Press,
  READ_ELEMENT,
  type Tab,
} from './driver';
import { openRoot } from './open-root';
import { BUILDS, browserPath, fromCheckout, STRANGER } from './paths';

/** Source: an unpacked extension's id is the first 16 octets of its path's SHA-256, in the letters a to p. */
function originOf(path: string): string {
  const hex = createHash('sha256').update(path).digest('hex').slice(0, 32);
  return `chrome-extension://${[...hex].map((digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)]).join('')}`;
}

interface DomNode {
  readonly backendNodeId: number;
  readonly shadowRootType?: string;
  readonly shadowRoots?: readonly DomNode[];
  readonly children?: readonly DomNode[];
  readonly contentDocument?: DomNode;
}

function* closedRoots(node: DomNode): Generator<DomNode> {
  if (node.shadowRootType === 'closed') yield node;
  const within = [...(node.shadowRoots ?? []), ...(node.children ?? []), node.contentDocument];
  for (const child of within) if (child) yield* closedRoots(child);
}

class ChromiumTab implements Tab {
  readonly id: string;
  readonly #page: Page;
  readonly #session: CDPSession;
  readonly #errors: string[] = [];

  constructor(id: string, page: Page, session: CDPSession) {
    this.id = id;
    this.#page = page;
    this.#session = session;
    page.on('pageerror', (error) => this.#errors.push(String(error)));
    // What is asked of it would wait for ever: docs/architecture.md, known faults.
    page.on('crash', () => void page.close().catch(() => undefined));
  }

  async url(): Promise<string> {
    return this.#page.url();
  }

  async go(url: string): Promise<void> {
    await this.#page.goto(url);
  }

  run<T>(expression: string): Promise<T> {
    return this.#page.evaluate<T>(expression);
  }

  async find(role: string, name?: string): Promise<readonly AccessibleElement[]> {
    const { root } = await this.#session.send('DOM.getDocument', { depth: 0 });
    return this.#read(root.backendNodeId, role, name);
  }

  async drawn(role: string): Promise<readonly AccessibleElement[]> {
    const { root } = await this.#session.send('DOM.getDocument', { depth: -1, pierce: true });
    const found: AccessibleElement[] = [];
    for (const { backendNodeId } of closedRoots(root)) found.push(...(await this.#read(backendNodeId, role)));
    return found;
  }

  async #read(backendNodeId: number, role: string, name?: string): Promise<AccessibleElement[]> {
    const found: AccessibleElement[] = [];
    const query = { backendNodeId, role, ...(name === undefined ? {} : { accessibleName: name }) };
    const { nodes } = await this.#session.send('Accessibility.queryAXTree', query);
    for (const node of nodes) {
      if (node.ignored || node.backendDOMNodeId === undefined) continue;
      const { object } = await this.#session.send('DOM.resolveNode', { backendNodeId: node.backendDOMNodeId });
      const { result } = await this.#session.send('Runtime.callFunctionOn', {
        objectId: object.objectId ?? '',
        functionDeclaration: `function () { return (${READ_ELEMENT})(this); }`,
        returnByValue: true,
      });
      found.push({ role, name: String(node.name?.value ?? ''), ...result.value });
    }
    return found;
  }

  async point({ x, y }: Point): Promise<void> {
    await this.#page.mouse.move(x, y);
  }

  async click({ x, y }: Point, { button = 'left', withControl = false }: Press = {}): Promise<void> {
    if (withControl) await this.#page.keyboard.down('Control');
    await this.#page.mouse.click(x, y, { button });
    if (withControl) await this.#page.keyboard.up('Control');
  }

  async key(name: string): Promise<void> {
    await this.#page.keyboard.press(name);
  }

  errors(): readonly string[] {
    return this.#errors;
  }

  async show(): Promise<void> {
    await this.#page.bringToFront();
  }

  async screenshot(file: string, { isWhole = false } = {}): Promise<void> {
    await this.#page.screenshot({ path: file, fullPage: isWhole });
  }

  async readAloud(): Promise<readonly string[]> {
    const { nodes } = await this.#session.send('Accessibility.getFullAXTree');
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const lines: string[] = [];
    const read = (id: string) => {
      const node = byId.get(id);
      const [role, name] = [String(node?.role?.value ?? ''), String(node?.name?.value ?? '')];
      const isSaid = !node?.ignored && !/^(none|generic|InlineTextBox|RootWebArea|LineBreak)$/.test(role);
      if (isSaid && (name !== '' || !/^(StaticText|paragraph|list|listitem)$/.test(role)))
        lines.push(name === '' ? role : `${role} "${name}"`);
      // The name of these is what is in them.
      if (!/^(button|link|heading|StaticText)$/.test(role)) for (const child of node?.childIds ?? []) read(child);
    };
    const [root] = nodes;
    if (root) read(root.nodeId);
    return lines;
  }

  async resize(size: { readonly width: number; readonly height: number }): Promise<void> {
    await this.#page.setViewportSize(size);
  }

  async prefer({ scheme = 'light', hasForcedColours = false, isStill = false }: Preferences): Promise<void> {
    await this.#page.emulateMedia({
      colorScheme: scheme,
      forcedColors: hasForcedColours ? 'active' : 'none',
      reducedMotion: isStill ? 'reduce' : 'no-preference',
    });
  }

  async close(): Promise<void> {
    await this.#page.close();
  }
}

export async function startChromium(options: DriverOptions): Promise<Driver> {
  const { proxyPort, policy, managed, hasOpenRoot = false } = options;
  const program = browserPath('chromium');
  if (managed) {
    const context = await chromium.launchPersistentContext(managed.profile, {
      ...common(proxyPort),
      executablePath: managed.starterOf(program),
      // They would keep policies' extensions out, and updates.
      ignoreDefaultArgs: ['--disable-extensions', '--disable-background-networking', '--disable-component-update'],
    });
    return drive(context, `chrome-extension://${managed.id}`, async () => {});
  }
  const profile = await makeProfile(program, fromCheckout(''));
  const packed = await packExtension(BUILDS.chromium, policy ?? {});
  if (hasOpenRoot) await openRoot(packed.path);
  const extensions = `${packed.path},${STRANGER}`;
  const { args, ...others } = common(proxyPort);
  const context = await chromium.launchPersistentContext(profile.path, {
    ...others,
    executablePath: program,
    args: [...args, `--disable-extensions-except=${extensions}`, `--load-extension=${extensions}`],
  });
  return drive(context, originOf(packed.path), async () => {
    await profile.remove();
    await packed.remove();
  });
}

function common(proxyPort: number) {
  return {
    viewport: { width: 1280, height: 800 },
    // The old headless mode has no extensions.
    headless: false,
    args: [
      '--headless=new',
      // Loopback is not asked through a proxy.
      `--proxy-server=http://127.0.0.1:${proxyPort}`,
      '--ignore-certificate-errors',
      // They would take width from the pictures of whole pages.
      '--hide-scrollbars',
      // The toolbar's button can be pressed.
      '--enable-unsafe-extension-debugging',
      // Chromium refuses its sandbox to root, as whom containers run.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  };
}

interface TargetInfo {
  readonly targetId: string;
  readonly url: string;
}

/** Opens the real popup too, which no protocol reaches; it closes with the browser. */
async function pressButton(browser: CDPSession, origin: string, url: string): Promise<void> {
  const { targetInfos } = (await browser.send('Target.getTargets', { filter: [{ type: 'tab' }] })) as {
    readonly targetInfos: readonly TargetInfo[];
  };
  const target = targetInfos.find((info) => info.url === url);
  if (!target) throw new Error(`no tab shows ${url}`);
  // Not in the types of playwright-core 1.65.
  const send = browser.send.bind(browser) as (method: string, params: object) => Promise<unknown>;
  await send('Extensions.triggerAction', { id: new URL(origin).hostname, targetId: target.targetId });
}

async function drive(context: BrowserContext, origin: string, remove: () => Promise<void>): Promise<Driver> {
  const browser = await context.browser()?.newBrowserCDPSession();
  if (!browser) throw new Error('Chromium gave no session of its own');
  const tabs = new Map<Page, Promise<Tab>>();
  const tabOf = (page: Page) => {
    const known = tabs.get(page);
    if (known) return known;
    const id = String(tabs.size);
    const made = context.newCDPSession(page).then((session) => new ChromiumTab(id, page, session));
    tabs.set(page, made);
    return made;
  };
  const worker = await watchWorker(context, origin);

  return {
    name: 'chromium',
    origin,
    strangerOrigin: originOf(STRANGER),
    open: async (url) => {
      const page = await context.newPage();
      const tab = await tabOf(page);
      await tab.go(url);
      return tab;
    },
    tabs: () => Promise.all(context.pages().map(tabOf)),
    openPopup: async (tab, { isPressed = false } = {}) => {
      await tab.show();
      if (isPressed) await pressButton(browser, origin, await tab.url());
      // Behind the mail's tab, so that the tab in front is the mail's, as it is for the toolbar's popup.
      const opened = context.waitForEvent('page');
      await browser.send('Target.createTarget', { url: origin + POPUP, background: true });
      const popup = await opened;
      await popup.waitForURL(origin + POPUP);
      return tabOf(popup);
    },
    answerYes: async (host) => {
      // As a person does it on the extension's page of settings; the question itself is the browser's, where no test reaches.
      const page = await context.newPage();
      await page.goto('chrome://extensions/');
      const expression = `chrome.developerPrivate.addHostPermission(${JSON.stringify(new URL(origin).hostname)}, 'https://${host}/*')`;
      await page.evaluate(expression);
      await page.close();
    },
    allowPrivate: async () => {
      const page = await context.newPage();
      await page.goto('chrome://extensions/');
      const extensionId = JSON.stringify(new URL(origin).hostname);
      // Without it an extension from a folder does not begin again.
      await page.evaluate('chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })');
      await page.evaluate(
        `chrome.developerPrivate.updateExtensionConfiguration({ extensionId: ${extensionId}, incognitoAccess: true })`,
      );
      await page.close();
    },
    stopBackground: () => worker.stop(),
    lookForUpdate: async () => {
      const page = await context.newPage();
      await page.goto(origin + POPUP);
      await page.evaluate('chrome.runtime.requestUpdateCheck()');
      await page.close();
    },
    close: async () => {
      await context.close();
      await remove();
    },
  };
}
