// Where things lie: the demonstration builds, the other extension, the browsers.

import { join, resolve } from 'node:path';
import { findBrowser } from '../../src/demo/browser';
import type { BrowserName } from './driver';

const CHECKOUT = resolve(import.meta.dirname, '../..');

export const fromCheckout = (path: string): string => join(CHECKOUT, path);

export const BUILDS: Readonly<Record<BrowserName, string>> = {
  chromium: fromCheckout('dist/chrome-demo'),
  firefox: fromCheckout('dist/firefox-demo'),
};
export const STRANGER = fromCheckout('test/e2e/stranger');

/** Installs the browser where it may. Throws with one sentence where there is none. */
export const browserPath = (name: BrowserName): string => findBrowser({ families: [name] }).path;
