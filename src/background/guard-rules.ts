// Keeps the browser's own rules at what the lists say: what stops a navigation before a byte leaves, also while no background runs.

import { guardedHostOf, smallRules } from '../core/guarded-hosts';
import { LIST_ROLES } from '../core/indicator-list';
import type { Lists } from '../core/lists';
import { BUILTIN_INDICATORS } from '../data/builtin-indicators';
import type { GuardRule } from '../platform/navigation';
import type { DeviceStore } from './feed-records';
import type { ListStore } from './list-store';

/** Hosts in all rules at the most. */
export const MAX_GUARDED_HOSTS = 150_000;
/** From so many differences on the large rule is written anew. */
export const MAX_SMALL_HOSTS = 5_000;
/** Lines between two pauses: some 10 ms. */
const LINES_A_TURN = 2_000;
const KEY = 'guard';

export interface GuardRulesParts {
  readonly lists: ListStore;
  readonly below: () => Lists;
  /** Changes with whatever `below` says otherwise. */
  readonly belowMark: () => string;
  readonly rules: {
    read(): Promise<Readonly<Record<GuardRule, readonly string[]>>>;
    write(hosts: Readonly<Partial<Record<GuardRule, readonly string[]>>>): Promise<void>;
  };
  readonly store: DeviceStore;
  readonly now: () => number;
  readonly pause: () => Promise<void>;
}

/** What the rules were made of. */
interface Made {
  readonly mark: string;
  readonly madeAtMs: number;
  /** When the first of their hosts ends, in ms since 1970; null for never. */
  readonly endsAtMs: number | null;
}

export class GuardRules {
  readonly #parts: GuardRulesParts;
  #following: Promise<void> = Promise.resolve();

  constructor(parts: GuardRulesParts) {
    this.#parts = parts;
  }

  /** One at a time. Where nothing has changed it reads one small record; `isAnew`: made again all the same. */
  follow({ isAnew = false } = {}): Promise<void> {
    const following = this.#following.catch(() => undefined).then(() => this.#follow(isAnew));
    this.#following = following;
    return following;
  }

  async #follow(isAnew: boolean): Promise<void> {
    const { lists, belowMark, rules, store, now } = this.#parts;
    await lists.ready;
    // A list that cannot be read is not a list that is empty.
    if (!lists.isWhole) return;
    const mark = JSON.stringify([lists.inForce().map(({ facts, segments }) => [facts, segments]), belowMark()]);
    const made = (await store.get(KEY)) as Made | undefined;
    // Made in what is the future now: what had ended by a clock that was wrong has not.
    const isCurrent = made?.mark === mark && made.madeAtMs <= now() && (made.endsAtMs ?? Infinity) > now();
    if (!isAnew && isCurrent) return;
    const madeAtMs = now();
    const { hosts, endsAtMs } = await this.#live();
    const inPlace = await rules.read();
    const { block, allow } = smallRules(new Set(inPlace.large), hosts);
    if (block.length + allow.length > MAX_SMALL_HOSTS)
      await rules.write({ large: [...hosts], withdrawn: [], recent: [] });
    else await rules.write({ withdrawn: allow, recent: block });
    await store.set(KEY, { mark, madeAtMs, endsAtMs } satisfies Made);
  }

  /** Built-in hosts, then what is recent of every list, then the rest: the council's own lists first. */
  async #live(): Promise<{ readonly hosts: ReadonlySet<string>; readonly endsAtMs: number | null }> {
    const { below, now, pause } = this.#parts;
    const lists = this.#parts.lists
      .inForce()
      .toSorted((a, b) => LIST_ROLES.indexOf(a.facts.role) - LIST_ROLES.indexOf(b.facts.role));
    const hosts = new Set<string>(BUILTIN_INDICATORS.map(({ host }) => host));
    let endsAtMs = Number.POSITIVE_INFINITY;
    const nowMs = now();
    for (const part of ['added', 'base'] as const) {
      for (const { facts, entries, lines } of lists) {
        const room = MAX_GUARDED_HOSTS - hosts.size;
        // A public list of a million is not read for the few that there is room for.
        if (room <= 0 || (facts.role !== 'own' && entries > room)) continue;
        const gone = part === 'base' ? new Set(await lines('removed')) : null;
        for (const [at, line] of (await lines(part)).entries()) {
          if (at % LINES_A_TURN === LINES_A_TURN - 1) await pause();
          const host = guardedHostOf(line, facts, below());
          if (host === null || gone?.has(line.split(' ', 1)[0] ?? '')) continue;
          if (host.expiresAtMs !== null) {
            if (host.expiresAtMs <= nowMs) continue;
            endsAtMs = Math.min(endsAtMs, host.expiresAtMs);
          }
          if (hosts.size < MAX_GUARDED_HOSTS) hosts.add(host.hostname);
        }
      }
    }
    return { hosts, endsAtMs: endsAtMs === Number.POSITIVE_INFINITY ? null : endsAtMs };
  }
}
