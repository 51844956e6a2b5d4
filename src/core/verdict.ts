// Judging one link: where it leads, what is known of that place, how it deceives, and so its level.

import { findDeceptions } from './deception';
import { type Destination, readDestination } from './destination';
import { type Hostname, splitHostname } from './hostname';
import type { Link } from './link';
import type { Lists } from './lists';
import { findLookalikes } from './lookalike';
import type { Reason } from './reason';
import { schemeReasons } from './scheme';

/** Worst first. `unjudged` is no level but the lack of an answer. */
export const LEVELS = ['blocked', 'suspended', 'suspicious', 'unknown', 'known'] as const;
export type Level = (typeof LEVELS)[number];
export type LinkState = Level | 'unjudged';

export interface Verdict {
  readonly level: Level;
  /** Null where the link could not be read. */
  readonly destination: Destination | null;
  /** Every reason found, the one that set the level first. */
  readonly reasons: readonly Reason[];
}

/** Pure; never throws. Precedence as in docs/architecture.md: list, allowlist, lookalike and deception, unknown. */
export function judge(link: Link, lists: Lists): Verdict {
  const read = readDestination(link.href);
  if (!read.ok) {
    // What is too long to read can still open, and hides from every check; what is malformed opens nothing.
    const tooLong = read.error.code === 'too-long';
    const reason: Reason = { code: 'unreadable-link', strength: tooLong ? 'strong' : 'note', evidence: {} };
    return { level: tooLong ? 'suspicious' : 'unknown', destination: null, reasons: [reason] };
  }
  const destination = read.value;
  if (destination.hostname === null) return weigh(destination, schemeReasons(destination.scheme));
  return judgeHost(destination, destination.hostname, link, lists);
}

function judgeHost(destination: Destination, hostname: Hostname, link: Link, lists: Lists): Verdict {
  const notes = wrapperNotes(destination);
  const indicator = lists.indicatorOf(hostname);
  const allowance = lists.allowanceOf(hostname);
  if (indicator && !allowance) {
    const code = indicator.isTest ? 'test-indicator' : 'known-lure';
    const evidence = { campaign: indicator.campaign, part: indicator.host };
    return { level: 'blocked', destination, reasons: [{ code, strength: 'strong', evidence }, ...notes] };
  }
  if (allowance) return { level: 'known', destination, reasons: notes };
  const lookalikes = lists.ownerOf(hostname) ? [] : findLookalikes(splitHostname(hostname));
  return weigh(destination, [...lookalikes, ...findDeceptions(destination, link.text), ...notes]);
}

/** Where no list decides: suspicious by one strong reason, else unknown. */
function weigh(destination: Destination, reasons: readonly Reason[]): Verdict {
  const order = { strong: 0, weak: 1, note: 2 };
  const sorted = reasons.toSorted((a, b) => order[a.strength] - order[b.strength]);
  return { level: sorted[0]?.strength === 'strong' ? 'suspicious' : 'unknown', destination, reasons: sorted };
}

/** Says that the mail system rewrote the link, where it did. */
function wrapperNotes(destination: Destination): readonly Reason[] {
  const first = destination.hops[0];
  if (first?.wrapper === undefined) return [];
  return [{ code: 'rewritten-link', strength: 'note', evidence: { first: first.wrapper } }];
}
