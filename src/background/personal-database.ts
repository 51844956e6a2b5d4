// What this browser remembers of what its person did: IndexedDB, apart from the lists, so that it can be forgotten by itself. Content
// scripts do not reach it, as they would storage.local.

import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { HashKey } from '../core/list-index/keys';
import type { ReportMessage } from '../core/report-message';
import type { Sealed, SealKeys } from './sealing';

/** Opened links of one day, some of them. */
export interface StoredOpened {
  /** Days since 1970, UTC. */
  readonly day: number;
  readonly count: number;
  /** Of the indexes that their keys are for. */
  readonly hashKey: HashKey;
  readonly sealed: Sealed;
}

/** A report on its way. In clear: it is what the person has sent, and nobody has it yet. */
export interface WaitingReport {
  readonly message: ReportMessage;
  readonly addedAtMs: number;
  readonly attempts: number;
  readonly nextAtMs: number;
}

interface Schema extends DBSchema {
  /** Under `seal`. The browser gives them out to be used, not to be read. */
  keys: { key: string; value: SealKeys };
  /** Numbered in the order of their first link. */
  opened: { key: number; value: StoredOpened };
  /** By the report's id. */
  reports: { key: string; value: WaitingReport };
  /** By name. */
  sealed: { key: string; value: Sealed };
}

const VERSION = 1;

export class PersonalDatabase {
  readonly #name: string;
  #opening: Promise<IDBPDatabase<Schema>> | null = null;

  constructor(name = 'person') {
    this.#name = name;
  }

  /** Opened when it is first needed: most wakings of the worker do without it. */
  #open(): Promise<IDBPDatabase<Schema>> {
    this.#opening ??= openDB<Schema>(this.#name, VERSION, {
      upgrade(opened) {
        opened.createObjectStore('keys');
        opened.createObjectStore('opened', { autoIncrement: true });
        opened.createObjectStore('sealed');
        opened.createObjectStore('reports');
      },
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
      terminated: () => {
        this.#opening = null;
      },
    }).catch((error: unknown) => {
      this.#opening = null;
      throw error;
    });
    return this.#opening;
  }

  /** Null before the first were made, and after everything was forgotten. */
  async keys(): Promise<SealKeys | null> {
    return (await (await this.#open()).get('keys', 'seal')) ?? null;
  }

  /** Those that are there already stay, and are given back. */
  async keepKeys(made: SealKeys): Promise<SealKeys> {
    const transaction = (await this.#open()).transaction('keys', 'readwrite');
    const kept = await transaction.store.get('seal');
    if (!kept) await transaction.store.put(made, 'seal');
    await transaction.done;
    return kept ?? made;
  }

  async opened(): Promise<readonly (readonly [id: number, StoredOpened])[]> {
    const transaction = (await this.#open()).transaction('opened');
    const [ids, values] = await Promise.all([transaction.store.getAllKeys(), transaction.store.getAll()]);
    return ids.map((id, at) => [id, values[at] as StoredOpened]);
  }

  async lastOpened(): Promise<readonly [id: number, StoredOpened] | null> {
    const cursor = await (await this.#open()).transaction('opened').store.openCursor(null, 'prev');
    return cursor ? [cursor.key, cursor.value] : null;
  }

  /** Without an id as a new one. */
  async putOpened(value: StoredOpened, id?: number): Promise<void> {
    await (await this.#open()).put('opened', value, id);
  }

  async removeOpened(ids: readonly number[]): Promise<void> {
    const transaction = (await this.#open()).transaction('opened', 'readwrite');
    await Promise.all(ids.map((id) => transaction.store.delete(id)));
    await transaction.done;
  }

  async sealed(name: string): Promise<Sealed | null> {
    return (await (await this.#open()).get('sealed', name)) ?? null;
  }

  async putSealed(name: string, value: Sealed): Promise<void> {
    await (await this.#open()).put('sealed', value, name);
  }

  /** In no order. */
  async reports(): Promise<readonly WaitingReport[]> {
    return (await this.#open()).getAll('reports');
  }

  /** Durable when it settles: the browser may be killed the moment after. */
  async putReport(value: WaitingReport): Promise<void> {
    const transaction = (await this.#open()).transaction('reports', 'readwrite', { durability: 'strict' });
    await Promise.all([transaction.store.put(value, value.message.id), transaction.done]);
  }

  async removeReport(id: string): Promise<void> {
    await (await this.#open()).delete('reports', id);
  }

  /** What was remembered of opened links; reports on their way go on. The keys too: what a copy holds can be read by nobody any more. */
  async forget(): Promise<void> {
    const transaction = (await this.#open()).transaction(['keys', 'opened', 'sealed'], 'readwrite');
    await Promise.all([
      transaction.objectStore('keys').clear(),
      transaction.objectStore('opened').clear(),
      transaction.objectStore('sealed').clear(),
    ]);
    await transaction.done;
  }
}
