// The extension's next version: the browser has fetched it, and waits for a moment at which nothing of the one before is at work.

import { browser } from './extension';

/** Called when it is there. The browser then waits for us, or for its own next start. */
export function onNextVersion(listener: () => void): void {
  browser.runtime.onUpdateAvailable.addListener(listener);
}

/** Ends this version at once, with all its pages, and begins the next. */
export function beginNextVersion(): void {
  browser.runtime.reload();
}

interface WorkerScope {
  readonly clients?: { matchAll(options: object): Promise<readonly unknown[]> };
}

/** Whether a page of ours is open: a tab, or the popup. */
export async function hasOpenPage(): Promise<boolean> {
  const { clients } = globalThis as WorkerScope;
  if (clients) return (await clients.matchAll({ type: 'window', includeUncontrolled: true })).length > 0;
  // Firefox's background is a page itself.
  return browser.extension.getViews().some((view) => view !== globalThis.window);
}
