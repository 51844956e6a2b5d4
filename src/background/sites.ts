// On which sites besides the built-in webmails links are checked: those that a person allowed, and those that policy names where the browser
// lets us in already.

export interface SitesParts {
  /** Hosts that policy names as webmails. */
  readonly named: () => readonly string[];
  readonly isOwn: (host: string) => boolean;
  readonly mayCheck: (host: string) => Promise<boolean>;
  readonly allowed: () => Promise<readonly string[]>;
  readonly runOn: (hosts: readonly string[]) => Promise<void>;
  /** Puts the content script into pages that are open already. */
  readonly join: () => Promise<void>;
}

export class Sites {
  readonly #parts: SitesParts;
  #following: Promise<void> = Promise.resolve();

  constructor(parts: SitesParts) {
    this.#parts = parts;
  }

  /** Brings the content script to where it may be now. One after the other: each sees what the one before has done. */
  follow(): Promise<void> {
    const next = this.#following.then(() => this.#follow());
    this.#following = next.catch(() => undefined);
    return next;
  }

  async #follow(): Promise<void> {
    const { named, isOwn, mayCheck, allowed, runOn, join } = this.#parts;
    const others = named().filter((host) => !isOwn(host));
    const open = await Promise.all(others.map(async (host) => ((await mayCheck(host)) ? [host] : [])));
    await runOn([...new Set([...(await allowed()), ...open.flat()])].sort());
    await join();
  }
}
