// Words that every page of the extension uses. Cymraeg: needs native review.

import type { Words } from './words';

export const appWords = {
  skip: { en: 'Skip to main content', cy: 'Neidio i’r prif gynnwys' },
  house: { en: 'for {organisation}', cy: 'ar gyfer {organisation}' },
  language: { en: 'Language', cy: 'Iaith' },
  privacy: {
    en: 'Links are checked on this computer. They are not sent anywhere.',
    cy: 'Caiff dolenni eu gwirio ar y cyfrifiadur hwn. Nid ydynt yn cael eu hanfon i unman.',
  },
} satisfies Record<string, Words>;
