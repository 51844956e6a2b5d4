// Reasons by the scheme of a link that does not open a web page.

import { PERSONAL_SCHEMES, RISKY_SCHEMES, WEB_SCHEMES } from '../data/schemes';
import type { Reason } from './reason';

const WEB = new Set(WEB_SCHEMES);
const PERSONAL = new Set(PERSONAL_SCHEMES);
const RISKY = new Set(RISKY_SCHEMES);

/** None for the web and for mail and telephone; strong for what runs or carries code or opens files; weak for any other program. */
export function schemeReasons(scheme: string): readonly Reason[] {
  if (WEB.has(scheme) || PERSONAL.has(scheme)) return [];
  return [{ code: 'unusual-scheme', strength: RISKY.has(scheme) ? 'strong' : 'weak', evidence: { part: scheme } }];
}
