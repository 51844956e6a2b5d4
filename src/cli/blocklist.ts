// A list of lures laid over the built-in lists: hosts and web addresses, one a line, as blocklists are published.

import { randomBytes } from 'node:crypto';
import { IndicatorList } from '../core/indicator-list';
import { type GateCode, gateOf } from '../core/list-gate';
import { buildIndex, type Refusal } from '../core/list-index/builder';
import { Segment } from '../core/list-index/segment';
import { ListSet } from '../core/list-set';
import type { Lists } from '../core/lists';

export type BlocklistRefusal = Refusal<GateCode>;

/** An address without a path names its host, as public lists mean it: `https://evil.example/`. */
const FRONT_PAGE = /^(https?:\/\/[^/?#]+)\/$/i;

/**
 * `entries`: hosts and addresses, or indicators as core/indicator.ts writes them; empty ones are passed over. It counts as a public list:
 * no host that is trusted or shared is blocked as a whole. Each entry that is left out is told, counted from 1.
 */
export function overlayBlocklist(
  lists: Lists,
  entries: readonly string[],
  title: string,
  onRefused: (reason: BlocklistRefusal, number: number, entry: string) => void = () => {},
): Lists {
  const random = randomBytes(8);
  const text = entries.map((entry) => entry.replace(FRONT_PAGE, '$1')).join('\n');
  const { bytes, headBytes } = buildIndex<GateCode>(text, {
    key: [random.readUInt32LE(0), random.readUInt32LE(4)],
    gate: (indicator) => gateOf(indicator, 'third-party', lists),
    onRefused,
  });
  const base = Segment.whole(bytes, headBytes);
  if (!base.ok) throw new Error(`an index just built does not open: ${base.error.code}`);
  const facts = { id: 'given', role: 'third-party', title, sources: {}, campaigns: {} } as const;
  const list = new IndicatorList(facts, { base: base.value, added: null, removed: null });
  return new ListSet([list]).over(lists, Date.now());
}
