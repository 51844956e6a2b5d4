// One icon for each appearance, in the text's colour so that it stands in forced colours too.

import type { Appearance } from '../../core/appearance';
import { ICONS } from '../../data/icons';

/** Decoration: the word beside it says the same. Sized by the style sheet. */
export function Icon({ appearance }: { readonly appearance: Appearance }) {
  return (
    <svg class="lw-icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path fill="currentColor" fill-rule="evenodd" d={ICONS[appearance]} />
    </svg>
  );
}
