// Which browser the demonstration takes, over machines that are made up.

import { describe, expect, it } from 'vitest';
import { browserPaths, chooseBrowser, type Family } from '../../src/demo/browser-choice';

type Machine = Readonly<Record<string, string | null>>;

const LINUX = browserPaths('linux', { PATH: '/usr/bin:/bin' });
const CHROMIUM = { '/usr/bin/chromium': 'Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)\n' };
const CHROME = { '/usr/bin/google-chrome': 'Google Chrome 143.0.7499.41 \n' };
const EDGE = { '/usr/bin/microsoft-edge': 'Microsoft Edge 143.0.3650.66\n' };
const FIREFOX = { '/usr/bin/firefox-esr': 'Mozilla Firefox 153.7.0esr\n' };
const OLD_FIREFOX = { '/usr/bin/firefox': 'Mozilla Firefox 128.4.0esr\n' };
const OLD_CHROMIUM = { '/usr/bin/chromium': 'Chromium 120.0.6099.224\n' };
const STUB = { '/usr/bin/chromium-browser': null };

function choose(machine: Machine, { named = null, families }: { named?: string | null; families?: Family[] } = {}) {
  const probe = { exists: (path: string) => path in machine, versionOf: (path: string) => machine[path] ?? null };
  return chooseBrowser(named, LINUX, probe, families);
}

describe('chooseBrowser', () => {
  it.each<[string, Machine, string | null, string[]]>([
    ['takes Chromium before Firefox', { ...FIREFOX, ...CHROMIUM }, '/usr/bin/chromium', []],
    ['passes over branded Chrome', { ...CHROME, ...FIREFOX }, '/usr/bin/firefox-esr', ['Google Chrome no longer']],
    ['takes Edge after Chrome', { ...CHROME, ...EDGE }, '/usr/bin/microsoft-edge', ['Google Chrome no longer']],
    [
      'passes over an old Chromium',
      { ...OLD_CHROMIUM, ...FIREFOX },
      '/usr/bin/firefox-esr',
      ['Chromium 120 is too old'],
    ],
    ['passes over an old Firefox', { ...OLD_FIREFOX, ...FIREFOX }, '/usr/bin/firefox-esr', ['Mozilla Firefox 128']],
    ['passes over a stub', { ...STUB, ...FIREFOX }, '/usr/bin/firefox-esr', ['did not say its version']],
    ['takes nothing where nothing will do', { ...CHROME, ...OLD_FIREFOX }, null, ['Google Chrome', 'Firefox 128']],
    ['takes nothing where nothing is', {}, null, []],
  ])('%s', (_, machine, path, notes) => {
    const choice = choose(machine);
    expect(choice.browser?.path ?? null).toBe(path);
    expect(choice.notes).toHaveLength(notes.length);
    for (const [i, note] of notes.entries()) expect(choice.notes[i]).toContain(note);
  });

  it('reads family, name and version', () => {
    expect(choose(CHROMIUM).browser).toEqual({
      family: 'chromium',
      name: 'Chromium',
      path: '/usr/bin/chromium',
      majorVersion: 156,
    });
    expect(choose(FIREFOX).browser).toMatchObject({ family: 'firefox', name: 'Mozilla Firefox', majorVersion: 153 });
  });

  it('takes Chrome for Testing, which still loads an extension from a folder', () => {
    const named = '/opt/cft/chrome';
    expect(choose({ [named]: 'Google Chrome for Testing 143.0.7499.40' }, { named }).browser?.path).toBe(named);
  });

  it('takes the named browser first', () => {
    expect(choose({ ...CHROMIUM, ...FIREFOX }, { named: '/usr/bin/firefox-esr' }).browser?.family).toBe('firefox');
  });

  it('says so where the named browser is not there, and takes another', () => {
    const { browser, notes } = choose(CHROMIUM, { named: '/opt/none' });
    expect(browser?.name).toBe('Chromium');
    expect(notes).toEqual(['LUREWATCH_BROWSER names /opt/none, which is not there.']);
  });

  it('falls to the next where the named browser is branded Chrome', () => {
    const { browser, notes } = choose({ ...CHROME, ...CHROMIUM }, { named: '/usr/bin/google-chrome' });
    expect(browser?.name).toBe('Chromium');
    expect(notes).toHaveLength(1);
  });

  it('keeps to the families asked for, without a word about the others', () => {
    const choice = choose({ ...CHROMIUM, ...FIREFOX }, { families: ['firefox'] });
    expect(choice.browser?.family).toBe('firefox');
    expect(choice.notes).toEqual([]);
  });
});

describe('browserPaths', () => {
  it('looks on Windows where programs are installed for all and for one', () => {
    const paths = browserPaths('win32', {
      ProgramFiles: 'C:\\Program Files',
      LOCALAPPDATA: 'C:\\Users\\a\\AppData\\Local',
    });
    expect(paths).toContain('C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe');
    expect(paths).toContain('C:\\Users\\a\\AppData\\Local\\Chromium\\Application\\chrome.exe');
    expect(paths.indexOf('C:\\Program Files\\Mozilla Firefox\\firefox.exe')).toBeGreaterThan(0);
  });

  it('looks on macOS in both folders of applications', () => {
    const paths = browserPaths('darwin', { HOME: '/Users/a' });
    expect(paths).toContain('/Applications/Chromium.app/Contents/MacOS/Chromium');
    expect(paths).toContain('/Users/a/Applications/Firefox.app/Contents/MacOS/firefox');
  });

  it('looks on Linux along PATH, then in the usual folders, each once', () => {
    const paths = browserPaths('linux', { PATH: '/opt/bin:/usr/bin' });
    expect(paths[0]).toBe('/opt/bin/chromium');
    expect(paths).toContain('/snap/bin/firefox');
    expect(new Set(paths).size).toBe(paths.length);
  });
});
