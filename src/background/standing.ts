// What is in force now beside the lists: the incident level, the language.

import type { IncidentLevel } from '../core/incident';
import type { Language } from '../core/words';

export interface Standing {
  readonly incident: IncidentLevel;
  readonly language: Language;
}
