// What is handed on to whoever helps, to be seen before it is copied.

import { useRef, useState } from 'preact/hooks';
import { settingsWords } from '../../data/words/settings';
import { extensionVersion } from '../../platform/diagnostics';
import { Sentence } from '../look/sentence';
import { diagnosticsText } from './diagnostics';
import type { SelfTest, SelfTestResult } from './self-test';
import type { Reading } from './settings-page';

interface DiagnosticsCopyProps {
  readonly reading: Reading;
  readonly tests: ReadonlyMap<SelfTest, SelfTestResult>;
}

export function DiagnosticsCopy({ reading, tests }: DiagnosticsCopyProps) {
  const [outcome, setOutcome] = useState<'copied' | 'notCopied' | null>(null);
  const shown = useRef<HTMLDetailsElement>(null);
  const text = () =>
    diagnosticsText({ ...reading, version: extensionVersion(), userAgent: navigator.userAgent, tests, at: new Date() });
  const copy = () =>
    navigator.clipboard.writeText(text()).then(
      () => setOutcome('copied'),
      () => {
        setOutcome('notCopied');
        if (shown.current) shown.current.open = true;
      },
    );
  return (
    <>
      <p>
        <Sentence words={settingsWords.copyNote} />
      </p>
      <button type="button" class="govuk-button" onClick={copy}>
        <Sentence words={settingsWords.copy} />
      </button>
      <p role="status">{outcome && <Sentence words={settingsWords[outcome]} />}</p>
      <details class="govuk-details" ref={shown}>
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">
            <Sentence words={settingsWords.showText} />
          </span>
        </summary>
        <pre class="lw-diagnostics">{text()}</pre>
      </details>
    </>
  );
}
