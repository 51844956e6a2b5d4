// What the toolbar's icon says of a tab: the worst fact, the number of warnings, and both in words.

import blocked16 from '../../icons/icon-blocked-16.png';
import blocked32 from '../../icons/icon-blocked-32.png';
import calm16 from '../../icons/icon-calm-16.png';
import calm32 from '../../icons/icon-calm-32.png';
import warn16 from '../../icons/icon-warn-16.png';
import warn32 from '../../icons/icon-warn-32.png';
import { type Language, say, sayCounted } from '../core/words';
import { toolbarCountWords, toolbarWords } from '../data/words/toolbar';
import type { TabFindings } from '../messages';
import type { ToolbarState } from '../platform/background';

const ICONS = {
  calm: { 16: calm16, 32: calm32 },
  warn: { 16: warn16, 32: warn32 },
  blocked: { 16: blocked16, 32: blocked32 },
};

export function toolbarState({ flagged, counts, watched }: TabFindings, language: Language): ToolbarState {
  const badge = flagged === 0 ? '' : flagged > 99 ? '99+' : String(flagged);
  const icon = counts.blocked > 0 ? 'blocked' : flagged > 0 ? 'warn' : 'calm';
  const title =
    flagged > 0
      ? sayCounted(toolbarCountWords, language, flagged)
      : say(watched ? toolbarWords.none : toolbarWords.idle, language);
  return { icon: ICONS[icon], badge, title };
}
