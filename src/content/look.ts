// How a link's state looks and what it is called: the one place that joins level and treatment to words and shape.

import { type Language, say } from '../core/words';
import { ICONS } from '../data/icons';
import { markerWords } from '../data/words/marker';
import type { Answer } from '../messages';

export interface Look {
  /** Class of the overlay's style sheet, and name of the icon. */
  readonly name: 'stop' | 'ask' | 'paused' | 'hold';
  readonly label: string;
  readonly title: string;
  /** What to do now. */
  readonly next: string;
}

const NAMES = { blocked: 'stop', suspicious: 'ask', suspended: 'paused', held: 'hold' } as const;

/** For answers that carry a warning. A link that is only weakly suspect and asked about is one to check first, like a suspicious one. */
export function lookOf({ level, treatment, warning }: Answer, language: Language): Look {
  const words = level === 'blocked' || level === 'suspended' ? level : treatment === 'hold' ? 'held' : 'suspicious';
  const gaps = { organisation: warning?.organisation };
  return {
    name: NAMES[words],
    label: say(markerWords.label[words], language, gaps),
    title: say(markerWords.cardTitle[words], language, gaps),
    next: say(markerWords.next[words], language, gaps),
  };
}

export const iconOf = (look: Look): string => ICONS[look.name];
