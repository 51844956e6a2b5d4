// What the toolbar's icon says of a tab: the worst fact, the number of warnings, and both in words.

import blocked16 from '../../icons/icon-blocked-16.png';
import blocked32 from '../../icons/icon-blocked-32.png';
import calm16 from '../../icons/icon-calm-16.png';
import calm32 from '../../icons/icon-calm-32.png';
import lockdown16 from '../../icons/icon-lockdown-16.png';
import lockdown32 from '../../icons/icon-lockdown-32.png';
import warn16 from '../../icons/icon-warn-16.png';
import warn32 from '../../icons/icon-warn-32.png';
import type { IncidentLevel } from '../core/incident';
import { type Language, say, sayCounted } from '../core/words';
import { openedWords } from '../data/words/opened';
import { popupWords, webmailWords } from '../data/words/popup';
import { situationWords } from '../data/words/situation';
import { toolbarCountWords, toolbarWords } from '../data/words/toolbar';
import type { TabFindings } from '../messages';
import type { ToolbarState } from '../platform/background';

const ICONS = {
  calm: { 16: calm16, 32: calm32 },
  warn: { 16: warn16, 32: warn32 },
  blocked: { 16: blocked16, 32: blocked32 },
  lockdown: { 16: lockdown16, 32: lockdown32 },
};

/** What counts in every tab. */
export interface Everywhere {
  readonly incident: IncidentLevel;
  readonly isDrill: boolean;
  /** Whether the council's feed has not been confirmed for too long. */
  readonly isStale: boolean;
  /** Whether a link that the person opened has come to be named by a list. */
  readonly hasOpened: boolean;
  readonly language: Language;
}

const incidentIcon = (incident: IncidentLevel) =>
  incident === 'lockdown' ? 'lockdown' : incident === 'heightened' ? 'warn' : null;

/** The council's own part of the title, a line each. */
function linesOf({ incident, isDrill, isStale, hasOpened, language }: Everywhere): readonly string[] {
  return [
    ...(hasOpened ? [say(openedWords.toolbar, language)] : []),
    ...(incident === 'normal' ? [] : [say(situationWords[incident], language)]),
    ...(isDrill ? [say(situationWords.drill, language)] : []),
    ...(isStale ? [say(situationWords.notUpdated, language)] : []),
  ];
}

/** Where there is nothing of ours, which is most tabs. */
export function idleState(everywhere: Everywhere): ToolbarState {
  const { incident, hasOpened, language } = everywhere;
  const title = [say(toolbarWords.idle, language), ...linesOf(everywhere)].join('\n');
  const icon = hasOpened ? 'blocked' : (incidentIcon(incident) ?? 'calm');
  return { icon: ICONS[icon], badge: hasOpened ? '!' : '', title };
}

/** The worst fact is the picture, and the number of warnings stands on it. */
export function toolbarState(findings: TabFindings, everywhere: Everywhere): ToolbarState {
  const { flagged, counts, watched, webmail } = findings;
  const { incident, language } = everywhere;
  if (!watched) return idleState(everywhere);
  const { hasOpened } = everywhere;
  // First of all what has happened already.
  const badge = hasOpened ? '!' : flagged === 0 ? '' : flagged > 99 ? '99+' : String(flagged);
  const found = hasOpened || counts.blocked > 0 ? 'blocked' : flagged > 0 ? 'warn' : null;
  const icon = incident === 'lockdown' && !hasOpened ? 'lockdown' : (found ?? incidentIcon(incident) ?? 'calm');
  const warnings = flagged > 0 ? sayCounted(toolbarCountWords, language, flagged) : say(toolbarWords.none, language);
  const where =
    webmail === null
      ? say(popupWords.worksOnPage, language)
      : `${say(popupWords.worksHere, language)} ${say(webmailWords[webmail], language)}`;
  return { icon: ICONS[icon], badge, title: [warnings, ...linesOf(everywhere), where].join('\n') };
}
