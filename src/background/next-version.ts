// When the next version begins: as soon as no page of ours is open, for a person may be reading a warning or writing a report in it.

export interface NextVersionParts {
  readonly hasOpenPage: () => Promise<boolean>;
  readonly begin: () => void;
  /** Calls it after a while. A background that is stopped meanwhile is no matter: its browser then begins by itself. */
  readonly later: (look: () => void) => void;
  readonly report: (error: unknown) => void;
}

export class NextVersion {
  readonly #parts: NextVersionParts;
  #isAwaited = false;

  constructor(parts: NextVersionParts) {
    this.#parts = parts;
  }

  /** The browser has it; it may say so more than once. */
  came(): void {
    if (this.#isAwaited) return;
    this.#isAwaited = true;
    this.#look();
  }

  #look(): void {
    const { hasOpenPage, begin, later, report } = this.#parts;
    hasOpenPage()
      .then((isOpen) => (isOpen ? later(() => this.#look()) : begin()))
      .catch(report);
  }
}
