// Which of a tab's navigations belong to a link that a person opened: what a click in a message leads to, redirects and new tabs included, and
// what another program had the browser open. Everything else that people do in their browser is nobody's business, and is not looked at.

import type { WebmailName } from '../messages';

/** Where an opening came from. */
export interface Source {
  readonly from: 'message' | 'elsewhere';
  /** Null where it is no known one. */
  readonly webmail: WebmailName | null;
}

export interface OpeningTrailsParts {
  readonly now: () => number;
  /** The tab's, where messages are watched in it. */
  readonly sourceOf: (tabId: number) => Promise<Source | null>;
}

/** A link's redirects, those that scripts make among them, have come to their end by then. */
const TRAIL_MS = 20_000;
const MAX_TRAILS = 100;
/** A tab that another program opens comes to its page by then. */
const FRESH_MS = 10_000;

interface Trail {
  readonly source: Promise<Source | null>;
  readonly untilMs: number;
}

export class OpeningTrails {
  readonly #parts: OpeningTrailsParts;
  readonly #trails = new Map<number, Trail>();
  /** New tabs that no page has opened and that have shown nothing yet, and since when. */
  readonly #fresh = new Map<number, number>();

  constructor(parts: OpeningTrailsParts) {
    this.#parts = parts;
  }

  /** A link was clicked in a message of this tab. */
  clicked(tabId: number, source: Source): void {
    this.#set(tabId, Promise.resolve(source));
  }

  /** There is a new tab, whoever opened it. */
  appeared(tabId: number): void {
    this.#fresh.set(tabId, this.#parts.now());
  }

  /** It was a page that opened it. */
  created(fromTabId: number, tabId: number): void {
    this.#fresh.delete(tabId);
    const trail = this.#live(fromTabId);
    this.#set(tabId, trail?.source ?? this.#parts.sourceOf(fromTabId).catch(() => null));
  }

  /** The tab has come to a page. `isOpened`: as from a link or by another program, not typed, picked or loaded again. */
  arrived(tabId: number, { isOpened }: { readonly isOpened: boolean }): void {
    const sinceMs = this.#fresh.get(tabId);
    this.#fresh.delete(tabId);
    if (sinceMs === undefined || !isOpened || this.#parts.now() - sinceMs > FRESH_MS || this.#live(tabId)) return;
    this.#set(tabId, Promise.resolve({ from: 'elsewhere', webmail: null }));
  }

  /** Whose opening what the tab does now belongs to; null where it is none. */
  async sourceOf(tabId: number): Promise<Source | null> {
    return (await this.#live(tabId)?.source) ?? null;
  }

  closed(tabId: number): void {
    this.#trails.delete(tabId);
    this.#fresh.delete(tabId);
  }

  #set(tabId: number, source: Promise<Source | null>): void {
    const nowMs = this.#parts.now();
    this.#trails.delete(tabId);
    this.#trails.set(tabId, { source, untilMs: nowMs + TRAIL_MS });
    const [oldest] = this.#trails.keys();
    if (oldest !== undefined && this.#trails.size > MAX_TRAILS) this.#trails.delete(oldest);
  }

  #live(tabId: number): Trail | null {
    const trail = this.#trails.get(tabId);
    return trail && trail.untilMs > this.#parts.now() ? trail : null;
  }
}
