// What happens to a link of each level at each incident level: the table of docs/architecture.md.

import type { Reason } from './reason';
import type { Level } from './verdict';

export const INCIDENT_LEVELS = ['normal', 'heightened', 'lockdown'] as const;
export type IncidentLevel = (typeof INCIDENT_LEVELS)[number];

/**
 * `none`: the link is not touched. `ask`: a page asks first, with a way through behind a tick-box.
 * `stop`: no way through unless policy allows one. `hold`: not approved, with the council's message.
 */
export type Treatment = 'none' | 'ask' | 'stop' | 'hold';

/** Total over its inputs. Weak reasons count in `heightened` only, and only on links that nothing vouches for. */
export function treat(level: Level, reasons: readonly Reason[], incident: IncidentLevel): Treatment {
  switch (level) {
    case 'blocked':
    case 'suspended':
      return 'stop';
    case 'suspicious':
      return incident === 'lockdown' ? 'stop' : 'ask';
    case 'unknown':
      if (incident === 'lockdown') return 'hold';
      return incident === 'heightened' && reasons.some((reason) => reason.strength === 'weak') ? 'ask' : 'none';
    case 'known':
      return 'none';
  }
}
