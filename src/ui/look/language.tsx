// The page's language: read once, changed by the switch, and known to everything below the provider.

import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { LANGUAGES, type Language, languageOf, say } from '../../core/words';
import { appWords } from '../../data/words/app';
import { chooseLanguage, onLanguage, readLanguage } from '../../platform/language';
import { useHouse } from './house';

interface LanguageChoice {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}

const Choice = createContext<LanguageChoice>({ language: 'en', choose: () => {} });

/** Shows the browser's language until the chosen one is read, so that the first paint is never blank. */
export function LanguageProvider({ children }: { readonly children: ComponentChildren }) {
  const [language, setLanguage] = useState<Language>(() => languageOf(navigator.language));
  useEffect(() => {
    readLanguage().then(setLanguage, console.error);
    // The switch of another open page of ours. The provider stands as long as its page.
    onLanguage(setLanguage);
  }, []);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choose = (chosen: Language) => {
    setLanguage(chosen);
    chooseLanguage(chosen).catch(console.error);
  };
  return <Choice.Provider value={{ language, choose }}>{children}</Choice.Provider>;
}

export function useLanguage(): Language {
  return useContext(Choice).language;
}

const NAMES: Readonly<Record<Language, string>> = { en: 'English', cy: 'Cymraeg' };

/** Both languages stay buttons, so that the focus is not lost with the one that was pressed. */
export function LanguageSwitch() {
  const { language, choose } = useContext(Choice);
  const { locks } = useHouse();
  if (locks.includes('language')) return null;
  return (
    <nav class="lw-languages" aria-label={say(appWords.language, language)}>
      <ul>
        {LANGUAGES.map((each) => (
          <li key={each}>
            <button
              type="button"
              lang={each}
              aria-current={each === language ? 'true' : undefined}
              onClick={() => choose(each)}
            >
              {NAMES[each]}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
