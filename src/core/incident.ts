// What happens to a link of each level at each incident level: the table of docs/architecture.md.

import type { WayThrough } from './policy';
import type { Verdict } from './verdict';

export const INCIDENT_LEVELS = ['normal', 'heightened', 'lockdown'] as const;
export type IncidentLevel = (typeof INCIDENT_LEVELS)[number];

/**
 * `none`: the link is not touched. `ask`: a page asks first, with a way through behind a tick-box.
 * `stop`: no way through unless policy allows one. `hold`: not approved, with the council's message.
 */
export type Treatment = 'none' | 'ask' | 'stop' | 'hold';

/** Weak reasons count in `heightened` only, and only on links that nothing vouches for. */
export function treat({ level, reasons, destination }: Verdict, incident: IncidentLevel): Treatment {
  switch (level) {
    case 'blocked':
    case 'suspended':
      return 'stop';
    case 'suspicious':
      return incident === 'lockdown' ? 'stop' : 'ask';
    case 'unknown':
      // Mail and telephone links lead to no website that could be approved.
      if (destination?.hostname === null && reasons.length === 0) return 'none';
      if (incident === 'lockdown') return 'hold';
      return incident === 'heightened' && reasons.some((reason) => reason.strength === 'weak') ? 'ask' : 'none';
    case 'known':
      return 'none';
  }
}

/**
 * Whether a warning stands there because of a drill, if one is on: what the level alone stops, and the test indicator. A real lure is one in a
 * drill too, and is never said to be part of it.
 */
export const isOfDrill = ({ level, reasons }: Verdict): boolean =>
  level === 'unknown' || reasons[0]?.code === 'test-indicator';

/** Where policy says nothing. */
export const BUILT_IN_WAYS = { suspicious: true, blocked: false, suspended: false, held: false } as const;

/**
 * Whether a person may go on to a stopped link: to what asks first, unless policy says otherwise; to what is stopped or held, where policy
 * lets them. Never to one that could not be read, whose end was cut off, nor to what a lockdown stops of the suspicious.
 */
export function mayPass({ level, destination }: Verdict, treatment: Treatment, policy: WayThrough): boolean {
  if (destination === null) return false;
  const may = (way: keyof WayThrough) => policy[way] ?? BUILT_IN_WAYS[way];
  if (treatment === 'ask') return may('suspicious');
  if (treatment === 'hold') return may('held');
  return (level === 'blocked' || level === 'suspended') && may(level);
}
