// The page that stands where a link was stopped: asks what was stopped by the id it was opened with, then tells it.

import { useEffect, useRef, useState } from 'preact/hooks';
import { appWords } from '../../data/words/app';
import { interstitialWords } from '../../data/words/interstitial';
import { STOPPED_ID, type StoppedLink } from '../../messages';
import { ask } from '../../platform/runtime';
import { LanguageProvider, LanguageSwitch } from '../look/language';
import { Sentence } from '../look/sentence';
import { Wordmark } from '../look/wordmark';
import { NoWarning } from './no-warning';
import { StoppedWarning } from './stopped-warning';

type PageState = 'loading' | 'expired' | 'unavailable' | StoppedLink;

function useStoppedLink(id: string): PageState {
  const [state, setState] = useState<PageState>('loading');
  useEffect(() => {
    if (!STOPPED_ID.test(id)) {
      setState('expired');
      return;
    }
    ask('stopped-link', { id }).then((reply) => {
      if (reply.ok) setState(reply.value);
      else setState(reply.error.code === 'not-found' ? 'expired' : 'unavailable');
    }, console.error);
  }, [id]);
  return state;
}

export function InterstitialPage({ id }: { readonly id: string }) {
  const state = useStoppedLink(id);
  const main = useRef<HTMLElement>(null);
  const skip = (event: Event) => {
    // Followed as a link it would take the id's place in the address.
    event.preventDefault();
    main.current?.focus();
  };
  return (
    <LanguageProvider>
      {/* biome-ignore lint/a11y/useValidAnchor: it leads to main, only not by the address */}
      <a href="#main" class="govuk-skip-link" onClick={skip}>
        <Sentence words={appWords.skip} />
      </a>
      <header class="lw-head">
        <div class="govuk-width-container">
          <Wordmark />
          <LanguageSwitch />
        </div>
      </header>
      <main id="main" tabIndex={-1} ref={main}>
        {state === 'loading' ? (
          <h1 class="govuk-width-container lw-loading">
            <Sentence words={interstitialWords.loading} />
          </h1>
        ) : state === 'expired' || state === 'unavailable' ? (
          <NoWarning title={interstitialWords[state]} />
        ) : (
          <StoppedWarning id={id} stopped={state} />
        )}
      </main>
      <footer class="lw-foot">
        <div class="govuk-width-container">
          <p>
            <Sentence words={appWords.privacy} />
          </p>
        </div>
      </footer>
    </LanguageProvider>
  );
}
