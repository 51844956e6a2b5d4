// What the browser keeps for the extension and when it wakes it: storage.local, policy, alarms.

import { browser } from './extension';

/** storage.local: kept until the extension is removed; content scripts have access to it by the browser's rules, and ask for nothing there. */
export const deviceStore = {
  async get(key: string): Promise<unknown> {
    return (await browser.storage.local.get(key))[key];
  },
  async set(key: string, value: unknown): Promise<void> {
    await browser.storage.local.set({ [key]: value });
  },
};

/** What the browser's policy sets for this extension; undefined where it sets nothing and may not have read its policy yet. */
export async function readManaged(): Promise<unknown> {
  try {
    const managed = await browser.storage.managed.get();
    return Object.keys(managed).length === 0 ? undefined : managed;
  } catch {
    // Firefox rejects where no policy names the extension, and knows its policy from its start.
    return {};
  }
}

/** Called when the browser's policy for the extension changes. Chromium only: Firefox reads it at its start. */
export function onManaged(listener: () => void): void {
  browser.storage.onChanged.addListener((_changes, area) => {
    if (area === 'managed') listener();
  });
}

/** The settings packed with the extension. */
export async function readPacked(): Promise<unknown> {
  const response = await fetch(browser.runtime.getURL('policy.json'));
  return response.json();
}

const ALARM = 'feeds';
const REPORTS_ALARM = 'reports';
/** Browsers take no shorter one. */
const LEAST_MINUTES = 0.5;

export function onAlarm(listener: () => void): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) listener();
  });
}

/** An earlier one gives way to it. */
export function wakeIn(ms: number): void {
  browser.alarms.create(ALARM, { delayInMinutes: Math.max(LEAST_MINUTES, ms / 60_000) });
}

export function onReportsAlarm(listener: () => void): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === REPORTS_ALARM) listener();
  });
}

export function wakeForReportsIn(ms: number): void {
  browser.alarms.create(REPORTS_ALARM, { delayInMinutes: Math.max(LEAST_MINUTES, ms / 60_000) });
}

/** Called when the network is there again. */
export function onOnline(listener: () => void): void {
  globalThis.addEventListener('online', listener);
}

/** Called once after the browser has started, and after the extension was installed or updated. */
export function onStart(listener: () => void): void {
  browser.runtime.onStartup.addListener(listener);
  browser.runtime.onInstalled.addListener(listener);
}

/** Ids of all tabs of all windows. */
export async function allTabs(): Promise<readonly number[]> {
  return (await browser.tabs.query({})).flatMap(({ id }) => id ?? []);
}
