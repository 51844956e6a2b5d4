// What the marker and the card of a link say.

import { type Appearance, appearanceOf } from '../core/appearance';
import { type Language, say } from '../core/words';
import { markerWords } from '../data/words/marker';
import type { Answer } from '../messages';

export interface Look {
  /** Also the class of the overlay's style sheet, and the icon's name. */
  readonly appearance: Appearance;
  readonly label: string;
  readonly title: string;
  /** What to do now. */
  readonly next: string;
}

/** For answers that carry a warning. */
export function lookOf({ level, treatment, warning }: Answer, language: Language): Look {
  const appearance = appearanceOf(level, treatment);
  const words = warning?.isTest ? 'test' : appearance;
  const gaps = { organisation: warning?.organisation };
  return {
    appearance,
    label: say(markerWords.label[words], language, gaps),
    title: say(markerWords.cardTitle[words], language, gaps),
    next: say(markerWords.next[words], language, gaps),
  };
}
