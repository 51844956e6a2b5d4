// First of all in the popup: a link that the person opened is now known to be a scam, and what to do.

import { useContext, useState } from 'preact/hooks';
import { sayCounted } from '../../core/words';
import { openedCountWords, openedWords } from '../../data/words/opened';
import type { OpenedAlert, Situation } from '../../messages';
import { ask } from '../../platform/runtime';
import { Icon } from '../look/icon';
import { useLanguage } from '../look/language';
import { OpenedFacts, OpenedLede, OpenedSteps } from '../look/opened-link';
import { Sentence } from '../look/sentence';
import { TabId } from './tab-id';

export function OpenedPanel({ situation }: { readonly situation: Situation }) {
  const [alert, ...more] = situation.opened;
  return alert ? <Opened alert={alert} more={more.length} situation={situation} /> : null;
}

interface OpenedProps {
  readonly alert: OpenedAlert;
  /** How many others there are. */
  readonly more: number;
  readonly situation: Situation;
}

function Opened({ alert, more, situation }: OpenedProps) {
  const language = useLanguage();
  const tabId = useContext(TabId);
  const [hasFailed, setHasFailed] = useState(false);
  const act = (asking: Promise<{ readonly ok: boolean }>) =>
    asking.then(({ ok }) => (ok ? close() : setHasFailed(true)));
  return (
    <section class="lw-section lw-opened" aria-labelledby="opened">
      <h2 id="opened">
        <Icon appearance="blocked" />
        <Sentence words={openedWords.title} />
      </h2>
      <OpenedFacts alert={alert} />
      <OpenedLede alert={alert} />
      <OpenedSteps situation={situation} />
      <div class="govuk-button-group">
        {tabId !== undefined && (
          <button
            type="button"
            class="govuk-button"
            onClick={() => act(ask('opened-report', { pattern: alert.pattern, tabId }))}
          >
            <Sentence words={openedWords.tell} />
          </button>
        )}
        {tabId !== undefined && (
          <button type="button" class="lw-text-button" onClick={() => act(ask('opened-show', { tabId }))}>
            <Sentence words={openedWords.all} />
            {more > 0 && ` (${sayCounted(openedCountWords.more, language, more)})`}
          </button>
        )}
      </div>
      <p role="status">{hasFailed && <Sentence words={openedWords.failed} />}</p>
    </section>
  );
}
