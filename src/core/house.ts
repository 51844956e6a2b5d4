// Of whose staff this is, for every page of ours: what of the policy stands in their heads, without its schemas.

import type { Policy } from './policy';

export interface House extends Pick<Policy, 'language' | 'locks'>, Omit<Policy['organisation'], 'contacts'> {}

export const NO_HOUSE: House = { name: null, colour: null, logo: null, language: null, locks: [] };
