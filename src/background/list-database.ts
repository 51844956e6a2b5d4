// Lists on the device: IndexedDB holds each index as one Blob, of which a woken worker reads the head and, at a hit, one block.

import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { ListFacts } from '../core/indicator-list';
import type { HashKey } from '../core/list-index/keys';

/** Ids of the segments that make one state of a list. */
export interface GenerationSegments {
  readonly base: string;
  readonly added: string | null;
  readonly removed: string | null;
}

/** One state of a list. Its segments never change; a new state shares those that it does not replace. */
export interface Generation {
  /** Which state of the feed it is, as the feed counts. */
  readonly serial: number;
  readonly segments: GenerationSegments;
  /** Lines left out, by reason. */
  readonly refused: {
    readonly base: Readonly<Record<string, number>>;
    readonly change: Readonly<Record<string, number>>;
  };
}

export interface StoredList {
  readonly facts: ListFacts;
  readonly current: Generation;
  /** The state before, kept in case that the current one cannot be read. */
  readonly previous: Generation | null;
}

/** Head and text, as core/list-index/layout.ts has them. */
export interface StoredSegment {
  readonly headBytes: number;
  readonly bytes: Blob;
}

interface Schema extends DBSchema {
  /** The device's hash key, under `hash`. */
  keys: { key: string; value: HashKey };
  /** By the list's id. */
  lists: { key: string; value: StoredList };
  /** By the segment's own id. */
  segments: { key: string; value: StoredSegment };
}

const NAME = 'lists';
const VERSION = 1;

export class ListDatabase {
  readonly #db: IDBPDatabase<Schema>;

  private constructor(db: IDBPDatabase<Schema>) {
    this.#db = db;
  }

  static async open(name = NAME): Promise<ListDatabase> {
    const db = await openDB<Schema>(name, VERSION, {
      upgrade(opened) {
        opened.createObjectStore('keys');
        opened.createObjectStore('lists');
        opened.createObjectStore('segments');
      },
      // A newer version of Lurewatch wants the database: it gets it, and this one answers from what it has read.
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    });
    return new ListDatabase(db);
  }

  /** Made once for this device and kept: indexes of one key are asked with one pass over the address. */
  async hashKey(make: () => HashKey): Promise<HashKey> {
    const transaction = this.#db.transaction('keys', 'readwrite');
    const kept = await transaction.store.get('hash');
    const key = kept ?? make();
    if (!kept) await transaction.store.put(key, 'hash');
    await transaction.done;
    return key;
  }

  /** All lists and handles on all their segments, in one transaction; no segment is read. */
  async read(): Promise<{ lists: readonly StoredList[]; segments: ReadonlyMap<string, StoredSegment> }> {
    const transaction = this.#db.transaction(['lists', 'segments']);
    const segments = transaction.objectStore('segments');
    const [lists, ids, values] = await Promise.all([
      transaction.objectStore('lists').getAll(),
      segments.getAllKeys(),
      segments.getAll(),
    ]);
    return { lists, segments: new Map(ids.map((id, at) => [id, values[at] as StoredSegment])) };
  }

  /**
   * Puts a list's new state in the place of its old one, in one transaction: after any interruption the old state or the new one is
   * there, whole. Segments that no state of the list holds any more go with it.
   */
  async swap(list: StoredList, added: ReadonlyMap<string, StoredSegment>): Promise<void> {
    const transaction = this.#db.transaction(['lists', 'segments'], 'readwrite', { durability: 'strict' });
    const lists = transaction.objectStore('lists');
    const segments = transaction.objectStore('segments');
    const before = await lists.get(list.facts.id);
    for (const [id, segment] of added) segments.put(segment, id);
    lists.put(list, list.facts.id);
    const kept = new Set(segmentsOf(list));
    for (const id of segmentsOf(before)) if (!kept.has(id)) segments.delete(id);
    await transaction.done;
  }

  async remove(id: string): Promise<void> {
    const transaction = this.#db.transaction(['lists', 'segments'], 'readwrite', { durability: 'strict' });
    for (const segment of segmentsOf(await transaction.objectStore('lists').get(id)))
      transaction.objectStore('segments').delete(segment);
    transaction.objectStore('lists').delete(id);
    await transaction.done;
  }

  close(): void {
    this.#db.close();
  }
}

function segmentsOf(list: StoredList | undefined): readonly string[] {
  const generations = list ? [list.current, ...(list.previous ? [list.previous] : [])] : [];
  return generations.flatMap(({ segments }) => Object.values(segments).filter((id): id is string => id !== null));
}
