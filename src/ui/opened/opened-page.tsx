// Links that were opened before a list named them, what to do now, and what is remembered of links at all; the person can forget it.

import { useEffect, useState } from 'preact/hooks';
import { sayCounted } from '../../core/words';
import { openedCountWords, openedWords } from '../../data/words/opened';
import type { OpenedAlert, OpenedRecord, Situation } from '../../messages';
import { ask } from '../../platform/runtime';
import { Heading } from '../look/heading';
import { Icon } from '../look/icon';
import { useLanguage } from '../look/language';
import { nameOf, OpenedFacts, OpenedLede, OpenedSteps } from '../look/opened-link';
import { Loading, Page } from '../look/page';
import { Sentence } from '../look/sentence';

export function OpenedPage() {
  const [record, setRecord] = useState<OpenedRecord | null>(null);
  const [situation, setSituation] = useState<Situation | null>(null);
  const read = async () => {
    const [opened, said] = await Promise.all([ask('opened-record', {}), ask('situation', {})]);
    if (opened.ok) setRecord(opened.value);
    if (said.ok) setSituation(said.value);
  };
  useEffect(() => void read().catch(console.error), []);
  return (
    <Page>{record === null ? <Loading /> : <Opened record={record} situation={situation} onChange={read} />}</Page>
  );
}

interface OpenedProps {
  readonly record: OpenedRecord;
  readonly situation: Situation | null;
  readonly onChange: () => Promise<void>;
}

function Opened({ record: { alerts, remembered }, situation, onChange }: OpenedProps) {
  const isCalm = alerts.length === 0;
  return (
    <>
      <div class={`lw-band ${isCalm ? 'lw-band--quiet' : 'lw-blocked'}`}>
        <div class={`govuk-width-container ${isCalm ? '' : 'lw-band__columns'}`}>
          {!isCalm && <Icon appearance="blocked" />}
          <div>
            <Heading words={isCalm ? openedWords.nothing : openedWords.title} />
            {/* Of links that are not remembered there is nothing to say. */}
            {(!isCalm || remembered !== null) && (
              <p>
                <Sentence words={isCalm ? openedWords.nothingBody : openedWords.noBlame} />
              </p>
            )}
          </div>
        </div>
      </div>
      <div class="govuk-width-container lw-columns lw-blocked">
        <div class="lw-sections">
          {alerts.map((alert) => (
            <OpenedSection key={alert.pattern} alert={alert} onChange={onChange} />
          ))}
          {!isCalm && (
            <section class="lw-section" aria-labelledby="steps">
              <h2 id="steps">
                <Sentence words={openedWords.whatToDo} />
              </h2>
              <OpenedSteps situation={situation} />
            </section>
          )}
          <Memory remembered={remembered} onChange={onChange} />
        </div>
      </div>
    </>
  );
}

function OpenedSection({ alert, onChange }: { readonly alert: OpenedAlert; readonly onChange: () => Promise<void> }) {
  const [hasFailed, setHasFailed] = useState(false);
  const { pattern } = alert;
  const tell = async () => setHasFailed(!(await ask('opened-report', { pattern })).ok);
  const done = async () => {
    setHasFailed(!(await ask('opened-done', { pattern })).ok);
    await onChange();
  };
  return (
    <section class="lw-section lw-opened" aria-label={nameOf(alert)}>
      <OpenedFacts alert={alert} />
      <OpenedLede alert={alert} />
      <div class="govuk-button-group">
        <button type="button" class="govuk-button" onClick={tell}>
          <Sentence words={openedWords.tell} />
        </button>
        <button type="button" class="govuk-button govuk-button--secondary" onClick={done}>
          <Sentence words={openedWords.done} />
        </button>
      </div>
      <p role="status">{hasFailed && <Sentence words={openedWords.failed} />}</p>
    </section>
  );
}

interface MemoryProps {
  /** Null where the council has switched it off. */
  readonly remembered: number | null;
  readonly onChange: () => Promise<void>;
}

function Memory({ remembered, onChange }: MemoryProps) {
  const language = useLanguage();
  const [outcome, setOutcome] = useState<'forgotten' | 'failed' | null>(null);
  const forget = async () => {
    const { ok } = await ask('opened-forget', {});
    await onChange();
    setOutcome(ok ? 'forgotten' : 'failed');
  };
  return (
    <section class="lw-section" aria-labelledby="memory">
      <h2 id="memory">
        <Sentence words={openedWords.memory} />
      </h2>
      {remembered === null ? (
        <p>
          <Sentence words={openedWords.off} />
        </p>
      ) : (
        <>
          <p>
            <Sentence words={openedWords.memoryBody} />
          </p>
          <p>{sayCounted(openedCountWords.remembered, language, remembered)}</p>
          {remembered > 0 && (
            <button type="button" class="govuk-button govuk-button--secondary" onClick={forget}>
              <Sentence words={openedWords.forget} />
            </button>
          )}
        </>
      )}
      <p role="status">{outcome !== null && <Sentence words={openedWords[outcome]} />}</p>
    </section>
  );
}
