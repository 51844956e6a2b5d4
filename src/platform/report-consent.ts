// Firefox asks a person once before an extension may send what is in a report. Chromium knows no such question.

import { browser, isChromium } from './extension';
import { REPORT_DATA } from './report-data';

/** To be called in the press itself, before anything else is waited for: browsers ask for nothing else's sake. */
export function mayReport(): Promise<boolean> {
  if (isChromium) return Promise.resolve(true);
  return browser.permissions.request({ data_collection: [...REPORT_DATA] } as Parameters<
    typeof browser.permissions.request
  >[0]);
}
