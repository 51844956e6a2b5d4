// Builds a segment of a list in steps, so that whoever else has something to do has their turn between.

import { type ListFacts, originOf } from '../core/indicator-list';
import { type GateCode, gateOf } from '../core/list-gate';
import { type Built, building } from '../core/list-index/builder';
import type { HashKey } from '../core/list-index/keys';
import type { Lists } from '../core/lists';

export interface BuildOptions {
  readonly key: HashKey;
  /** What may be blocked is asked of these. */
  readonly below: Lists;
  /** Lets others have their turn. */
  readonly pause: () => Promise<void>;
}

/** Steps between two pauses: some 10 ms. */
const STEPS_A_TURN = 2;

/** Gated as the list's own entries are; without facts, not at all. */
export async function buildSegment(
  facts: ListFacts | null,
  text: string,
  { key, below, pause }: BuildOptions,
): Promise<Built<GateCode>> {
  const gate = (indicator: Parameters<typeof gateOf>[0] & { readonly source: string | null }) =>
    gateOf(indicator, facts ? originOf(indicator.source, facts).role : 'third-party', below);
  const steps = building<GateCode>(text, facts ? { key, gate } : { key });
  for (let turn = 1; ; turn += 1) {
    const step = steps.next();
    if (step.done) return step.value;
    if (turn % STEPS_A_TURN === 0) await pause();
  }
}
