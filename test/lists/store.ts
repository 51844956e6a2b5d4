// The extension's store of lists as tests and the bench open it.

import { ListDatabase } from '../../src/background/list-database';
import { ListStore } from '../../src/background/list-store';
import { BUILTIN_LISTS } from '../../src/core/lists';

/** Without a name on the database that the extension itself uses. */
export const openStore = (name?: string): ListStore =>
  new ListStore({
    open: () => ListDatabase.open(name),
    below: () => BUILTIN_LISTS,
    randomKey: () => [0x0b5e_55ed, 0x1337_c0de],
    randomId: () => crypto.randomUUID(),
    now: Date.now,
    pause: async () => undefined,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
