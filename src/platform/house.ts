// Of whose staff this is: kept by the background from the policy, so that a page shows it without waiting for anyone.

import { type House, NO_HOUSE } from '../core/house';
import type { Policy } from '../core/policy';
import { browser } from './extension';

export const HOUSE_KEY = 'house';

export async function readHouse(): Promise<House> {
  return houseOf((await browser.storage.local.get(HOUSE_KEY))[HOUSE_KEY]);
}

/** Of what the store has under its key: written by this extension alone, by this version or one before. */
export function houseOf(stored: unknown): House {
  return { ...NO_HOUSE, ...(stored as Partial<House> | undefined) };
}

/** Where it differs from what is kept. */
export async function keepHouse({ organisation, language, locks }: Policy): Promise<void> {
  const { name, colour, logo } = organisation;
  const house: House = { name, colour, logo, language, locks };
  const kept = await readHouse();
  const isKept = (Object.keys(house) as (keyof House)[]).every((each) => String(house[each]) === String(kept[each]));
  if (!isKept) await browser.storage.local.set({ [HOUSE_KEY]: house });
}

/** Called when it changes. */
export function onHouse(listener: (house: House) => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && changes[HOUSE_KEY]) listener(houseOf(changes[HOUSE_KEY].newValue));
  });
}
