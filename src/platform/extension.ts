// What browsers give an extension: under `browser` in Firefox, under `chrome` in Chromium, with promises in both. No polyfill: what it would
// still mend is one habit (runtime.onMessage: background.ts), and it would cost the waking worker 4 ms (docs/performance.md).

import type { Browser } from 'webextension-polyfill';

declare const chrome: Browser;

export const browser: Browser = (globalThis as { readonly browser?: Browser }).browser ?? chrome;

export const isChromium = browser.runtime.getURL('').startsWith('chrome-extension:');

/** The files of the content script, from the extension's root: Firefox tells them as whole addresses, and takes none. */
export const contentFiles = (): string[] =>
  (browser.runtime.getManifest().content_scripts?.[0]?.js ?? []).map(
    (file) => new URL(file, browser.runtime.getURL('')).pathname,
  );
