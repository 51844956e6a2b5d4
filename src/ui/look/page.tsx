// What the pages in a tab of their own have in common: the head with the language, the main part, and what is done with links.

import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { appWords } from '../../data/words/app';
import { interstitialWords } from '../../data/words/interstitial';
import { type Answers, PAGE_ID } from '../../messages';
import { ask } from '../../platform/runtime';
import { HouseName } from './house';
import { LanguageProvider, LanguageSwitch } from './language';
import { Sentence } from './sentence';
import { Wordmark } from './wordmark';

/** What a page shows: what waited behind its id, or why there is nothing. */
export type Waited<T> = 'loading' | 'expired' | 'unavailable' | T;

/** Asks for what waits behind the page's id. */
export function useWaiting<N extends 'stopped-link' | 'report'>(name: N, id: string): Waited<Answers[N]> {
  const [state, setState] = useState<Waited<Answers[N]>>('loading');
  useEffect(() => {
    if (!PAGE_ID.test(id)) {
      setState('expired');
      return;
    }
    ask(name, { id }).then((reply) => {
      // A function would be taken for a step from the state before.
      if (reply.ok) setState(() => reply.value);
      else setState(reply.error.code === 'not-found' ? 'expired' : 'unavailable');
    }, console.error);
  }, [name, id]);
  return state;
}

interface PageProps {
  readonly children: ComponentChildren;
  /** Whether it ends with what is done with links: not where something of them is sent. */
  readonly hasPrivacy?: boolean;
}

export function Page({ children, hasPrivacy = true }: PageProps) {
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
          <span class="lw-whose">
            <Wordmark />
            <HouseName />
          </span>
          <LanguageSwitch />
        </div>
      </header>
      <main id="main" tabIndex={-1} ref={main}>
        {children}
      </main>
      {hasPrivacy && (
        <footer class="lw-foot">
          <div class="govuk-width-container">
            <p>
              <Sentence words={appWords.privacy} />
            </p>
          </div>
        </footer>
      )}
    </LanguageProvider>
  );
}

export function Loading() {
  return (
    <h1 class="govuk-width-container lw-loading">
      <Sentence words={interstitialWords.loading} />
    </h1>
  );
}
