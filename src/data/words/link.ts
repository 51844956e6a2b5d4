// Words about one link, for whatever surface tells of it. Cymraeg: needs native review.

import type { Words } from './words';

export const linkWords = {
  fullAddress: { en: 'Full address', cy: 'Y cyfeiriad llawn' },
  shown: { en: 'What the email showed', cy: 'Yr hyn a ddangosodd y neges' },
  /** Of whom the address copies. */
  real: { en: 'The real website of {organisation} is {real}.', cy: 'Gwefan go iawn {organisation} yw {real}.' },
  /** In place of the website's name. */
  unread: { en: 'We could not read the address', cy: 'Nid oedd modd i ni ddarllen y cyfeiriad' },
} satisfies Record<string, Words>;
