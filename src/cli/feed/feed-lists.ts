// A feed's entries, suspensions and allowlist laid over the built-in lists, as a browser with this feed judges.

import { randomBytes } from 'node:crypto';
import { IndicatorList, type ListFacts } from '../../core/indicator-list';
import { type GateCode, gateOf } from '../../core/list-gate';
import { buildIndex } from '../../core/list-index/builder';
import { Segment } from '../../core/list-index/segment';
import { ListSet } from '../../core/list-set';
import type { Lists } from '../../core/lists';
import { listsUnder, type Standing } from '../../core/standing';
import type { Entries } from './entries';
import { rolesBy } from './entry-change';

export interface FeedLists {
  readonly facts: ListFacts;
  readonly entries: Entries;
  readonly standing: Pick<Standing, 'allow' | 'suspensions'>;
}

/** What the gate refuses is left out, as a browser leaves it out. */
export function layOver(below: Lists, { facts, entries, standing }: FeedLists, nowMs: number): Lists {
  const lists = listsUnder(below, standing);
  const random = randomBytes(8);
  const roleOf = rolesBy(facts.sources);
  const { bytes, headBytes } = buildIndex<GateCode>([...entries.values()].join('\n'), {
    key: [random.readUInt32LE(0), random.readUInt32LE(4)],
    gate: (indicator) => gateOf(indicator, roleOf(indicator.source), lists),
  });
  const base = Segment.whole(bytes, headBytes);
  if (!base.ok) throw new Error(`an index just built does not open: ${base.error.code}`);
  return new ListSet([new IndicatorList(facts, { base: base.value, added: null, removed: null })]).over(lists, nowMs);
}
