// The language a person chose, else their browser's.

import { LANGUAGES, type Language, languageOf } from '../core/words';
import { browser } from './extension';

const KEY = 'language';

export async function readLanguage(): Promise<Language> {
  const { [KEY]: chosen } = await browser.storage.local.get(KEY);
  return LANGUAGES.find((language) => language === chosen) ?? languageOf(browser.i18n.getUILanguage());
}

export async function chooseLanguage(language: Language): Promise<void> {
  await browser.storage.local.set({ [KEY]: language });
}

/** Called when the person chooses another language, on whichever of our pages. */
export function onLanguage(listener: (language: Language) => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    const chosen = LANGUAGES.find((language) => language === changes[KEY]?.newValue);
    if (area === 'local' && chosen) listener(chosen);
  });
}
