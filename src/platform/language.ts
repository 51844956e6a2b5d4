// The language a person chose, else their council's, else their browser's.

import { LANGUAGES, type Language, languageOf } from '../core/words';
import { browser } from './extension';
import { HOUSE_KEY, houseOf } from './house';

const KEY = 'language';

export async function readLanguage(): Promise<Language> {
  const { own, councils } = await choices();
  return own ?? councils ?? languageOf(browser.i18n.getUILanguage());
}

/** Whose word on the language counts. */
export async function languageChooser(): Promise<'person' | 'council' | 'browser'> {
  const { own, councils } = await choices();
  return own ? 'person' : councils ? 'council' : 'browser';
}

async function choices(): Promise<{ readonly own: Language | undefined; readonly councils: Language | null }> {
  const { [KEY]: chosen, [HOUSE_KEY]: kept } = await browser.storage.local.get([KEY, HOUSE_KEY]);
  const { language: councils, locks } = houseOf(kept);
  const own = locks.includes('language') ? undefined : LANGUAGES.find((language) => language === chosen);
  return { own, councils };
}

export async function chooseLanguage(language: Language): Promise<void> {
  await browser.storage.local.set({ [KEY]: language });
}

/** Called when the person chooses another language, on whichever of our pages, or their council does. */
export function onLanguage(listener: (language: Language) => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && (changes[KEY] || changes[HOUSE_KEY])) readLanguage().then(listener, console.error);
  });
}
