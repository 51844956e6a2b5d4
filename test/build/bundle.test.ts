// What the builds contain. `npm test` builds before it tests; alone, run `npm run build && npm run build:demo` first.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const BUILDS = ['chrome', 'firefox', 'chrome-demo', 'firefox-demo'];
const CONTENT = 'src/content/index.js';
/** The popup opens while a person waits for it. What else has a bound in octets: .size-limit.json. */
const MAX_PAGE_BYTES = 90_000;

const filesOf = (build: string) =>
  readdirSync(`dist/${build}`, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(`dist/${build}/${file}`).isFile(),
  );

describe.each(BUILDS)('dist/%s', (build) => {
  const content = readFileSync(`dist/${build}/${CONTENT}`, 'utf8');

  it('has a content script of one file', () => {
    expect(content).not.toMatch(/\bimport\s*\(|^import /m);
    expect(content).not.toMatch(/webextension-polyfill|publicSuffix/);
  });

  it('shows nothing of itself to web pages', () => {
    const manifest = JSON.parse(readFileSync(`dist/${build}/manifest.json`, 'utf8'));
    expect(manifest.web_accessible_resources ?? []).toEqual([]);
    expect(manifest.content_scripts).toHaveLength(1);
    expect(manifest.content_scripts[0].js).toEqual([CONTENT]);
  });

  it('opens its pages without the tables that judge links', () => {
    for (const page of ['popup', 'interstitial', 'report', 'opened', 'settings']) {
      const seen = new Set<string>();
      const take = (file: string) => {
        if (seen.has(file)) return;
        seen.add(file);
        const code = readFileSync(`dist/${build}/${file}`, 'utf8');
        for (const [, name] of code.matchAll(/from\s*[`'"]\.\/([^`'"]+)[`'"]/g)) take(`assets/${name}`);
      };
      const html = readFileSync(`dist/${build}/src/ui/${page}/index.html`, 'utf8');
      for (const [, src] of html.matchAll(/src="\/([^"]+)"/g)) take(src ?? '');
      const bytes = [...seen].reduce((sum, file) => sum + statSync(`dist/${build}/${file}`).size, 0);
      expect(seen.size, page).toBeGreaterThan(0);
      expect(bytes, page).toBeLessThan(MAX_PAGE_BYTES);
    }
  });

  it('names what others wrote in it, with their terms', () => {
    const named = readFileSync(`dist/${build}/third-party-licences.md`, 'utf8').match(/^## [\w@/-]+/gm);
    for (const library of ['preact', 'valibot', 'jose', 'tldts', 'qr', 'idb', 'govuk-frontend'])
      expect(named).toContain(`## ${library}`);
  });

  it('closes its shadow root', () => {
    expect(content).toMatch(/attachShadow\(\{mode:[`'"]closed[`'"]\}\)/);
    expect(content).not.toMatch(/mode:[`'"]open/);
  });

  it('writes no markup and runs no text as code', () => {
    for (const file of filesOf(build).filter((name) => name.endsWith('.js'))) {
      const code = readFileSync(`dist/${build}/${file}`, 'utf8');
      expect(code, file).not.toMatch(
        /\.(inner|outer)HTML\s*=[^=]|insertAdjacentHTML|document\.write|\beval\(|new Function\(/,
      );
    }
  });
});

describe.each(['chrome', 'firefox'])('the release for %s', (browser) => {
  it('has the files of the demonstration, byte for byte, but for the manifest', () => {
    const files = filesOf(browser);
    expect(filesOf(`${browser}-demo`).sort()).toEqual(files.sort());
    for (const file of files.filter((name) => name !== 'manifest.json')) {
      expect(readFileSync(`dist/${browser}-demo/${file}`).equals(readFileSync(`dist/${browser}/${file}`)), file).toBe(
        true,
      );
    }
    expect(existsSync(`dist/${browser}/manifest.json`)).toBe(true);
  });
});
