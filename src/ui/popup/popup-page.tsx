// The popup: what is known of the links in the tab in front of the person, as long as it is open.

import { useEffect, useState } from 'preact/hooks';
import { appWords } from '../../data/words/app';
import { popupWords } from '../../data/words/popup';
import type { TabFindings } from '../../messages';
import { activeTabId, followTab } from '../../platform/runtime';
import { LanguageProvider, LanguageSwitch } from '../look/language';
import { Sentence } from '../look/sentence';
import { Wordmark } from '../look/wordmark';
import { MessageReport } from './message-report';

/** `none`: there is no tab that could be watched. */
type TabState = 'checking' | 'none' | TabFindings;

function useTabFindings(): TabState {
  const [state, setState] = useState<TabState>('checking');
  useEffect(() => {
    const controller = new AbortController();
    activeTabId().then((tabId) => {
      if (controller.signal.aborted) return;
      if (tabId === undefined) setState('none');
      else followTab(tabId, setState, controller.signal);
    }, console.error);
    return () => controller.abort();
  }, []);
  return state;
}

export function Popup() {
  const state = useTabFindings();
  return (
    <LanguageProvider>
      <header class="lw-head">
        <h1>
          <Wordmark />
        </h1>
        <LanguageSwitch />
      </header>
      <main>
        {state === 'none' || (state !== 'checking' && !state.watched) ? (
          <NotWatched />
        ) : (
          <MessageReport findings={state} />
        )}
      </main>
      <footer class="lw-foot">
        <p>
          <Sentence words={appWords.privacy} />
        </p>
      </footer>
    </LanguageProvider>
  );
}

function NotWatched() {
  return (
    <section class="lw-section" aria-labelledby="not-watched">
      <h2 id="not-watched">
        <Sentence words={popupWords.notWatched} />
      </h2>
      <p>
        <Sentence words={popupWords.whereItWorks} />
      </p>
    </section>
  );
}
