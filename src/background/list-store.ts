// The lists in force: opened from the device when the worker wakes, replaced and changed by updates, read block by block at hits.

import { IndicatorList, type ListFacts, type ListSegments } from '../core/indicator-list';
import { applyChange, type ListChange, mergeChanges, patternOf, voided } from '../core/list-change';
import type { GateCode } from '../core/list-gate';
import type { Built } from '../core/list-index/builder';
import type { HashKey } from '../core/list-index/keys';
import { IndexReader } from '../core/list-index/reader';
import type { Segment } from '../core/list-index/segment';
import { ListSet, type WantedBlock } from '../core/list-set';
import type { Listed, Lists } from '../core/lists';
import { fail, ok, type Result } from '../core/result';
import { type InForce, newestOf, openGeneration } from './generations';
import type { Generation, ListDatabase, StoredList, StoredSegment } from './list-database';
import { buildSegment } from './segment-building';
import { type ListFault, StoredSegments } from './stored-segments';

/** What is in force of one list. */
export interface ListState {
  readonly facts: ListFacts;
  /** Of the generation in force; null where none can be read. */
  readonly serial: number | null;
  /** Entries of the base and of the change over it. */
  readonly entries: number;
  readonly isPrevious: boolean;
  readonly refused: Readonly<Record<string, number>>;
  /** Why the newest generation is not in force. */
  readonly fault: ListFault | null;
}

/** `unavailable`: the browser gives no storage; `full`: it takes no more. The built-in protection, and what is in force, go on. */
export type StorageState = 'opening' | 'ready' | 'unavailable' | 'full';

/**
 * Nothing was written, what was in force stays. `unknown-list`: there is nothing to change. `other-base`: the state in force is not the
 * one that the change is for. `damaged`: that state cannot be read.
 */
export type WriteFault = {
  readonly code: 'storage-full' | 'storage-failed' | 'unknown-list' | 'other-base' | 'damaged';
};

export interface ListStoreParts {
  readonly open: () => Promise<ListDatabase>;
  /** What may be blocked is asked of these, as they are at the time. */
  readonly below: () => Lists;
  readonly randomKey: () => HashKey;
  readonly randomId: () => string;
  readonly now: () => number;
  /** Lets others have their turn while an index is built. */
  readonly pause: () => Promise<void>;
  /** Settles after so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
}

export interface LinesInForce {
  readonly facts: ListFacts;
  /** Others whenever the lines are. */
  readonly segments: Generation['segments'];
  /** Of the base. */
  readonly entries: number;
  /** Rejects where they cannot be read; empty for a part that there is not. */
  readonly lines: (part: keyof ListSegments) => Promise<readonly string[]>;
}

/** A change this large, or this much of its base, is worked into a new base. */
const LEAST_FOLDED = 20_000;
const FOLDED_PART = 8;
/** Storage that has not answered by then is done without: a link is not to wait for it longer. */
const PATIENCE_MS = 1_000;

export class ListStore {
  storage: StorageState = 'opening';
  /** Settles when the lists are open, or cannot be. Never rejects. */
  readonly ready: Promise<void>;
  /** Settles with `ready`, or when it has been waited for long enough. */
  readonly #opened: Promise<void>;
  readonly #parts: ListStoreParts;
  readonly #lists = new Map<string, InForce>();
  readonly #segments = new StoredSegments();
  #set = new ListSet([]);
  #database: ListDatabase | null = null;
  #writing: Promise<unknown> = Promise.resolve();
  /** Verdicts under way: no block is forgotten while there are any. */
  #settling = 0;

  constructor(parts: ListStoreParts) {
    this.#parts = parts;
    this.ready = this.#open();
    this.#opened = Promise.race([this.ready, parts.wait(PATIENCE_MS)]);
  }

  states(): readonly ListState[] {
    return [...this.#lists.values()].map(({ stored, generation, list, fault }) => ({
      facts: stored.facts,
      serial: list ? generation.serial : null,
      entries: list ? list.segments.base.index.entries + (list.segments.added?.index.entries ?? 0) : 0,
      isPrevious: generation !== stored.current,
      refused: summed(generation.refused.base, generation.refused.change),
      fault,
    }));
  }

  /** What `work` gives once every block that it needed is at hand: it is done again each time that some were not. */
  settle<T>(work: (lists: Lists) => T): Promise<T> {
    return this.#settle((set) => work(set.over(this.#parts.below(), this.#parts.now())));
  }

  /** What the lists in force name under keys of their indexes: ListSet. */
  under(key: HashKey, hashes: readonly number[]): Promise<ReadonlyMap<number, readonly Listed[]>> {
    return this.#settle((set) => set.under(key, hashes, this.#parts.below(), this.#parts.now()));
  }

  /** Of the device's indexes; null where there is no storage. */
  async hashKey(): Promise<HashKey | null> {
    await this.ready;
    return (await this.#database?.hashKey(this.#parts.randomKey)) ?? null;
  }

  async #settle<T>(work: (set: ListSet) => T): Promise<T> {
    await this.#opened;
    if (this.#settling === 0) this.#set.trim();
    this.#settling += 1;
    try {
      return await this.#rounds(work);
    } finally {
      this.#settling -= 1;
    }
  }

  async #rounds<T>(work: (set: ListSet) => T): Promise<T> {
    for (;;) {
      // A list that is replaced meanwhile makes another set: what was wanted is asked of the one that was judged by.
      const set = this.#set;
      const result = work(set);
      const wanted = set.takeWanted();
      if (wanted.length === 0) return result;
      // Each round either brings blocks or takes a list that cannot be read out of force, so the rounds end.
      await this.#fetch(wanted);
    }
  }

  /** Takes the text as the list's new state. One indicator a line; what cannot be one is counted and left out. */
  replace(facts: ListFacts, text: string, serial: number): Promise<Result<ListState, WriteFault>> {
    return this.#write(async (database) => {
      const base = await this.#segmentOf(facts, text, await database.hashKey(this.#parts.randomKey));
      return this.#swapIn(database, facts, serial, { base, added: null, removed: null }, this.#lists.get(facts.id));
    });
  }

  /** Takes what changed since the state of serial `from`, which has to be the one in force. Durable when it settles. */
  change(
    facts: ListFacts,
    change: ListChange,
    { from, to: serial }: { readonly from: number; readonly to: number },
  ): Promise<Result<ListState, WriteFault>> {
    return this.#write(async (database) => {
      const inForce = this.#lists.get(facts.id);
      if (!inForce?.list) return fail({ code: 'unknown-list' });
      if (inForce.generation.serial !== from) return fail({ code: 'other-base' });
      const { base, added, removed } = inForce.list.segments;
      const earlier = { set: await this.#segments.linesOf(added), removed: await this.#segments.linesOf(removed) };
      if (!earlier.set || !earlier.removed) return fail({ code: 'damaged' });
      const merged = mergeChanges({ set: earlier.set, removed: earlier.removed }, change);
      const { key } = base.index;
      // What is set counts no more as the base has it, even where the gate refuses how it is set now.
      const gone = voided(merged);
      if (merged.set.length + merged.removed.length > Math.max(LEAST_FOLDED, base.index.entries / FOLDED_PART)) {
        const lines = await this.#segments.linesOf(base);
        if (!lines) return fail({ code: 'damaged' });
        const text = applyChange(lines, merged).join('\n');
        const folded = await this.#segmentOf(facts, text, key);
        return this.#swapIn(database, facts, serial, { base: folded, added: null, removed: null }, inForce);
      }
      return this.#swapIn(
        database,
        facts,
        serial,
        {
          base: null,
          added: merged.set.length === 0 ? null : await this.#segmentOf(facts, merged.set.join('\n'), key),
          removed: gone.length === 0 ? null : await this.#segmentOf(null, gone.join('\n'), key),
        },
        inForce,
      );
    });
  }

  /** The same entries under other facts: a title, a campaign's name. */
  describe(facts: ListFacts): Promise<Result<null, WriteFault>> {
    return this.#write(async (database) => {
      const inForce = this.#lists.get(facts.id);
      if (!inForce?.list) return fail({ code: 'unknown-list' });
      if (JSON.stringify(inForce.stored.facts) === JSON.stringify(facts)) return ok(null);
      const stored = { ...inForce.stored, facts };
      await database.swap(stored, new Map());
      this.#lists.set(facts.id, { ...inForce, stored, list: new IndicatorList(facts, inForce.list.segments) });
      this.#renew();
      return ok(null);
    });
  }

  /** Serial of the entries in force; null where none are. */
  serialOf(id: string): number | null {
    const inForce = this.#lists.get(id);
    return inForce?.list ? inForce.generation.serial : null;
  }

  /** The lines in force of those patterns, by pattern. Rejects where the list cannot be read. */
  async linesOf(id: string, patterns: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const list = this.#lists.get(id)?.list;
    const found = new Map<string, string>();
    if (!list) return found;
    const { base, added, removed } = list.segments;
    const wanted = new Set(patterns);
    const gather = async (segment: Segment | null, isVoid: ReadonlySet<string>) => {
      const lines = segment && (await this.#segments.linesAmong(segment, wanted));
      for (const line of lines ?? []) {
        const pattern = patternOf(line);
        if (wanted.has(pattern) && !isVoid.has(pattern)) found.set(pattern, line);
      }
    };
    const gone = new Set(removed ? await this.#segments.linesAmong(removed, wanted) : []);
    await gather(base, gone);
    await gather(added, new Set());
    return found;
  }

  /** Whether all lists of the device are in force as they were last taken. */
  get isWhole(): boolean {
    const isOpen = this.storage === 'ready' || this.storage === 'full';
    return isOpen && [...this.#lists.values()].every(({ fault }) => fault === null);
  }

  /** What is in force, list by list, for whoever makes something of its lines. */
  inForce(): readonly LinesInForce[] {
    return [...this.#lists.values()].flatMap(({ generation, list }) => {
      if (!list) return [];
      const { facts, segments } = list;
      const lines = async (part: keyof ListSegments) => {
        const read = await this.#segments.linesOf(segments[part]);
        if (!read) throw new Error('a damaged list');
        return read;
      };
      return { facts, segments: generation.segments, entries: segments.base.index.entries, lines };
    });
  }

  remove(id: string): Promise<Result<null, WriteFault>> {
    return this.#write(async (database) => {
      await database.remove(id);
      this.#lists.delete(id);
      this.#renew();
      return ok(null);
    });
  }

  async #open(): Promise<void> {
    try {
      this.#database = await this.#parts.open();
      const { lists, segments } = await this.#database.read();
      const opened = await Promise.all(
        lists.map((stored) =>
          newestOf(stored, segments, this.#segments).catch(
            // One record that is not as it should be takes no other list with it.
            (): InForce => ({ stored, generation: stored.current, list: null, fault: 'unreadable' }),
          ),
        ),
      );
      for (const inForce of opened) this.#lists.set(inForce.stored.facts.id, inForce);
      this.#renew();
      this.storage = 'ready';
    } catch (error) {
      this.storage = 'unavailable';
      console.error('Lurewatch: opening the lists failed', error instanceof Error ? error.name : 'unknown');
    }
  }

  #renew(): void {
    this.#set = new ListSet([...this.#lists.values()].flatMap(({ list }) => list ?? []));
  }

  /** One at a time, so that a change never meets a base that is being replaced. */
  #write<T>(work: (database: ListDatabase) => Promise<Result<T, WriteFault>>): Promise<Result<T, WriteFault>> {
    const writing = this.#writing.then(async () => {
      await this.ready;
      if (this.#database === null) return fail({ code: 'storage-failed' } as const);
      try {
        return await work(this.#database);
      } catch (error) {
        const isFull = error instanceof Error && error.name === 'QuotaExceededError';
        if (isFull) this.storage = 'full';
        return fail({ code: isFull ? 'storage-full' : 'storage-failed' } as const);
      }
    });
    this.#writing = writing;
    return writing;
  }

  #segmentOf(facts: ListFacts | null, text: string, key: HashKey): Promise<Built<GateCode>> {
    const { below, pause } = this.#parts;
    return buildSegment(facts, text, { key, below: below(), pause });
  }

  /** `base: null` keeps the one in force. */
  async #swapIn(
    database: ListDatabase,
    facts: ListFacts,
    serial: number,
    built: Readonly<Record<'base' | 'added' | 'removed', Built<GateCode> | null>>,
    before: InForce | undefined,
  ): Promise<Result<ListState, WriteFault>> {
    const segments = new Map<string, StoredSegment>();
    const opened = new Map<string, Segment>();
    const take = (part: Built<string> | null): string | null => {
      if (part === null) return null;
      const { bytes, headBytes } = part;
      const index = IndexReader.open(bytes.slice(0, headBytes).buffer);
      if (!index.ok) throw new Error(`an index just built does not open: ${index.error.code}`);
      const id = this.#parts.randomId();
      const stored = { headBytes, bytes: new Blob([bytes]) };
      segments.set(id, stored);
      opened.set(id, this.#segments.keep(index.value, stored));
      return id;
    };
    const base = take(built.base) ?? before?.generation.segments.base;
    if (base === undefined) return fail({ code: 'unknown-list' });
    const ids = { base, added: take(built.added), removed: take(built.removed) };
    const refused = {
      base: built.base ? countsOf(built.base) : (before?.generation.refused.base ?? {}),
      change: countsOf(built.added),
    };
    const generation: Generation = { serial, segments: ids, refused };
    const stored: StoredList = { facts, current: generation, previous: before?.list ? before.generation : null };
    const kept = opened.get(base) ?? before?.list?.segments.base;
    if (!kept) return fail({ code: 'unknown-list' });
    // A hit may have shown meanwhile that the state this is built on cannot be read.
    if (built.base === null && this.#lists.get(facts.id) !== before) return fail({ code: 'damaged' });
    await database.swap(stored, segments);
    this.storage = 'ready';
    const list = new IndicatorList(facts, {
      base: kept,
      added: opened.get(ids.added ?? '') ?? null,
      removed: opened.get(ids.removed ?? '') ?? null,
    });
    this.#lists.set(facts.id, { stored, generation, list, fault: null });
    this.#renew();
    return ok(this.states().find((state) => state.facts.id === facts.id) as ListState);
  }

  async #fetch(wanted: readonly WantedBlock[]): Promise<void> {
    const bySegment = new Map<Segment, { list: IndicatorList; buckets: number[] }>();
    for (const { list, segment, bucket } of wanted) {
      const entry = bySegment.get(segment) ?? { list, buckets: [] };
      entry.buckets.push(bucket);
      bySegment.set(segment, entry);
    }
    await Promise.all(
      [...bySegment].map(async ([segment, { list, buckets }]) => {
        const fault = await Promise.race([
          this.#segments.fetch(segment, buckets),
          this.#parts.wait(PATIENCE_MS).then((): ListFault => 'unreadable'),
        ]);
        if (fault !== null) await this.#fallBack(list, segment, fault);
      }),
    );
  }

  /** Takes a list that turned out not to be readable out of force: for the state before, if what is broken is no part of that one. */
  async #fallBack(list: IndicatorList, broken: Segment, fault: ListFault): Promise<void> {
    const { id } = list.facts;
    const inForce = this.#lists.get(id);
    if (inForce?.list !== list) return;
    const { stored, generation } = inForce;
    const { previous } = stored;
    const part = (['base', 'added', 'removed'] as const).find((name) => list.segments[name] === broken);
    const brokenId = part && generation.segments[part];
    let next: InForce = { ...inForce, list: null, fault };
    // At once, so that no verdict asks it again and no change is laid over it.
    this.#lists.set(id, next);
    this.#renew();
    if (!previous || generation === previous || Object.values(previous.segments).includes(brokenId ?? null)) return;
    const empty = next;
    try {
      const segments = (await this.#database?.read())?.segments ?? new Map();
      const opened = await openGeneration(stored.facts, previous, segments, this.#segments);
      if (opened.ok) next = { stored, generation: previous, list: opened.value, fault };
    } catch {
      // A database that is closed or gone: the list stays out of force, and everything else is judged.
    }
    // Unless an update has put a new state in its place meanwhile.
    if (this.#lists.get(id) !== empty) return;
    this.#lists.set(id, next);
    this.#renew();
  }
}

type Counts = Readonly<Record<string, number>>;

const countsOf = (part: Built<string> | null): Counts => Object.fromEntries(part?.refused ?? []);

function summed(some: Counts, others: Counts): Counts {
  const counts: Record<string, number> = { ...some };
  for (const [reason, count] of Object.entries(others)) counts[reason] = (counts[reason] ?? 0) + count;
  return counts;
}
