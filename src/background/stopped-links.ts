// Links that were stopped, each waiting behind its page. The page knows an id that cannot be guessed; the link stands in no address.

import type { IncidentLevel, Treatment } from '../core/incident';
import type { Link } from '../core/link';
import { fail, ok, type Result } from '../core/result';
import type { Verdict } from '../core/verdict';
import type { StoppedLink } from '../messages';

/** Kept in the browser's memory only (storage.session): gone when it closes, and never on the disk. */
export interface SessionStore {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
  /** All entries by key. */
  all(): Promise<Readonly<Record<string, unknown>>>;
}

interface Entry {
  readonly stopped: StoppedLink;
  /** Tab in which the link was clicked. */
  readonly fromTabId: number;
  /** Tab that has shown the page; none has while this is null. */
  readonly shownInTabId: number | null;
  readonly atMs: number;
}

export interface Stop {
  readonly link: Link;
  readonly verdict: Verdict;
  readonly treatment: Exclude<Treatment, 'none'>;
  readonly incident: IncidentLevel;
  readonly fromTabId: number;
}

const PREFIX = 'stopped:';
/** More pages than this are not open at a time; the oldest is forgotten and then says that it has expired. */
const MAX_STOPPED = 50;

export class StoppedLinks {
  readonly #store: SessionStore;
  readonly #now: () => number;

  constructor(store: SessionStore, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  /** The id under which the page may ask for it: 128 random bits, base64url. */
  async add({ fromTabId, ...stop }: Stop): Promise<string> {
    const id = randomId();
    const stopped: StoppedLink = {
      ...stop,
      mayContinue: stop.treatment === 'ask' && stop.verdict.destination !== null,
    };
    const entry: Entry = { stopped, fromTabId, shownInTabId: null, atMs: this.#now() };
    await this.#store.set(PREFIX + id, entry);
    await this.#prune();
    return id;
  }

  /** `not-found` where there is no such id, or another tab has shown it: an id that leaked is of no use. */
  async show(id: string, tabId: number): Promise<Result<StoppedLink, { code: 'not-found' }>> {
    const entry = await this.#entry(id);
    if (!entry || (entry.shownInTabId ?? tabId) !== tabId) return fail({ code: 'not-found' });
    if (entry.shownInTabId === null) await this.#store.set(PREFIX + id, { ...entry, shownInTabId: tabId });
    return ok(entry.stopped);
  }

  /** Forgets what waited in a tab that was closed. */
  async closed(tabId: number): Promise<void> {
    const entries = Object.entries(await this.#store.all()) as [string, Entry][];
    const left = entries.filter(([key, entry]) => key.startsWith(PREFIX) && entry.shownInTabId === tabId);
    if (left.length > 0) await this.#store.remove(left.map(([key]) => key));
  }

  /** Ends the wait; only for the tab that has shown it. */
  async take(id: string, tabId: number): Promise<Result<Pick<Entry, 'stopped' | 'fromTabId'>, { code: 'not-found' }>> {
    const entry = await this.#entry(id);
    if (entry?.shownInTabId !== tabId) return fail({ code: 'not-found' });
    await this.#store.remove([PREFIX + id]);
    return ok(entry);
  }

  async #entry(id: string): Promise<Entry | undefined> {
    // Written by this class alone, into a store that no page or content script reaches.
    return (await this.#store.get(PREFIX + id)) as Entry | undefined;
  }

  async #prune(): Promise<void> {
    const entries = Object.entries(await this.#store.all()).filter(([key]) => key.startsWith(PREFIX)) as [
      string,
      Entry,
    ][];
    if (entries.length <= MAX_STOPPED) return;
    const oldest = entries.sort(([, a], [, b]) => a.atMs - b.atMs).slice(0, entries.length - MAX_STOPPED);
    await this.#store.remove(oldest.map(([key]) => key));
  }
}

function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
