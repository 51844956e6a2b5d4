// The demonstration: the inbox in a real webmail, in a browser with the extension. `npm start` calls it once this file is built.

import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowser } from './browser';
import type { Browser } from './browser-choice';
import { type BrowserProcess, makeProfile, startBrowser } from './browser-process';
import { launchChromium } from './chromium';
import { type CouncilFeed, startCouncilFeed } from './council-feed';
import { launchFirefox } from './firefox';
import { INBOX } from './inbox';
import type { DemoMail } from './inbox/demo-mail';
import { packExtension } from './packed-extension';
import { takeTour } from './tour';
import { startWebmail, type Webmail } from './webmail';

interface Checkout {
  readonly root: string;
  /** Builds a mode of vite.config.ts. */
  build(mode: string): Promise<void>;
}

interface Stage extends Checkout {
  readonly browser: Browser;
  readonly webmail: Webmail;
  readonly feed: CouncilFeed;
  readonly extension: string;
  readonly profile: string;
}

const LURE = 'staff-refund';
/** A mail that nothing is wrong with until the council lists its host. */
const PUSHED = { mail: 'parcel-notice', host: 'swiftline.example' };

const USAGE = 'Usage: npm start [-- --headless]   (--headless: makes the tour by itself and leaves pictures)';

const WHAT_TO_LOOK_AT = [
  '1. “Is Lurewatch working?” has a link that is always blocked: the red label beside it is the warning.',
  '2. “Staff cost of living refund”: point at “Claim your refund” to see where it leads and why not to go there.',
  '3. Click it: the link does not open. A page says what happened, what to do now, and leads back to the mail.',
  '4. “Westminster this week”, the payslip and the Teams invitation carry no label: genuine mail is left alone.',
  '5. The Lurewatch button on the toolbar lists what was found in the mail that is open.',
];

/** The exit code. Throws with one sentence. */
export async function runDemo(args: readonly string[], checkout: Checkout): Promise<number> {
  const options = readArguments(args);
  if (options === null || options.help) {
    (options ? console.log : console.error)(USAGE);
    return options ? 0 : 2;
  }
  const interrupted = new Promise<'interrupted'>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve('interrupted'));
  });
  const browser = findBrowser({ onNote: (note) => console.log(note) });
  console.log(`Using ${browser.name} ${browser.majorVersion} (${browser.path}).`);
  const mode = browser.family === 'chromium' ? 'chrome-demo' : 'firefox-demo';
  await checkout.build(mode);
  const show = options.headless || !hasDisplay() ? showPictures : showWindow;
  // What is started is ended, last first, whatever happens.
  const ends: (() => Promise<void>)[] = [];
  try {
    const webmail = await startWebmail();
    ends.push(() => webmail.stop());
    await webmail.send(INBOX);
    const feed = await startCouncilFeed(checkout.root);
    ends.push(() => feed.stop());
    const dist = join(checkout.root, 'dist');
    const extension = await packExtension(join(dist, mode), feed.policy, dist);
    ends.push(() => extension.remove());
    const profile = await makeProfile(browser.path, checkout.root);
    ends.push(() => profile.remove());
    const stage = { ...checkout, browser, webmail, feed, extension: extension.path, profile: profile.path };
    await show(stage, interrupted);
  } finally {
    for (const end of ends.reverse()) await end();
  }
  return 0;
}

function readArguments(args: readonly string[]): { headless?: boolean; help?: boolean } | null {
  try {
    const options = { headless: { type: 'boolean' }, help: { type: 'boolean' }, debug: { type: 'boolean' } } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch {
    // An unknown option: wrong usage.
    return null;
  }
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

async function showPictures(stage: Stage, interrupted: Promise<'interrupted'>): Promise<void> {
  const { browser, webmail, feed, root } = stage;
  const launch = browser.family === 'chromium' ? launchChromium : launchFirefox;
  const driven = await launch({ path: browser.path, extension: stage.extension, profile: stage.profile });
  try {
    const lure = mailOf(LURE);
    const push = { mail: mailOf(PUSHED.mail), publish: () => feed.push(PUSHED.host) };
    const folder = join(root, 'dist', 'demo');
    const tour = takeTour({ browser: driven, webmail, mailCount: INBOX.length, lure, push, folder });
    // What still fails in the tour once the browser is taken away from it is of no interest.
    tour.catch(() => {});
    const pictures = await Promise.race([tour, interrupted]);
    if (pictures === 'interrupted') return;
    console.log(['', ...WHAT_TO_LOOK_AT, '', 'There is no window here, so these are pictures of it:'].join('\n'));
    for (const { path, shows } of pictures) console.log(`  ${relative(process.cwd(), path)}: ${shows}`);
  } finally {
    await driven.close();
  }
}

function mailOf(id: string): DemoMail {
  const mail = INBOX.find((each) => each.id === id);
  if (!mail) throw new Error(`The inbox has no mail "${id}".`);
  return mail;
}

/** For a second terminal. */
function howToPush({ folder, commands }: CouncilFeed): readonly string[] {
  return [
    '6. Open “Your parcel arrives today”: nothing is wrong with it, until the council lists its sender. In a second terminal:',
    ...[`cd ${folder}`, ...commands(PUSHED.host)].map((line) => `     ${line}`),
    '   Within a minute its links are marked, without a reload.',
  ];
}

async function showWindow(stage: Stage, interrupted: Promise<'interrupted'>): Promise<void> {
  const window = await openWindow(stage);
  try {
    const how = `The inbox is open in ${stage.browser.name}. Close the window or press Ctrl-C here to end.`;
    console.log(['', ...WHAT_TO_LOOK_AT, ...howToPush(stage.feed), '', how].join('\n'));
    await Promise.race([window.ended, interrupted]);
  } finally {
    await window.end();
  }
}

/** For a person: no automation beyond loading the extension. */
async function openWindow({ browser, webmail, extension, profile }: Stage): Promise<BrowserProcess> {
  const url = `${webmail.url}/`;
  if (browser.family === 'firefox') {
    const firefox = await launchFirefox({ path: browser.path, extension, profile, withWindow: true });
    await firefox.open(url);
    return firefox.process;
  }
  return startBrowser(browser.path, [
    `--user-data-dir=${profile}`,
    `--disable-extensions-except=${extension}`,
    `--load-extension=${extension}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--window-size=1400,900',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    url,
  ]);
}
