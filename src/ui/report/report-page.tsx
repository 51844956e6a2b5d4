// A report to IT, shown whole before anything is sent: the person's own mail program sends it, or they copy it.

import { useRef, useState } from 'preact/hooks';
import { mailtoOf, reportText } from '../../core/report';
import { MAX_CONTACT_UNITS, REPORT_KINDS, type ReportKind } from '../../core/report-kind';
import { reportMessage } from '../../core/report-message';
import { interstitialWords } from '../../data/words/interstitial';
import { reportWords } from '../../data/words/report';
import type { ReportDraft, ReportOutcome } from '../../messages';
import { mayReport } from '../../platform/report-consent';
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
type Sending = 'not-yet' | 'sending' | 'failed' | ReportOutcome;

function Report({ id, draft }: { readonly id: string; readonly draft: ReportDraft }) {
  const language = useLanguage();
  const [kind, setKind] = useState<ReportKind>(draft.openedAt === null ? 'scam' : 'opened');
  const [contact, setContact] = useState('');
  const [sending, setSending] = useState<Sending>('not-yet');
  const [copying, setCopying] = useState<Copying>('not-yet');
  const [hasFailed, setHasFailed] = useState(false);
  const text = useRef<HTMLDivElement>(null);
  const { link, verdict, sender, original, at, email, openedAt, endpoint, national, messageId } = draft;
  const opened = openedAt === null || kind !== 'opened' ? null : sayDate(openedAt, language);
  const report = { kind, link, verdict, sender, when: sayDate(at, language), opened, contact: contact.trim() };
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
  const send = async () => {
    if (!(await mayReport())) return;
    setSending('sending');
    const reply = await ask('report-send', { id, kind, contact, language });
    setSending(reply.ok ? reply.value : 'failed');
  };
  /** Of a report that is changed nothing has been said or sent. */
  const change = (apply: () => void) => {
    apply();
    setCopying('not-yet');
    setSending('not-yet');
  };
  const isGone = typeof sending === 'object' && sending.state !== 'refused';
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
          <fieldset class="lw-plain" disabled={isGone || sending === 'sending'}>
            <KindChoice kind={kind} onChoose={(chosen) => change(() => setKind(chosen))} />
            <ContactField contact={contact} onChange={(written) => change(() => setContact(written))} />
          </fieldset>
          <section class="lw-section" aria-labelledby="report">
            <h2 id="report">
              <Sentence words={reportWords.willSend} />
            </h2>
            <p>
              <Sentence words={endpoint === null ? reportWords.notYet : reportWords.notYetSent} />
            </p>
            <div class="lw-report" ref={text} tabIndex={-1}>
              <dl>
                <dt>
                  <Sentence words={reportWords.to} />
                </dt>
                <dd>
                  <Receiver endpoint={endpoint} email={email} />
                </dd>
                <dt>
                  <Sentence words={reportWords.about} />
                </dt>
                <dd>
                  <bdi>{subject}</bdi>
                </dd>
              </dl>
              <p class="lw-report__body">{body}</p>
            </div>
            {endpoint !== null && (
              <>
                <details class="lw-report__exact">
                  <summary>
                    <Sentence words={reportWords.exact} />
                  </summary>
                  <pre>
                    {JSON.stringify(reportMessage({ ...draft, id: messageId, kind, contact, language }), null, 2)}
                  </pre>
                </details>
                <div class="govuk-button-group">
                  <button type="button" class="govuk-button" onClick={send} disabled={isGone || sending === 'sending'}>
                    <Sentence words={reportWords.send} />
                  </button>
                  <BackButton onBack={back} />
                </div>
                <p role="status" class="lw-report__outcome">
                  <Outcome sending={sending} />
                </p>
                <h2>
                  <Sentence words={reportWords.byEmail} />
                </h2>
              </>
            )}
            <div class="govuk-button-group">
              {/* As a link: the browser hands it to the mail program without leaving the page. */}
              <a
                class={endpoint === null ? 'govuk-button' : 'govuk-button govuk-button--secondary'}
                href={mailtoOf(report, email ?? '', language)}
                target="_top"
                rel="noreferrer"
              >
                <Sentence words={reportWords.write} />
              </a>
              <button type="button" class="govuk-button govuk-button--secondary" onClick={copy}>
                <Sentence words={reportWords.copy} />
              </button>
              {endpoint === null && <BackButton onBack={back} />}
            </div>
            <p role="status">
              {copying === 'copied' && <Sentence words={reportWords.copied} />}
              {copying === 'failed' && <Sentence words={reportWords.notCopied} />}
              {hasFailed && <Sentence words={interstitialWords.failed} />}
            </p>
            <p>
              <Sentence words={reportWords.nothingOpens} />
            </p>
            {original !== null && (
              <p>
                <Sentence words={reportWords.original} /> {/* A page of the webmail's own. */}
                <a href={original} target="_blank" rel="noreferrer">
                  <Sentence words={reportWords.showOriginal} />
                </a>
              </p>
            )}
            {national && (
              <p>
                <Sentence words={reportWords.national} gaps={{ address: NATIONAL }} />
              </p>
            )}
          </section>
        </div>
      </div>
    </>
  );
}

/** By whom it is taken: the council's receiver, by its host, or a mailbox. */
function Receiver({ endpoint, email }: Pick<ReportDraft, 'endpoint' | 'email'>) {
  const name = endpoint === null ? email : new URL(endpoint).host;
  return name === null ? <Sentence words={reportWords.noAddress} /> : <bdi dir="ltr">{name}</bdi>;
}

function BackButton({ onBack }: { readonly onBack: () => void }) {
  return (
    <button type="button" class="govuk-button govuk-button--secondary" onClick={onBack}>
      <Sentence words={interstitialWords.back} />
    </button>
  );
}

function Outcome({ sending }: { readonly sending: Sending }) {
  if (sending === 'not-yet') return null;
  if (sending === 'sending') return <Sentence words={reportWords.sending} />;
  if (sending === 'failed') return <Sentence words={reportWords.notSent} />;
  if (sending.state !== 'sent') return <Sentence words={reportWords[sending.state]} />;
  const { receipt } = sending;
  return receipt === null ? (
    <Sentence words={reportWords.sent} />
  ) : (
    <Sentence words={reportWords.receipt} gaps={{ receipt }} />
  );
}

interface ContactFieldProps {
  readonly contact: string;
  readonly onChange: (contact: string) => void;
}

function ContactField({ contact, onChange }: ContactFieldProps) {
  return (
    <div class="govuk-form-group lw-section">
      <label class="govuk-label govuk-label--s" for="contact">
        <Sentence words={reportWords.contact} />
      </label>
      <div id="contact-hint" class="govuk-hint">
        <Sentence words={reportWords.contactHint} />
      </div>
      <input
        id="contact"
        class="govuk-input"
        type="text"
        value={contact}
        maxLength={MAX_CONTACT_UNITS}
        autocomplete="off"
        aria-describedby="contact-hint"
        onInput={({ currentTarget: { value } }) => onChange(value)}
      />
    </div>
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
