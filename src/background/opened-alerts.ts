// What there is to tell a person of links that they opened before a list named them; until they have dealt with it, or the list takes it back.

import type { OpenedAlert } from '../messages';
import type { OpenedMatch } from './opened-links';
import type { PersonalDatabase } from './personal-database';
import { makeKeys, seal, unseal } from './sealing';

export interface OpenedAlertsParts {
  readonly database: PersonalDatabase;
  /** Tells the person that there is something new. */
  readonly notify: () => Promise<void>;
  /** Takes that back: nothing is left to tell. */
  readonly withdraw: () => Promise<void>;
  /** After each change. */
  readonly onChange: () => void;
}

interface Kept extends OpenedAlert {
  /** The person has dealt with it: it is told no more, unless it is taken back and comes again. */
  readonly isDone: boolean;
}

const NAME = 'alerts';

export class OpenedAlerts {
  readonly #parts: OpenedAlertsParts;
  #kept: readonly Kept[] = [];
  #loaded: Promise<void> | null = null;

  constructor(parts: OpenedAlertsParts) {
    this.#parts = parts;
  }

  /** Read once, when it is first asked for: no verdict waits for it. */
  load(): Promise<void> {
    this.#loaded ??= this.#load().catch((error: unknown) => {
      // Storage that failed once is asked again.
      this.#loaded = null;
      throw error;
    });
    return this.#loaded;
  }

  async #load(): Promise<void> {
    const { database, onChange } = this.#parts;
    const sealed = await database.sealed(NAME);
    const keys = sealed && (await database.keys());
    this.#kept = (keys && (await unseal<readonly Kept[]>(keys, sealed))) ?? [];
    if (this.open.length > 0) onChange();
  }

  /** Newest opening first. */
  get open(): readonly OpenedAlert[] {
    return this.#kept
      .filter(({ isDone }) => !isDone)
      .map(({ isDone: _, ...alert }) => alert)
      .sort((a, b) => (a.opening.at < b.opening.at ? 1 : -1));
  }

  /** By what lists name now. */
  async follow(matches: readonly OpenedMatch[]): Promise<void> {
    await this.load();
    const next = matches.map(({ listed, openings }): Kept => {
      const { pattern, role, title } = listed;
      const before = this.#kept.find((alert) => alert.pattern === pattern);
      // They are in the order in which they were opened.
      const [opening] = openings as readonly [OpenedAlert['opening']];
      return { pattern, role, title, opening, times: openings.length, isDone: before?.isDone ?? false };
    });
    const isNews = next.some(({ pattern }) => !this.#kept.some((alert) => alert.pattern === pattern));
    await this.#take(next);
    if (isNews) await this.#parts.notify();
  }

  /** The person has dealt with it. */
  async done(pattern: string): Promise<void> {
    await this.load();
    await this.#take(this.#kept.map((alert) => (alert.pattern === pattern ? { ...alert, isDone: true } : alert)));
  }

  /** With all that it rested on. */
  async forget(): Promise<void> {
    await this.load();
    const hadOpen = this.open.length > 0;
    this.#kept = [];
    if (hadOpen) await this.#parts.withdraw();
    this.#parts.onChange();
  }

  async #take(next: readonly Kept[]): Promise<void> {
    if (JSON.stringify(next) === JSON.stringify(this.#kept)) return;
    const hadOpen = this.open.length > 0;
    this.#kept = next;
    // First: it is told even where it cannot be written down.
    this.#parts.onChange();
    if (hadOpen && this.open.length === 0) await this.#parts.withdraw();
    const { database } = this.#parts;
    const keys = (await database.keys()) ?? (await database.keepKeys(await makeKeys()));
    await database.putSealed(NAME, await seal(keys, next));
  }
}
