// The fixed word for each level, and for a link that is held because nothing approves it. Cymraeg: needs native review.

import type { Words } from './words';

export const levelWords = {
  blocked: { en: 'Blocked', cy: 'Wedi’i rhwystro' },
  suspicious: { en: 'Check first', cy: 'Gwiriwch yn gyntaf' },
  suspended: { en: 'Paused', cy: 'Wedi’i hatal dros dro' },
  held: { en: 'Not approved', cy: 'Heb ei chymeradwyo' },
  unknown: { en: 'Not on the approved list', cy: 'Ddim ar y rhestr gymeradwy' },
  known: { en: 'On the approved list', cy: 'Ar y rhestr gymeradwy' },
} satisfies Record<string, Words>;
