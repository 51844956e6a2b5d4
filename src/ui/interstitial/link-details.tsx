// What IT may ask for: the level, the reason codes, what else was noticed, and the hosts that the link passes through.

import type { ComponentChildren } from 'preact';
import type { Verdict } from '../../core/verdict';
import type { Words } from '../../core/words';
import { interstitialWords } from '../../data/words/interstitial';
import { levelWords } from '../../data/words/levels';
import { linkWords } from '../../data/words/link';
import { isShortened } from '../look/address';
import type { Ground } from '../look/grounds';
import { GroundSentence, Sentence } from '../look/sentence';

interface LinkDetailsProps {
  readonly verdict: Verdict;
  /** What the page did not say above. */
  readonly further: readonly Ground[];
}

export function LinkDetails({ verdict, further }: LinkDetailsProps) {
  const { destination } = verdict;
  const hops = destination?.hops ?? [];
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">
          <Sentence words={interstitialWords.details} />
        </span>
      </summary>
      <div class="govuk-details__text">
        <dl class="govuk-summary-list">
          <Row name={interstitialWords.result}>
            <Sentence words={levelWords[verdict.level]} />
          </Row>
          {verdict.reasons.length > 0 && (
            <Row name={interstitialWords.signs}>
              <Lines lines={verdict.reasons.map(({ code }) => <code lang="en">{code}</code>)} />
            </Row>
          )}
          {further.length > 0 && (
            <Row name={interstitialWords.alsoKnown}>
              <Lines lines={further.map((ground) => <GroundSentence ground={ground} />)} />
            </Row>
          )}
          {hops.length > 1 && (
            <Row name={interstitialWords.passes}>
              <Lines lines={hops.map(({ hostname }) => <bdi dir="ltr">{hostname}</bdi>)} />
            </Row>
          )}
          {destination !== null && isShortened(destination) && (
            <Row name={linkWords.fullAddress}>
              <bdi class="lw-address" dir="ltr" translate={false}>
                {destination.url}
              </bdi>
            </Row>
          )}
        </dl>
      </div>
    </details>
  );
}

function Row({ name, children }: { readonly name: Words; readonly children: ComponentChildren }) {
  return (
    <div class="govuk-summary-list__row">
      <dt class="govuk-summary-list__key">
        <Sentence words={name} />
      </dt>
      <dd class="govuk-summary-list__value">{children}</dd>
    </div>
  );
}

function Lines({ lines }: { readonly lines: readonly ComponentChildren[] }) {
  return (
    <ul class="lw-lines">
      {lines.map((line, index) => (
        <li key={index}>{line}</li>
      ))}
    </ul>
  );
}
