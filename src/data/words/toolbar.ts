// Words of the toolbar's icon. Cymraeg: needs native review.

import type { Words } from '../../core/words';

export const toolbarWords = {
  idle: { en: 'Lurewatch', cy: 'Lurewatch' },
  none: { en: 'Lurewatch: no warnings in this message', cy: 'Lurewatch: dim rhybuddion yn y neges hon' },
  one: { en: 'Lurewatch: 1 warning in this message', cy: 'Lurewatch: 1 rhybudd yn y neges hon' },
  many: { en: 'Lurewatch: {n} warnings in this message', cy: 'Lurewatch: {n} rhybudd yn y neges hon' },
} satisfies Record<string, Words>;
