// Remembers what the council had declared, so that people are told when it is over and who is trusted again.

import type { Suspension } from '../core/feed/format';
import type { IncidentLevel } from '../core/incident';
import type { Standing } from '../core/standing';
import type { AllClear } from '../messages';
import type { DeviceStore } from './feed-records';

const KEY = 'declared';
/** People who come in the next morning read it too. */
const TOLD_MS = 24 * 60 * 60_000;

type Suspended = Pick<Suspension, 'organisation' | 'name'>;

interface Memory {
  readonly level: IncidentLevel;
  readonly suspended: readonly Suspended[];
  readonly allClear: (Omit<AllClear, 'restored'> & { readonly restored: readonly Suspended[] }) | null;
}

export class AllClears {
  readonly #store: DeviceStore;
  #memory: Memory = { level: 'normal', suspended: [], allClear: null };

  constructor(store: DeviceStore) {
    this.#store = store;
  }

  async load(): Promise<void> {
    // Written by this class alone.
    this.#memory = ((await this.#store.get(KEY)) as Memory | undefined) ?? this.#memory;
  }

  /** Of the council's own feed, once one was verified: that a policy names it no more is no all clear. */
  async follow({ incident, suspensions }: Pick<Standing, 'incident' | 'suspensions'>, nowMs: number): Promise<void> {
    const before = this.#memory;
    const level = incident?.level ?? 'normal';
    const suspended = suspensions.map(({ organisation, name }) => ({ organisation, name }));
    const next = { level, suspended, allClear: allClearAfter(before, level, suspended, nowMs) };
    if (JSON.stringify(next) === JSON.stringify(before)) return;
    this.#memory = next;
    await this.#store.set(KEY, next);
  }

  /** What there is to tell; null where there is nothing, or it has been told for a day. */
  at(nowMs: number): AllClear | null {
    const { allClear } = this.#memory;
    if (!allClear || nowMs - Date.parse(allClear.since) > TOLD_MS) return null;
    return { ...allClear, restored: allClear.restored.map(({ name }) => name) };
  }
}

function allClearAfter(before: Memory, level: IncidentLevel, suspended: readonly Suspended[], nowMs: number) {
  // Whatever was over before, something is on now.
  if (level !== 'normal') return null;
  const isAmong = (list: readonly Suspended[]) => (one: Suspended) =>
    list.some(({ organisation }) => organisation === one.organisation);
  const restored = before.suspended.filter((one) => !isAmong(suspended)(one));
  const earlier = before.allClear && {
    ...before.allClear,
    restored: before.allClear.restored.filter((one) => !isAmong(suspended)(one)),
  };
  if (before.level === 'normal' && restored.length === 0) return earlier;
  return {
    since: new Date(nowMs).toISOString(),
    level: before.level === 'normal' ? (earlier?.level ?? null) : before.level,
    restored: [...(earlier?.restored ?? []).filter((one) => !isAmong(restored)(one)), ...restored],
  };
}
