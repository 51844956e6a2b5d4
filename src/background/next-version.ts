// When the next version begins: as soon as no page of ours is open, for a person may be reading a warning or writing a report in it.

export interface NextVersionParts {
  readonly hasOpenPage: () => Promise<boolean>;
  readonly begin: () => void;
}

export class NextVersion {
  readonly #parts: NextVersionParts;
  #isThere = false;

  constructor(parts: NextVersionParts) {
    this.#parts = parts;
  }

  /** The browser has it. */
  async came(): Promise<void> {
    this.#isThere = true;
    await this.look();
  }

  /** At each occasion: a page may have been closed. A background that is stopped meanwhile has no page, and its browser begins by itself. */
  async look(): Promise<void> {
    if (!this.#isThere || (await this.#parts.hasOpenPage())) return;
    this.#isThere = false;
    this.#parts.begin();
  }
}
