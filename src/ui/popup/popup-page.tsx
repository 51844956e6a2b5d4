// The popup: what is known of the links in the tab in front of the person, as long as it is open.

import { useLayoutEffect, useState } from 'preact/hooks';
import { appWords } from '../../data/words/app';
import { openedWords } from '../../data/words/opened';
import { popupWords } from '../../data/words/popup';
import { settingsWords } from '../../data/words/settings';
import type { Situation, TabFindings, ToPopup } from '../../messages';
import { activeTab, ask, followTab } from '../../platform/runtime';
import { siteOf } from '../../platform/sites';
import { HouseName } from '../look/house';
import { LanguageProvider, LanguageSwitch } from '../look/language';
import { Sentence } from '../look/sentence';
import { Wordmark } from '../look/wordmark';
import { CodeCheck } from './code-check';
import { LinkCheck } from './link-check';
import { MessageReport } from './message-report';
import { OpenedPanel } from './opened-panel';
import { SiteOffer } from './site-choice';
import { SituationPanel } from './situation-panel';
import { TabId } from './tab-id';

/** `none`: there is no tab that could be watched. */
type TabState = 'checking' | 'none' | TabFindings;

interface FollowedTab {
  readonly state: TabState;
  /** Of its page, where it is one that could be checked and the browser tells. */
  readonly host: string | null;
  /** Null until it is told. */
  readonly situation: Situation | null;
  readonly tabId: number | undefined;
}

function useTab(): FollowedTab {
  const [state, setState] = useState<TabState>('checking');
  const [tabId, setTabId] = useState<number>();
  const [host, setHost] = useState<string | null>(null);
  const [situation, setSituation] = useState<Situation | null>(null);
  // Before the first paint: the background wakes meanwhile.
  useLayoutEffect(() => {
    const controller = new AbortController();
    activeTab().then((tab) => {
      if (controller.signal.aborted) return;
      setHost(siteOf(tab?.url));
      setTabId(tab?.id);
      if (tab?.id === undefined) setState('none');
      const told = (message: ToPopup) => {
        if (message.type === 'situation') setSituation(message.situation);
        else setState(message.findings);
      };
      followTab(tab?.id, told, controller.signal);
    }, console.error);
    return () => controller.abort();
  }, []);
  return { state, host, situation, tabId };
}

export function Popup() {
  const { state, host, situation, tabId } = useTab();
  const isWatched = state !== 'none' && (state === 'checking' || state.watched);
  return (
    <LanguageProvider>
      <header class="lw-head">
        <h1>
          <Wordmark />
        </h1>
        <LanguageSwitch />
        <HouseName />
      </header>
      <TabId.Provider value={tabId}>
        <main>
          {situation && <OpenedPanel situation={situation} />}
          {situation && <SituationPanel situation={situation} />}
          {isWatched ? <MessageReport findings={state} host={host} /> : <NotWatched host={host} />}
          {state !== 'none' && state !== 'checking' && <CodeCheck isMessage={isWatched} />}
          {state !== 'checking' && <LinkCheck isOpen={!isWatched || state.flagged === 0} />}
        </main>
      </TabId.Provider>
      <footer class="lw-foot">
        <p>
          <Sentence words={appWords.privacy} />
        </p>
        {tabId !== undefined && (
          <div class="lw-foot__pages">
            <button type="button" class="lw-text-button" onClick={() => show('opened-show', tabId)}>
              <Sentence words={openedWords.page} />
            </button>
            <button type="button" class="lw-text-button" onClick={() => show('settings-show', tabId)}>
              <Sentence words={settingsWords.title} />
            </button>
          </div>
        )}
      </footer>
    </LanguageProvider>
  );
}

const show = (page: 'opened-show' | 'settings-show', tabId: number) =>
  void ask(page, { tabId }).then(({ ok }) => ok && close());

function NotWatched({ host }: { readonly host: string | null }) {
  return (
    <section class="lw-section" aria-labelledby="not-watched">
      <h2 id="not-watched">
        <Sentence words={popupWords.notWatched} />
      </h2>
      <p>
        <Sentence words={popupWords.whereItWorks} />
      </p>
      {host !== null && <SiteOffer host={host} />}
    </section>
  );
}
