// Sign by sign what it looks like: Unicode's confusables.txt (UTS #39).

// The package's table alone: its own function makes a regular expression of six thousand signs each time a worker wakes.
import table from 'unhomoglyph/data.json';

/** Few links ask for it: in the background's bundle it is read when the first one does (vite.config.ts). */
export const confusables = (): Readonly<Record<string, string>> => table;
