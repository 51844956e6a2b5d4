// One flagged destination in the popup: its level in a word, where it leads, the strongest reason, and the rest on request.

import { useContext } from 'preact/hooks';
import { appearanceOf } from '../../core/appearance';
import { domainOf } from '../../core/finding';
import { levelWords } from '../../data/words/levels';
import { linkWords } from '../../data/words/link';
import { popupCountWords, popupWords } from '../../data/words/popup';
import { reportWords } from '../../data/words/report';
import type { Finding } from '../../messages';
import { ask } from '../../platform/runtime';
import { Address, shorten } from '../look/address';
import { groundsOf } from '../look/grounds';
import { Icon } from '../look/icon';
import { CountedSentence, GroundSentence, Sentence } from '../look/sentence';
import { TabId } from './tab-id';

export function FindingItem({ finding }: { readonly finding: Finding }) {
  const { level, treatment, verdict, sender, count } = finding;
  const appearance = appearanceOf(level, treatment);
  const [first] = groundsOf(verdict, treatment).against;
  return (
    <article class={`lw-finding lw-${appearance}`}>
      <h3>
        <span class="lw-finding__level">
          <Icon appearance={appearance} />
          <Sentence words={levelWords[appearance]} />
        </span>{' '}
        <LinkDomain verdict={finding.verdict} />
      </h3>
      {first !== undefined && (
        <p>
          <GroundSentence ground={first} />
        </p>
      )}
      {sender && (
        <p class="lw-small">
          <Sentence words={popupWords.fromSender} gaps={{ sender: sender.name || sender.address }} />
        </p>
      )}
      {count > 1 && (
        <p class="lw-small">
          <CountedSentence words={popupCountWords.sameDestination} n={count} />
        </p>
      )}
      <Why finding={finding} />
      <ReportButton finding={finding} />
    </article>
  );
}

export function LinkDomain({ verdict }: Pick<Finding, 'verdict'>) {
  const domain = domainOf(verdict);
  if (domain === '') return <Sentence words={linkWords.unread} />;
  return (
    <bdi class="lw-finding__domain" dir="ltr" translate={false}>
      {domain}
    </bdi>
  );
}

/** Many of the same name stand in the list: for a screen reader the website tells them apart. */
function OfWhich({ verdict }: Pick<Finding, 'verdict'>) {
  return (
    <span class="govuk-visually-hidden">
      , <LinkDomain verdict={verdict} />
    </span>
  );
}

/** Opens the page on which the report is seen before it is sent. None where there is no tab to come back to. */
export function ReportButton({ finding: { link, sender, verdict } }: { readonly finding: Finding }) {
  const tabId = useContext(TabId);
  if (tabId === undefined) return null;
  const report = () =>
    void ask('report-link', { link, tabId, ...(sender && { sender }) }).then(({ ok }) => ok && close());
  return (
    <button type="button" class="lw-text-button" onClick={report}>
      <Sentence words={reportWords.report} />
      <OfWhich verdict={verdict} />
    </button>
  );
}

interface WhyProps {
  readonly finding: Finding;
  /** The first ground stands above and stays in view. */
  readonly isFirstShown?: boolean;
}

export function Why({
  finding: {
    verdict,
    treatment,
    link: { text },
  },
  isFirstShown = true,
}: WhyProps) {
  const { against, notes } = groundsOf(verdict, treatment);
  const further = [...against.slice(isFirstShown ? 1 : 0), ...notes];
  return (
    <details>
      <summary>
        <Sentence words={popupWords.showWhy} />
        <OfWhich verdict={verdict} />
      </summary>
      {further.length > 0 && (
        <ul class="lw-reasons">
          {further.map((ground, index) => (
            <li key={index}>
              <GroundSentence ground={ground} />
            </li>
          ))}
        </ul>
      )}
      <dl>
        {text !== '' && (
          <>
            <dt>
              <Sentence words={linkWords.shown} />
            </dt>
            <dd>
              <bdi>{shorten(text)}</bdi>
            </dd>
          </>
        )}
        {verdict.destination !== null && (
          <>
            <dt>
              <Sentence words={linkWords.fullAddress} />
            </dt>
            <dd>
              <Address destination={verdict.destination} />
            </dd>
          </>
        )}
      </dl>
    </details>
  );
}
