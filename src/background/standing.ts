// What is in force now: the lists, the incident level, the language. Everything that judges asks here.

import type { IncidentLevel } from '../core/incident';
import type { Lists } from '../core/lists';
import type { Language } from '../core/words';

export interface Standing {
  readonly lists: Lists;
  readonly incident: IncidentLevel;
  readonly language: Language;
}
