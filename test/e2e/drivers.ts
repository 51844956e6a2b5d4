// The browsers that every test runs in.

import { startChromium } from './chromium';
import type { BrowserName, Driver, DriverOptions } from './driver';
import { startFirefox } from './firefox';

export const DRIVERS: readonly { readonly name: BrowserName; start(options: DriverOptions): Promise<Driver> }[] = [
  { name: 'chromium', start: startChromium },
  { name: 'firefox', start: startFirefox },
];
