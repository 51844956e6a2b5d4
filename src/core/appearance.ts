// How a link with a warning looks, wherever it is shown: each appearance has its own icon, colour and word, so that none rests on colour.

import type { Treatment } from './incident';
import type { Level } from './level';

/** Worst first. */
export const APPEARANCES = ['blocked', 'suspended', 'suspicious', 'held'] as const;
export type Appearance = (typeof APPEARANCES)[number];

/** For links with a treatment other than `none`. What is only weakly suspect and asked about is one to check first, like a suspicious one. */
export function appearanceOf(level: Level, treatment: Treatment): Appearance {
  if (treatment === 'hold') return 'held';
  return level === 'blocked' || level === 'suspended' ? level : 'suspicious';
}
