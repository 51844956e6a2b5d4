// The tab in front of the person, for whatever in the popup acts on it.

import { createContext } from 'preact';

/** Undefined until it is known, and where there is none. */
export const TabId = createContext<number | undefined>(undefined);
