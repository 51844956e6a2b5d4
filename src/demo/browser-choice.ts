// Which browser the demonstration uses: pure, over what a probe of this machine finds. The looking itself is in browser.ts.

import { posix, win32 } from 'node:path';

export type Family = 'chromium' | 'firefox';

export interface Browser {
  readonly family: Family;
  /** As the browser calls itself: "Chromium", "Microsoft Edge", "Mozilla Firefox". */
  readonly name: string;
  readonly path: string;
  readonly majorVersion: number;
}

export interface Probe {
  exists(path: string): boolean;
  /** What `--version` prints, such as "Chromium 156.0.8078.79 built on Debian"; null where it says nothing. */
  versionOf(path: string): string | null;
}

export interface Choice {
  readonly browser: Browser | null;
  /** One sentence for each browser that was passed over. */
  readonly notes: readonly string[];
}

/** Ed25519 in WebCrypto is why; manifest.json says the same. */
const OLDEST: Readonly<Record<Family, number>> = { chromium: 137, firefox: 142 };

const LINUX_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'brave-browser',
  'firefox',
  'firefox-esr',
];
const LINUX_FOLDERS = ['/usr/local/bin', '/usr/bin', '/snap/bin'];

const MAC_PROGRAMS = [
  'Chromium.app/Contents/MacOS/Chromium',
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'Brave Browser.app/Contents/MacOS/Brave Browser',
  'Firefox.app/Contents/MacOS/firefox',
];

const WINDOWS_PROGRAMS = [
  'Chromium\\Application\\chrome.exe',
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
  'Mozilla Firefox\\firefox.exe',
];

/** Where browsers are kept, the preferred first; each at most once. */
export function browserPaths(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): readonly string[] {
  const present = (folder: string | undefined): folder is string => folder !== undefined && folder !== '';
  if (platform === 'win32') {
    const folders = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter(present);
    return WINDOWS_PROGRAMS.flatMap((program) => folders.map((folder) => win32.join(folder, program)));
  }
  if (platform === 'darwin') {
    const folders = ['/Applications', ...(present(env.HOME) ? [posix.join(env.HOME, 'Applications')] : [])];
    return MAC_PROGRAMS.flatMap((program) => folders.map((folder) => posix.join(folder, program)));
  }
  const folders = [...new Set([...(env.PATH ?? '').split(':').filter(present), ...LINUX_FOLDERS])];
  return LINUX_NAMES.flatMap((name) => folders.map((folder) => posix.join(folder, name)));
}

/** The browser named by the person first (null where none is), then the first of `paths` that can show the demonstration. */
export function chooseBrowser(
  named: string | null,
  paths: readonly string[],
  probe: Probe,
  families: readonly Family[] = ['chromium', 'firefox'],
): Choice {
  const notes: string[] = [];
  if (named !== null && !probe.exists(named)) notes.push(`LUREWATCH_BROWSER names ${named}, which is not there.`);
  const seen = new Set<string>();
  for (const path of named === null ? paths : [named, ...paths]) {
    if (!probe.exists(path)) continue;
    const found = readBrowser(path, probe.versionOf(path));
    const note = found === null ? `${path} did not say its version, so it was passed over.` : objectionTo(found);
    if (found !== null && note === null && families.includes(found.family)) return { browser: found, notes };
    // The same browser stands in several folders and under several names: once is enough.
    if (note !== null && !seen.has(note)) notes.push(note);
    if (note !== null) seen.add(note);
  }
  return { browser: null, notes };
}

function readBrowser(path: string, version: string | null): Browser | null {
  const match = /^(.*?\S)\s+(\d+)\.\d/m.exec(version ?? '');
  if (match?.[1] === undefined) return null;
  const name = match[1];
  return { family: /firefox/i.test(name) ? 'firefox' : 'chromium', name, path, majorVersion: Number(match[2]) };
}

/** Why the browser cannot be used; null where it can. */
function objectionTo({ family, name, majorVersion }: Browser): string | null {
  if (majorVersion < OLDEST[family]) {
    return `${name} ${majorVersion} is too old: Lurewatch needs version ${OLDEST[family]} or newer.`;
  }
  // Branded Chrome has ignored --load-extension since version 137; Chrome for Testing, Chromium and Edge take it.
  if (name === 'Google Chrome')
    return 'Google Chrome no longer loads an extension from a folder, so it was passed over.';
  return null;
}
