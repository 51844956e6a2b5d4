// Polls the feeds that policy names, each by itself: when, how often after a failure, and what became of it. The update itself is core's.

import { type EntriesPort, type FeedPorts, type FeedState, isOfPin, updateFeed } from '../core/feed/client';
import { formatTime } from '../core/feed/format';
import type { FeedPolicy } from '../core/policy';
import { incidentOf } from '../core/standing';
import type { FeedStatus } from '../messages';
import type { FeedProgress, FeedRecords } from './feed-records';
import type { ListStore } from './list-store';

/** While somebody reads mail, or during an incident. */
const LIVELY_MS = 45_000;
const QUIET_MS = 5 * 60_000;
const MAX_WAIT_MS = 30 * 60_000;
const MAX_LIVELY_WAIT_MS = 2 * 60_000;
/** An alarm may come a little before its time, and the next one is half a minute away. */
const EARLY_MS = 5_000;

export interface FeedUpdaterParts {
  readonly records: FeedRecords;
  readonly lists: ListStore;
  readonly feeds: () => readonly FeedPolicy[];
  readonly files: (folder: string) => Omit<FeedPorts, 'entries'>;
  readonly now: () => number;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** Whether a webmail is open somewhere. */
  readonly isWatched: () => Promise<boolean>;
  /** Wakes the worker after so long; a later call takes the place of an earlier one. */
  readonly wakeIn: (ms: number) => void;
  /** Something is in force that was not before. */
  readonly onChange: () => void;
}

export class FeedUpdater {
  readonly #parts: FeedUpdaterParts;
  readonly #running = new Map<string, Promise<void>>();

  constructor(parts: FeedUpdaterParts) {
    this.#parts = parts;
  }

  /** Checks the feeds whose time has come, and sees to it that the worker wakes for the next. */
  async poll(): Promise<void> {
    const { feeds, records, now } = this.#parts;
    await this.#checkAll(() =>
      feeds().filter((feed) => {
        const { checkedAtMs, nextCheckAtMs } = records.of(feed).progress;
        // A clock that was put back would have the feed wait until it is there again.
        return nextCheckAtMs <= now() + EARLY_MS || checkedAtMs > now();
      }),
    );
  }

  /** Somebody is reading mail: what was not asked for long is asked now, but for what failed, which waits as it should. */
  async hurry(): Promise<void> {
    const { feeds, records, now } = this.#parts;
    const late = feeds().filter((feed) => {
      const { checkedAtMs, failures } = records.of(feed).progress;
      return checkedAtMs > now() || (failures === 0 && now() - checkedAtMs > LIVELY_MS * 1.2);
    });
    if (late.length > 0) await this.#checkAll(() => late);
  }

  /** A person asks for it. */
  async checkNow(): Promise<void> {
    await this.#checkAll(this.#parts.feeds);
  }

  /** After a change of policy: lists of feeds that are not named any more go, new ones are fetched. */
  async follow(): Promise<void> {
    const { feeds, records, lists } = this.#parts;
    await lists.ready;
    const ids = new Set(feeds().map(({ id }) => id));
    await records.forgetAllBut(ids);
    for (const { facts } of lists.states()) if (!ids.has(facts.id)) await lists.remove(facts.id);
    await this.poll();
  }

  statuses(): readonly FeedStatus[] {
    const { feeds, records, lists, now } = this.#parts;
    const states = lists.states();
    return feeds().map((feed) => {
      const { state, progress } = records.of(feed);
      const list = states.find(({ facts }) => facts.id === feed.id);
      const confirmedUntil = state.timestamp?.expiresAt ?? null;
      const isStale = confirmedUntil !== null && Date.parse(confirmedUntil) <= now();
      const timeOf = (ms: number) => (ms === 0 ? null : formatTime(ms));
      return {
        id: feed.id,
        role: feed.role,
        url: feed.url,
        title: state.manifest?.title ?? null,
        serial: state.manifest?.serial ?? null,
        issuedAt: state.timestamp?.issuedAt ?? null,
        // A list counts what a change took away until it is folded: the publisher's own number is never too high.
        entries: Math.min(list?.entries ?? 0, state.manifest?.entries.count ?? Number.POSITIVE_INFINITY),
        refused: list?.refused ?? {},
        verifiedAt: timeOf(progress.verifiedAtMs),
        confirmedUntil,
        staleSince: isStale ? confirmedUntil : null,
        nextCheckAt: timeOf(progress.nextCheckAtMs),
        error: progress.error && { code: progress.error.code, at: formatTime(progress.error.atMs) },
      };
    });
  }

  /** One feed's failure keeps neither another one nor the next check from their turn. */
  async #checkAll(choose: () => readonly FeedPolicy[]): Promise<void> {
    const { feeds, lists, wakeIn } = this.#parts;
    // The browser may end the worker at any moment: without an alarm nothing would ask again.
    if (feeds().length > 0) wakeIn(QUIET_MS);
    await lists.ready;
    const checked = await Promise.allSettled(choose().map((feed) => this.#checkOnce(feed)));
    this.#schedule();
    for (const check of checked) if (check.status === 'rejected') throw check.reason;
  }

  /** A check that is under way is not begun a second time. */
  #checkOnce(feed: FeedPolicy): Promise<void> {
    const running = this.#running.get(feed.id) ?? this.#check(feed).finally(() => this.#running.delete(feed.id));
    this.#running.set(feed.id, running);
    return running;
  }

  async #check(feed: FeedPolicy): Promise<void> {
    const { records, lists, files, now, feeds, onChange } = this.#parts;
    const atMs = now();
    const { state, progress } = records.of(feed);
    const entries = this.#entriesOf(feed);
    const updated = await updateFeed(feed, state, { ...portsOf(files(feed.url)), entries }, atMs).catch(
      // Whatever this device's storage does, the feed is asked again later.
      () => ({ ok: false, error: { code: 'storage-failed' } }) as const,
    );
    // Policy may have changed meanwhile: then this was another feed.
    if (!feeds().some((other) => other.id === feed.id && other.url === feed.url && isOfPin(state, other))) {
      // Nor does what it wrote stay behind for a feed that is named no more.
      if (!feeds().some(({ id }) => id === feed.id)) await lists.remove(feed.id);
      return;
    }
    const kept = updated.ok ? updated.value : state;
    const failures = updated.ok ? 0 : progress.failures + 1;
    const wait = await this.#waitAfter(kept, failures);
    const next: FeedProgress = {
      checkedAtMs: atMs,
      verifiedAtMs: updated.ok ? atMs : progress.verifiedAtMs,
      error: updated.ok ? null : { code: updated.error.code, atMs },
      failures,
      nextCheckAtMs: atMs + wait,
    };
    const keeping = records.keep(feed.id, { state: kept, progress: next });
    // In force at once, whether or not the device can write it down.
    if (updated.ok && isNew(state, kept)) onChange();
    await keeping;
  }

  async #waitAfter(state: FeedState, failures: number): Promise<number> {
    const { isWatched, now, random } = this.#parts;
    const isIncident = incidentOf(state, now()) !== null;
    const usual = isIncident || (await isWatched()) ? LIVELY_MS : QUIET_MS;
    const most = isIncident ? MAX_LIVELY_WAIT_MS : MAX_WAIT_MS;
    const wait = Math.min(usual * 2 ** failures, Math.max(most, usual));
    // So that a council's browsers do not all come at once; never later, for the browser's alarm adds seconds of its own.
    return Math.round(wait * (0.9 + 0.1 * random()));
  }

  #schedule(): void {
    const { feeds, records, now, wakeIn } = this.#parts;
    const times = feeds().map((feed) => records.of(feed).progress.nextCheckAtMs);
    if (times.length > 0) wakeIn(Math.max(0, Math.min(...times) - now()));
  }

  #entriesOf({ id }: FeedPolicy): EntriesPort {
    const { lists } = this.#parts;
    const asFault = <C extends string>(code: C) =>
      code === 'storage-full' ? ({ code: 'storage-full' } as const) : ({ code: 'storage-failed' } as const);
    return {
      serial: () => lists.serialOf(id),
      linesOf: (patterns) => lists.linesOf(id, patterns),
      replace: async (facts, text, serial) => {
        const written = await lists.replace(facts, text, serial);
        return written.ok ? written : { ok: false, error: asFault(written.error.code) };
      },
      change: async (facts, change, serials) => {
        const written = await lists.change(facts, change, serials);
        if (written.ok) return written;
        const { code } = written.error;
        const isReplaceable = code === 'damaged' || code === 'unknown-list' || code === 'other-base';
        return { ok: false, error: isReplaceable ? { code: 'damaged' } : asFault(code) };
      },
      describe: async (facts) => {
        const written = await lists.describe(facts);
        return written.ok ? written : { ok: false, error: asFault(written.error.code) };
      },
    };
  }
}

/** Bound, since they are handed on one by one. */
const portsOf = (files: Omit<FeedPorts, 'entries'>): Omit<FeedPorts, 'entries'> => ({
  fetchFile: (name, maxBytes) => files.fetchFile(name, maxBytes),
  sha256: (bytes) => files.sha256(bytes),
  gunzip: (bytes, maxBytes) => files.gunzip(bytes, maxBytes),
});

/** Another manifest; or a timestamp that may let an end count which could not while the feed was stale. */
const isNew = (before: FeedState, after: FeedState) =>
  before.manifest?.serial !== after.manifest?.serial || before.timestamp?.expiresAt !== after.timestamp?.expiresAt;
