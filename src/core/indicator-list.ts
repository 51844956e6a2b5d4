// One list as it is in force: a large index that changes seldom, and over it what has changed since.

import type { CanonicalUrl } from './canonical-url';
import { type Indicator, parseIndicator } from './indicator';
import { LinkKeys } from './list-index/keys';
import type { Segment } from './list-index/segment';

/** What policy says of a feed: whether it speaks for the council itself, for another council, or is a public list. */
export const LIST_ROLES = ['own', 'partner', 'third-party'] as const;
export type ListRole = (typeof LIST_ROLES)[number];

/** Where an indicator comes from, as far as a warning tells it. */
export interface ListOrigin {
  readonly role: ListRole;
  /** Whose list it is, as a person knows them. */
  readonly title: string;
}

export interface ListFacts extends ListOrigin {
  /** Stable, unique among the lists in force. */
  readonly id: string;
  /** Lists that this one has taken entries from, by the id in their `source`: those entries keep the role they were imported with. */
  readonly sources: Readonly<Record<string, ListOrigin>>;
  /** What campaigns are called, by their id. */
  readonly campaigns: Readonly<Record<string, string>>;
}

/** Of an entry by its `source`. An import whose list is not named any more is trusted no further than a public one. */
export function originOf(source: string | null, facts: ListFacts): ListOrigin {
  if (source === null) return facts;
  const named = Object.hasOwn(facts.sources, source) ? facts.sources[source] : undefined;
  return named ?? { role: 'third-party', title: facts.title };
}

/** Indexes of one list: the base, what a change has added, and what of the base no longer counts, be it removed or set anew. */
export interface ListSegments {
  readonly base: Segment;
  readonly added: Segment | null;
  readonly removed: Segment | null;
}

const NONE: Indicator[] = [];

export class IndicatorList {
  readonly facts: ListFacts;
  readonly segments: ListSegments;

  constructor(facts: ListFacts, segments: ListSegments) {
    this.facts = facts;
    this.segments = segments;
  }

  /** Kinds that occur, one bit each. */
  get kinds(): number {
    return this.segments.base.index.kinds | (this.segments.added?.index.kinds ?? 0);
  }

  /**
   * Every indicator that names the address, in the order of its keys. `keys` are the address's, under this list's hash key. What stands
   * in a block that is not at hand is left out and wanted of its segment.
   */
  find(keys: LinkKeys, address: CanonicalUrl): Indicator[] {
    const { base, added } = this.segments;
    const found: Indicator[] = [];
    if (added) this.#gather(added, keys, address, found);
    // A block that is not at hand: it is asked again, and until then the entry counts as listed.
    this.#gather(base, keys, address, found, (hash, pattern) => this.segments.removed?.lineOf(hash, pattern) != null);
    return found;
  }

  /** Every indicator whose key it is. What stands in a block that is not at hand is left out and wanted of its segment. */
  under(hash: number): Indicator[] {
    const { base, added, removed } = this.segments;
    if (!base.index.has(hash) && !added?.index.has(hash)) return NONE;
    const keys = new LinkKeys(base.index.key);
    const ofKey = (line: string): readonly Indicator[] => {
      const read = parseIndicator(line);
      if (!read.ok) return [];
      const { kind, hostname, pattern } = read.value;
      return keys.keyOf(kind, hostname, pattern) === hash ? [read.value] : [];
    };
    const isVoid = ({ pattern }: Indicator) => removed?.lineOf(hash, pattern) != null;
    const ofBase = base.linesNear(hash).flatMap(ofKey);
    return [...(added?.linesNear(hash).flatMap(ofKey) ?? []), ...ofBase.filter((indicator) => !isVoid(indicator))];
  }

  #gather(
    segment: Segment,
    keys: LinkKeys,
    address: CanonicalUrl,
    found: Indicator[],
    isVoid: (hash: number, pattern: string) => boolean = () => false,
  ): void {
    const { index } = segment;
    for (let at = index.next(keys, 0); at !== -1; at = index.next(keys, at + 1)) {
      const hash = keys.hashes[at] as number;
      const pattern = keys.patternOf(at, address);
      const line = segment.lineOf(hash, pattern);
      if (!line || isVoid(hash, pattern)) continue;
      const read = parseIndicator(line);
      if (read.ok) found.push(read.value);
    }
  }
}
