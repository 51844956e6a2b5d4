// What IT and the help desk look at: which policy is in force and whose it is, how the lists are, where it works, a self test, and all of it as
// a text to hand on.

import { useEffect, useState } from 'preact/hooks';
import { settingsWords } from '../../data/words/settings';
import type { Situation, Status } from '../../messages';
import { extensionVersion, isChromium, missingPermissions, ownHosts, worksInPrivate } from '../../platform/diagnostics';
import { languageChooser } from '../../platform/language';
import { ask } from '../../platform/runtime';
import { allowedSites, mayCheck } from '../../platform/sites';
import { Heading } from '../look/heading';
import { Loading, Page } from '../look/page';
import { Sentence } from '../look/sentence';
import { CoverageTable } from './coverage-table';
import { DiagnosticsCopy } from './diagnostics-copy';
import { ListsTable } from './lists-table';
import { PolicyTable } from './policy-table';
import { runSelfTest, type SelfTest, type SelfTestResult } from './self-test';
import { SelfTestTable } from './self-test-table';

export interface Reading {
  readonly status: Status;
  readonly situation: Situation;
  /** By host, whether the browser lets us read it. */
  readonly sites: ReadonlyMap<string, boolean>;
  readonly worksInPrivate: boolean;
  readonly missingPermissions: readonly string[];
  readonly languageBy: Awaited<ReturnType<typeof languageChooser>>;
}

async function read(): Promise<Reading | 'unavailable'> {
  const [status, situation] = await Promise.all([ask('status', {}), ask('situation', {})]);
  if (!status.ok || !situation.ok) return 'unavailable';
  const hosts = [...new Set([...ownHosts(), ...status.value.webmails, ...(await allowedSites())])];
  const sites = await Promise.all(hosts.map(async (host) => [host, await mayCheck(host)] as const));
  return {
    status: status.value,
    situation: situation.value,
    sites: new Map(sites),
    worksInPrivate: await worksInPrivate(),
    missingPermissions: await missingPermissions(),
    languageBy: await languageChooser(),
  };
}

const LOOK_MS = 5_000;
const SECTIONS = ['policy', 'lists', 'coverage', 'selfTest', 'copy'] as const;

export function SettingsPage() {
  const [reading, setReading] = useState<Reading | 'loading' | 'unavailable'>('loading');
  const look = () =>
    read().then(
      (found) => setReading(found),
      () => setReading('unavailable'),
    );
  useEffect(() => {
    void look();
    // What a policy or a list changes is seen here while the page stands.
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <Page hasPrivacy={false}>
      {reading === 'loading' ? <Loading /> : <Settings reading={reading} onChange={() => void look()} />}
    </Page>
  );
}

function Settings({ reading, onChange }: { readonly reading: Reading | 'unavailable'; readonly onChange: () => void }) {
  const [tests, setTests] = useState<ReadonlyMap<SelfTest, SelfTestResult>>(new Map());
  const [isRunning, setRunning] = useState(false);
  const run = () => {
    setTests(new Map());
    setRunning(true);
    runSelfTest((test, result) => setTests((known) => new Map(known).set(test, result)))
      .catch(console.error)
      .finally(() => {
        setRunning(false);
        onChange();
      });
  };
  return (
    <div class="govuk-width-container lw-settings">
      <Heading words={settingsWords.title} />
      <p>
        <Sentence words={settingsWords.lede} />
      </p>
      <p>
        <Sentence words={settingsWords.version} gaps={{ version: extensionVersion() }} />
      </p>
      {reading === 'unavailable' ? (
        <p role="alert">
          <Sentence words={settingsWords.unavailable} />
        </p>
      ) : (
        <>
          <Contents />
          <section>
            <h2 id="policy">
              <Sentence words={settingsWords.policy} />
            </h2>
            {!isChromium && (
              <p>
                <Sentence words={settingsWords.atStart} />
              </p>
            )}
            <Problems problems={reading.status.problems} />
            <PolicyTable {...reading} nowMs={Date.now()} />
          </section>
          <section>
            <h2 id="lists">
              <Sentence words={settingsWords.lists} />
            </h2>
            <ListsTable status={reading.status} nowMs={Date.now()} />
          </section>
          <section>
            <h2 id="coverage">
              <Sentence words={settingsWords.coverage} />
            </h2>
            <CoverageTable reading={reading} onChange={onChange} />
          </section>
          <section>
            <h2 id="selfTest">
              <Sentence words={settingsWords.selfTest} />
            </h2>
            <SelfTestTable tests={tests} isRunning={isRunning} onRun={run} />
          </section>
          <section>
            <h2 id="copy">
              <Sentence words={settingsWords.copy} />
            </h2>
            <DiagnosticsCopy reading={reading} tests={tests} />
          </section>
        </>
      )}
    </div>
  );
}

function Contents() {
  return (
    <nav class="lw-nav" aria-labelledby="contents">
      <h2 id="contents" class="govuk-visually-hidden">
        <Sentence words={settingsWords.onPage} />
      </h2>
      <ul>
        {SECTIONS.map((id) => (
          <li key={id}>
            <a href={`#${id}`}>
              <Sentence words={settingsWords[id]} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Problems({ problems }: Pick<Status, 'problems'>) {
  if (problems.length === 0) return null;
  return (
    <>
      <h3>
        <Sentence words={settingsWords.problems} />
      </h3>
      <p>
        <Sentence words={settingsWords.problemsNote} />
      </p>
      <ul class="lw-problems" lang="en">
        {problems.map(({ path, sentence }) => (
          <li key={path + sentence}>
            <code>{path}</code> {sentence}
          </li>
        ))}
      </ul>
    </>
  );
}
