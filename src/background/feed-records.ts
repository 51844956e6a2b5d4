// What is remembered of each feed, apart from its entries: in storage.local, which browsers do not evict. So lists that the browser threw away
// are missed and fetched again, and no older feed is taken for a newer one.

import * as v from 'valibot';
import { beginFeed, type FeedState, isOfPin } from '../core/feed/client';
import type { FeedFault } from '../core/feed/faults';
import { manifestSchema, timestampSchema } from '../core/feed/format';
import type { FeedPolicy } from '../core/policy';

export interface FeedError {
  readonly code: FeedFault;
  readonly atMs: number;
}

/** How it goes with a feed; times in ms since 1970, 0 for never. */
export interface FeedProgress {
  readonly checkedAtMs: number;
  /** Last time that everything was found in order. */
  readonly verifiedAtMs: number;
  /** The last failure since then. */
  readonly error: FeedError | null;
  readonly failures: number;
  readonly nextCheckAtMs: number;
}

export interface FeedRecord {
  readonly state: FeedState;
  readonly progress: FeedProgress;
}

export interface DeviceStore {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
}

const KEY = 'feeds';
/** Of the shape of the records: others are those of another version of Lurewatch, and begun anew. */
const VERSION = 1;

const keysSchema = v.object({ keys: v.array(v.string()), threshold: v.number() });
/** What a disk gives back is what was written, or it is begun anew: half a record would keep its feed from ever being updated. */
const recordSchema = v.object({
  state: v.object({
    pinned: keysSchema,
    keys: v.object({ ...keysSchema.entries, version: v.number(), timestampKeys: v.array(v.string()) }),
    manifest: v.nullable(manifestSchema),
    timestamp: v.nullable(timestampSchema),
    approvedSerial: v.number(),
    allowlist: v.array(v.string()),
    campaigns: v.record(v.string(), v.string()),
  }),
  progress: v.object({
    checkedAtMs: v.number(),
    verifiedAtMs: v.number(),
    error: v.nullable(v.object({ code: v.string(), atMs: v.number() })),
    failures: v.number(),
    nextCheckAtMs: v.number(),
  }),
});

const NEVER: FeedProgress = { checkedAtMs: 0, verifiedAtMs: 0, error: null, failures: 0, nextCheckAtMs: 0 };

export class FeedRecords {
  readonly #store: DeviceStore;
  readonly #records = new Map<string, FeedRecord>();

  constructor(store: DeviceStore) {
    this.#store = store;
  }

  /** Of what storage.local has under its key. */
  async load(): Promise<void> {
    const stored = (await this.#store.get(KEY)) as { version?: unknown; records?: unknown } | null | undefined;
    if (stored?.version !== VERSION) return;
    // A damaged one is begun anew, and takes no other feed with it.
    for (const [id, record] of Object.entries(stored.records ?? {})) {
      const read = v.safeParse(recordSchema, record);
      if (read.success) this.#records.set(id, read.output as FeedRecord);
    }
  }

  /** The feed's record; a new one where there is none, or where policy pins other keys than it began with. */
  of(feed: FeedPolicy): FeedRecord {
    const record = this.#records.get(feed.id);
    return record && isOfPin(record.state, feed) ? record : { state: beginFeed(feed), progress: NEVER };
  }

  async keep(id: string, record: FeedRecord): Promise<void> {
    this.#records.set(id, record);
    await this.#write();
  }

  /** Feeds that policy names no more. */
  async forgetAllBut(ids: ReadonlySet<string>): Promise<readonly string[]> {
    const gone = [...this.#records.keys()].filter((id) => !ids.has(id));
    for (const id of gone) this.#records.delete(id);
    if (gone.length > 0) await this.#write();
    return gone;
  }

  async #write(): Promise<void> {
    await this.#store.set(KEY, { version: VERSION, records: Object.fromEntries(this.#records) });
  }
}
