// A report to IT, shown whole before anything is sent: the person's own mail program sends it, or they copy it.

import { useRef, useState } from 'preact/hooks';
import { mailtoOf, REPORT_KINDS, type ReportKind, reportText } from '../../core/report';
import { interstitialWords } from '../../data/words/interstitial';
import { reportWords } from '../../data/words/report';
import type { ReportDraft } from '../../messages';
import { ask } from '../../platform/runtime';
import { Heading } from '../look/heading';
import { useLanguage } from '../look/language';
import { Notice } from '../look/notice';
import { Loading, Page, useWaiting } from '../look/page';
import { Sentence } from '../look/sentence';
import { sayDate } from '../look/times';

/** Of the National Cyber Security Centre, which takes suspicious mail from everybody. */
const NATIONAL = 'report@phishing.gov.uk';

export function ReportPage({ id }: { readonly id: string }) {
  const state = useWaiting('report', id);
  return (
    <Page hasPrivacy={false}>
      {state === 'loading' ? (
        <Loading />
      ) : state === 'expired' || state === 'unavailable' ? (
        <Notice title={reportWords[state]} body={reportWords.reportAgain} />
      ) : (
        <Report id={id} draft={state} />
      )}
    </Page>
  );
}

type Copying = 'not-yet' | 'copied' | 'failed';

function Report({ id, draft }: { readonly id: string; readonly draft: ReportDraft }) {
  const language = useLanguage();
  const [kind, setKind] = useState<ReportKind>(draft.openedAt === null ? 'scam' : 'opened');
  const [copying, setCopying] = useState<Copying>('not-yet');
  const [hasFailed, setHasFailed] = useState(false);
  const text = useRef<HTMLDivElement>(null);
  const { link, verdict, sender, at, email, openedAt } = draft;
  const opened = openedAt === null || kind !== 'opened' ? null : sayDate(openedAt, language);
  const report = { kind, link, verdict, sender, when: sayDate(at, language), opened };
  const { subject, body } = reportText(report, language);
  const copy = () =>
    navigator.clipboard.writeText(`${subject}\n\n${body}\n`).then(
      () => setCopying('copied'),
      () => {
        setCopying('failed');
        text.current?.focus();
      },
    );
  const back = async () => setHasFailed(!(await ask('report-back', { id })).ok);
  return (
    <>
      <div class="lw-band lw-band--quiet">
        <div class="govuk-width-container">
          <Heading words={reportWords.title} />
          <p>
            <Sentence words={reportWords.thanks} />
          </p>
        </div>
      </div>
      <div class="govuk-width-container lw-columns">
        <div class="lw-sections">
          <KindChoice
            kind={kind}
            onChoose={(chosen) => {
              setKind(chosen);
              // Of another report it was said.
              setCopying('not-yet');
            }}
          />
          <section class="lw-section" aria-labelledby="report">
            <h2 id="report">
              <Sentence words={reportWords.willSend} />
            </h2>
            <p>
              <Sentence words={reportWords.notYet} />
            </p>
            <div class="lw-report" ref={text} tabIndex={-1}>
              <dl>
                <dt>
                  <Sentence words={reportWords.to} />
                </dt>
                <dd>{email === null ? <Sentence words={reportWords.noAddress} /> : <bdi dir="ltr">{email}</bdi>}</dd>
                <dt>
                  <Sentence words={reportWords.about} />
                </dt>
                <dd>
                  <bdi>{subject}</bdi>
                </dd>
              </dl>
              <p class="lw-report__body">{body}</p>
            </div>
            <div class="govuk-button-group">
              {/* As a link: the browser hands it to the mail program without leaving the page. */}
              <a class="govuk-button" href={mailtoOf(report, email ?? '', language)} target="_top" rel="noreferrer">
                <Sentence words={reportWords.write} />
              </a>
              <button type="button" class="govuk-button govuk-button--secondary" onClick={copy}>
                <Sentence words={reportWords.copy} />
              </button>
              <button type="button" class="govuk-button govuk-button--secondary" onClick={back}>
                <Sentence words={interstitialWords.back} />
              </button>
            </div>
            <p role="status">
              {copying === 'copied' && <Sentence words={reportWords.copied} />}
              {copying === 'failed' && <Sentence words={reportWords.notCopied} />}
              {hasFailed && <Sentence words={interstitialWords.failed} />}
            </p>
            <p>
              <Sentence words={reportWords.nothingOpens} />
            </p>
            <p>
              <Sentence words={reportWords.national} gaps={{ address: NATIONAL }} />
            </p>
          </section>
        </div>
      </div>
    </>
  );
}

interface KindChoiceProps {
  readonly kind: ReportKind;
  readonly onChoose: (kind: ReportKind) => void;
}

function KindChoice({ kind, onChoose }: KindChoiceProps) {
  return (
    <fieldset class="govuk-fieldset lw-section">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
        <Sentence words={reportWords.question} />
      </legend>
      <div class="govuk-radios govuk-radios--small">
        {REPORT_KINDS.map((each) => (
          <div key={each} class="govuk-radios__item">
            <input
              id={each}
              class="govuk-radios__input"
              type="radio"
              name="kind"
              checked={each === kind}
              onChange={() => onChoose(each)}
            />
            <label class="govuk-label govuk-radios__label" for={each}>
              <Sentence words={reportWords[each]} />
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
