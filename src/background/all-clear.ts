// Remembers what the council had declared, so that people are told when it is over and who is trusted again.

import * as v from 'valibot';
import type { Suspension } from '../core/feed/format';
import { INCIDENT_LEVELS, type IncidentLevel } from '../core/incident';
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
  /** Trusted again since the incident began, or since there was last something to tell. */
  readonly restored: readonly Suspended[];
  readonly allClear: Pick<AllClear, 'since' | 'level'> | null;
}

const suspendedSchema = v.array(
  v.object({ organisation: v.string(), name: v.object({ en: v.string(), cy: v.optional(v.string()) }) }),
);
const memorySchema = v.object({
  level: v.picklist(INCIDENT_LEVELS),
  suspended: suspendedSchema,
  restored: suspendedSchema,
  allClear: v.nullable(
    v.object({
      since: v.pipe(
        v.string(),
        v.check((text) => !Number.isNaN(Date.parse(text))),
      ),
      level: v.nullable(v.picklist(INCIDENT_LEVELS)),
    }),
  ),
});

export class AllClears {
  readonly #store: DeviceStore;
  #memory: Memory = { level: 'normal', suspended: [], restored: [], allClear: null };

  constructor(store: DeviceStore) {
    this.#store = store;
  }

  async load(): Promise<void> {
    const read = v.safeParse(memorySchema, await this.#store.get(KEY));
    if (read.success) this.#memory = read.output as Memory;
  }

  /** Of the council's own feed, once one was verified: that a policy names it no more is no all clear. */
  async follow({ incident, suspensions }: Pick<Standing, 'incident' | 'suspensions'>, nowMs: number): Promise<void> {
    const before = this.#memory;
    const level = incident?.level ?? 'normal';
    const suspended = suspensions.map(({ organisation, name }) => ({ organisation, name }));
    const next = after(before, level, suspended, nowMs);
    if (JSON.stringify(next) === JSON.stringify(before)) return;
    this.#memory = next;
    await this.#store.set(KEY, next);
  }

  /** What there is to tell; null where there is nothing, or it has been told for a day. */
  at(nowMs: number): AllClear | null {
    const { allClear, restored } = this.#memory;
    if (!allClear || isTold(allClear, nowMs)) return null;
    return { ...allClear, restored: restored.map(({ name }) => name) };
  }
}

/** Also where the clock has been put back by more than that since: nobody can say then for how long it was told. */
const isTold = ({ since }: Pick<AllClear, 'since'>, nowMs: number) => Math.abs(nowMs - Date.parse(since)) > TOLD_MS;

function after(before: Memory, level: IncidentLevel, suspended: readonly Suspended[], nowMs: number): Memory {
  const without = (list: readonly Suspended[], others: readonly Suspended[]) =>
    list.filter(({ organisation }) => !others.some((other) => other.organisation === organisation));
  const lifted = without(before.suspended, suspended);
  const isOn = before.level !== 'normal';
  // What was over a while ago, or before another incident began, is no news.
  const isNews = isOn || (level === 'normal' && before.allClear !== null && !isTold(before.allClear, nowMs));
  const earlier = isNews ? without(before.restored, [...suspended, ...lifted]) : [];
  const isOver = level === 'normal' && (isOn || lifted.length > 0);
  const told = before.level === 'normal' ? (isNews ? before.allClear?.level : null) : before.level;
  const over = { since: new Date(nowMs).toISOString(), level: told ?? null };
  return {
    level,
    suspended,
    restored: [...earlier, ...lifted],
    allClear: level === 'normal' ? (isOver ? over : before.allClear) : null,
  };
}
