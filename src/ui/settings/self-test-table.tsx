// The self test's button and what came of it.

import { selfTestWords, settingsWords } from '../../data/words/settings';
import { Sentence } from '../look/sentence';
import { DataTable, State } from './data-table';
import { SELF_TESTS, type SelfTest, type SelfTestResult } from './self-test';

const RESULTS = {
  passed: { kind: 'good', words: selfTestWords.passed },
  failed: { kind: 'fault', words: selfTestWords.failed },
  'no-lists': { kind: 'open', words: selfTestWords.noLists },
  'no-mail': { kind: 'open', words: selfTestWords.noMail },
} as const;

interface SelfTestTableProps {
  readonly tests: ReadonlyMap<SelfTest, SelfTestResult>;
  readonly isRunning: boolean;
  readonly onRun: () => void;
}

export function SelfTestTable({ tests, isRunning, onRun }: SelfTestTableProps) {
  return (
    <>
      <p>
        <Sentence words={settingsWords.selfTestNote} />
      </p>
      <div role="status">
        {tests.size > 0 && (
          <DataTable
            labelledBy="selfTest"
            columns={[settingsWords.test, settingsWords.result]}
            rows={SELF_TESTS.flatMap((test) => {
              const result = tests.get(test);
              if (!result) return [];
              return [
                {
                  key: test,
                  cells: [
                    <Sentence key="test" words={selfTestWords[test]} />,
                    <State key="result" {...RESULTS[result]} />,
                  ],
                },
              ];
            })}
          />
        )}
      </div>
      <button type="button" class="govuk-button govuk-button--secondary" onClick={onRun} disabled={isRunning}>
        <Sentence words={isRunning ? settingsWords.running : settingsWords.run} />
      </button>
    </>
  );
}
