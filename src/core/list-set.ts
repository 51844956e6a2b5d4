// All lists in force, asked as one, and laid over the built-in ones.

import { canonicalise } from './canonical-url';
import type { Indicator } from './indicator';
import { type IndicatorList, type ListFacts, type ListOrigin, originOf } from './indicator-list';
import { gateOf } from './list-gate';
import { type HashKey, LinkKeys } from './list-index/keys';
import type { Segment } from './list-index/segment';
import type { Listed, Lists } from './lists';

/** A block that a verdict needed and that is not at hand. */
export interface WantedBlock {
  readonly list: IndicatorList;
  readonly segment: Segment;
  readonly bucket: number;
}

export class ListSet {
  readonly #lists: readonly IndicatorList[];
  /** One a hash key: as a rule all lists of a device have one. */
  readonly #keys: readonly { readonly keys: LinkKeys; readonly lists: readonly IndicatorList[] }[];

  constructor(lists: readonly IndicatorList[]) {
    this.#lists = lists;
    const groups = new Map<string, IndicatorList[]>();
    for (const list of lists) {
      const key = list.segments.base.index.key.join();
      groups.set(key, [...(groups.get(key) ?? []), list]);
    }
    this.#keys = [...groups.values()].map((group) => {
      const kinds = group.reduce((all, list) => all | list.kinds, 0);
      return { keys: new LinkKeys(group[0]?.segments.base.index.key as HashKey, kinds), lists: group };
    });
  }

  /** The lists below with these over them. What has expired by `nowMs`, and what the gate refuses, does not count. */
  over(below: Lists, nowMs: number): Lists {
    if (this.#lists.length === 0) return below;
    return {
      ...below,
      listingsOf: (hostname, url) => {
        const found = this.#find(url, below, nowMs);
        return found.length === 0 ? below.listingsOf(hostname, url) : [...below.listingsOf(hostname, url), ...found];
      },
    };
  }

  /**
   * What the lists name under keys of an index (list-index/keys.ts), by key: for whoever knows an address by its keys alone. Keys fall together
   * by chance: the patterns are still to be compared. Lists of another hash key have none.
   */
  under(key: HashKey, hashes: Iterable<number>, below: Lists, nowMs: number): ReadonlyMap<number, readonly Listed[]> {
    const lists = this.#lists.filter(({ segments }) => segments.base.index.key.join() === key.join());
    const found = new Map<number, readonly Listed[]>();
    for (const hash of hashes) {
      const listed = lists.flatMap((list) =>
        list.under(hash).flatMap((indicator) => inForce(indicator, list.facts, below, nowMs) ?? []),
      );
      if (listed.length > 0) found.set(hash, listed);
    }
    return found;
  }

  /** Forgets what earlier messages needed, where it is much. */
  trim(): void {
    for (const { segments } of this.#lists) for (const segment of Object.values(segments)) segment?.trim();
  }

  /** What was wanted since the last call. Verdicts that wanted something are to be judged again once it is there. */
  takeWanted(): readonly WantedBlock[] {
    const wanted: WantedBlock[] = [];
    for (const list of this.#lists) {
      for (const segment of Object.values(list.segments)) {
        for (const bucket of segment?.wanted ?? []) wanted.push({ list, segment, bucket });
        segment?.wanted.clear();
      }
    }
    return wanted;
  }

  #find(url: URL, below: Lists, nowMs: number): Listed[] {
    const listed: Listed[] = [];
    const address = canonicalise(url);
    if (address === null) return listed;
    for (const { keys, lists } of this.#keys) {
      keys.ofAddress(address);
      for (const list of lists) {
        for (const indicator of list.find(keys, address)) {
          const named = inForce(indicator, list.facts, below, nowMs);
          if (named) listed.push(named);
        }
      }
    }
    return listed;
  }
}

/** Null for what has expired, and for what the gate refuses. */
function inForce(indicator: Indicator, facts: ListFacts, below: Lists, nowMs: number): Listed | null {
  if (indicator.expiresAtMs !== null && indicator.expiresAtMs <= nowMs) return null;
  const origin = originOf(indicator.source, facts);
  return gateOf(indicator, origin.role, below) === null ? listedAs(indicator, origin, facts) : null;
}

function listedAs(indicator: Indicator, { role, title }: ListOrigin, { campaigns }: ListFacts): Listed {
  const { kind, pattern, campaign, isOverride } = indicator;
  const name = campaign !== null && Object.hasOwn(campaigns, campaign) ? campaigns[campaign] : undefined;
  return { kind, pattern, role, title, campaign: name ?? null, isOverride };
}
