// What the tour and the end-to-end tests do with a browser that has the extension in it, whichever browser it is.

export interface DrivenTab {
  url(): Promise<string>;
  goTo(url: string): Promise<void>;
  /** Runs the function in the page and gives what it returns, as JSON. It sees its arguments and the page, nothing else. */
  run<A extends readonly unknown[], R>(inPage: (...args: A) => R, ...args: A): Promise<Awaited<R>>;
  /** Real pointer events, in CSS pixels of the tab's viewport, into frames too. */
  movePointer(x: number, y: number): Promise<void>;
  click(x: number, y: number): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  bringToFront(): Promise<void>;
  /** PNG of the viewport. */
  screenshot(): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface DrivenBrowser {
  /** Such as `chrome-extension://ID`, without a trailing slash. */
  readonly extensionOrigin: string;
  /** In the background: the tab in front stays the active one of its window. */
  open(url: string, where?: 'front' | 'background'): Promise<DrivenTab>;
  tabs(): Promise<readonly DrivenTab[]>;
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** The browser's program. */
  readonly path: string;
  /** Folder of the unpacked extension. */
  readonly extension: string;
  /** An empty folder, the caller's to delete. */
  readonly profile: string;
}

/** Polls until there is a value. Throws with one sentence naming what did not come. */
export async function waitFor<T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
  timeoutMs = 20_000,
): Promise<T> {
  const deadlineMs = Date.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > deadlineMs) throw new Error(`${what} did not come within ${timeoutMs / 1000} seconds.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
