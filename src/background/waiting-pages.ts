// What our own pages show, each waiting behind an id that cannot be guessed: the page's address, title and history tell nothing of it.

import { fail, ok, type Result } from '../core/result';

/** Kept in the browser's memory only (storage.session): gone when it closes, and never on the disk. */
export interface SessionStore {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
  /** All entries by key. */
  all(): Promise<Readonly<Record<string, unknown>>>;
}

interface Entry<T> {
  readonly value: T;
  /** Tab that the page was opened from. */
  readonly fromTabId: number;
  /** Tab that has shown the page; none has while this is null. */
  readonly shownInTabId: number | null;
  readonly atMs: number;
}

type Missing = { readonly code: 'not-found' };

/** More pages than this are not open at a time; the oldest is forgotten and then says that it has expired. */
const MAX_WAITING = 50;

export class WaitingPages<T> {
  readonly #store: SessionStore;
  readonly #now: () => number;
  readonly #prefix: string;

  /** `prefix`: of their keys in the store. */
  constructor(store: SessionStore, now: () => number, prefix: string) {
    this.#store = store;
    this.#now = now;
    this.#prefix = prefix;
  }

  /** The id under which the page may ask for it: 128 random bits, base64url. */
  async add(value: T, fromTabId: number): Promise<string> {
    const id = randomId();
    await this.#set(id, { value, fromTabId, shownInTabId: null, atMs: this.#now() });
    await this.#prune();
    return id;
  }

  /** `not-found` where there is no such id, or another tab has shown it: an id that leaked is of no use. */
  async show(id: string, tabId: number): Promise<Result<T, Missing>> {
    const entry = await this.#entry(id);
    if (!entry || (entry.shownInTabId ?? tabId) !== tabId) return fail({ code: 'not-found' });
    if (entry.shownInTabId === null) await this.#set(id, { ...entry, shownInTabId: tabId });
    return ok(entry.value);
  }

  /** Ends the wait; only for the tab that has shown it. */
  async take(id: string, tabId: number): Promise<Result<Pick<Entry<T>, 'value' | 'fromTabId'>, Missing>> {
    const entry = await this.#entry(id);
    if (entry?.shownInTabId !== tabId) return fail({ code: 'not-found' });
    await this.#store.remove([this.#prefix + id]);
    return ok(entry);
  }

  /** Forgets what waited in a tab that was closed. */
  async closed(tabId: number): Promise<void> {
    const left = (await this.#all()).filter(([, entry]) => entry.shownInTabId === tabId);
    if (left.length > 0) await this.#store.remove(left.map(([key]) => key));
  }

  async #entry(id: string): Promise<Entry<T> | undefined> {
    // Written by this class alone, into a store that no page or content script reaches.
    return (await this.#store.get(this.#prefix + id)) as Entry<T> | undefined;
  }

  #set(id: string, entry: Entry<T>): Promise<void> {
    return this.#store.set(this.#prefix + id, entry);
  }

  async #all(): Promise<[string, Entry<T>][]> {
    const entries = Object.entries(await this.#store.all()) as [string, Entry<T>][];
    return entries.filter(([key]) => key.startsWith(this.#prefix));
  }

  async #prune(): Promise<void> {
    const entries = await this.#all();
    if (entries.length <= MAX_WAITING) return;
    const oldest = entries.sort(([, a], [, b]) => a.atMs - b.atMs).slice(0, entries.length - MAX_WAITING);
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
