// What the toolbar's icon says of a tab: the worst fact, the number of warnings, and both in words.

import blocked16 from '../../icons/icon-blocked-16.png';
import blocked32 from '../../icons/icon-blocked-32.png';
import calm16 from '../../icons/icon-calm-16.png';
import calm32 from '../../icons/icon-calm-32.png';
import warn16 from '../../icons/icon-warn-16.png';
import warn32 from '../../icons/icon-warn-32.png';
import { type Language, say, sayCounted } from '../core/words';
import { popupWords, webmailWords } from '../data/words/popup';
import { toolbarCountWords, toolbarWords } from '../data/words/toolbar';
import type { TabFindings } from '../messages';
import type { ToolbarState } from '../platform/background';

const ICONS = {
  calm: { 16: calm16, 32: calm32 },
  warn: { 16: warn16, 32: warn32 },
  blocked: { 16: blocked16, 32: blocked32 },
};

/** Where there is nothing of ours, which is most tabs. */
export const idleTitle = (language: Language): string => say(toolbarWords.idle, language);

export function toolbarState({ flagged, counts, watched, webmail }: TabFindings, language: Language): ToolbarState {
  const badge = flagged === 0 ? '' : flagged > 99 ? '99+' : String(flagged);
  const icon = counts.blocked > 0 ? 'blocked' : flagged > 0 ? 'warn' : 'calm';
  if (!watched) return { icon: ICONS.calm, badge, title: idleTitle(language) };
  const warnings = flagged > 0 ? sayCounted(toolbarCountWords, language, flagged) : say(toolbarWords.none, language);
  const where =
    webmail === null
      ? say(popupWords.worksOnPage, language)
      : `${say(popupWords.worksHere, language)} ${say(webmailWords[webmail], language)}`;
  const title = `${warnings}\n${where}`;
  return { icon: ICONS[icon], badge, title };
}
