// Finding a browser on this machine, and on Debian as root installing one. The choice itself is in browser-choice.ts.

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { canInstall, installFromApt } from './apt';
import { type Browser, browserPaths, chooseBrowser, type Family, type Probe } from './browser-choice';

interface Search {
  /** Where a browser of one family only will do. */
  readonly families?: readonly Family[];
  /** Told one sentence for each browser passed over, and what is being installed. */
  readonly onNote?: (sentence: string) => void;
}

const PACKAGES: Readonly<Record<Family, string>> = { chromium: 'chromium', firefox: 'firefox-esr' };

/** $LUREWATCH_BROWSER, else one that is there, else one from apt. Throws with one sentence saying what to install. */
export function findBrowser({ families = ['chromium', 'firefox'], onNote = () => {} }: Search = {}): Browser {
  const named = process.env.LUREWATCH_BROWSER || null;
  const look = () => chooseBrowser(named, browserPaths(process.platform, process.env), probe, families);
  const { browser, notes } = look();
  for (const note of notes) onNote(note);
  if (browser) return browser;
  const name = PACKAGES[families[0] ?? 'chromium'];
  if (canInstall()) {
    onNote(`No suitable browser is here: installing ${name} with apt-get ...`);
    // A bare system has no letters to draw with.
    installFromApt(name, 'fonts-liberation');
    const installed = look().browser;
    if (installed) return installed;
  }
  throw new Error(whatToInstall(families));
}

function whatToInstall(families: readonly Family[]): string {
  const names: Readonly<Record<Family, string>> = { chromium: 'Chromium 137', firefox: 'Firefox 142' };
  const how =
    process.platform === 'linux'
      ? ` (on Debian: sudo apt install ${families.map((family) => PACKAGES[family]).join(' or ')})`
      : families.includes('firefox')
        ? ' (https://www.firefox.com/)'
        : '';
  const what = families.map((family) => names[family]).join(' or ');
  return `No browser was found that can run Lurewatch: install ${what}, or newer${how}, or set LUREWATCH_BROWSER to the path of one.`;
}

const probe: Probe = {
  exists: existsSync,
  versionOf: (path) => (process.platform === 'win32' ? windowsVersion(path) : printedVersion(path)),
};

function printedVersion(path: string): string | null {
  try {
    return execFileSync(path, ['--version'], {
      encoding: 'utf8',
      timeout: 20_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    // A stub that only points to a package, a program of another architecture: not a browser that starts.
    return null;
  }
}

/** Windows browsers open a window instead of printing: their folders tell the version. */
function windowsVersion(path: string): string | null {
  const folder = dirname(path);
  if (basename(path).toLowerCase() === 'firefox.exe') {
    const ini = readIfThere(join(folder, 'application.ini'));
    return /^Version=(.+)$/m.exec(ini)?.[1]?.replace(/^/, 'Mozilla Firefox ') ?? null;
  }
  const versions = existsSync(folder) ? readdirSync(folder).filter((name) => /^\d+(\.\d+){3}$/.test(name)) : [];
  const newest = versions.sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10)).at(-1);
  return newest === undefined ? null : `${windowsName(path)} ${newest}`;
}

function windowsName(path: string): string {
  if (/[\\/]Google[\\/]Chrome[\\/]/i.test(path)) return 'Google Chrome';
  if (/msedge\.exe$/i.test(path)) return 'Microsoft Edge';
  if (/brave\.exe$/i.test(path)) return 'Brave Browser';
  return 'Chromium';
}

function readIfThere(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}
