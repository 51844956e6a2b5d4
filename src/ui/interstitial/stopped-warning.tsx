// One stopped link: what happened, where it goes, why, what to do next, whether harm was done, and only then a way through.

import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { appearanceOf } from '../../core/appearance';
import { copiedBy } from '../../core/finding';
import { isOfDrill } from '../../core/incident';
import type { Words } from '../../core/words';
import { caseWords, interstitialWords, type StoppedCase } from '../../data/words/interstitial';
import { linkWords } from '../../data/words/link';
import { reportWords } from '../../data/words/report';
import type { Situation, StoppedLink } from '../../messages';
import { ask } from '../../platform/runtime';
import { DrillNotice } from '../look/council';
import { type Ground, groundsOf } from '../look/grounds';
import { Heading } from '../look/heading';
import { Icon } from '../look/icon';
import { useLanguage } from '../look/language';
import { GroundSentence, Sentence, useOrganisation } from '../look/sentence';
import { CouncilAside } from './council-aside';
import { LinkDetails } from './link-details';
import { WayThrough } from './way-through';
import { WhereItGoes } from './where-it-goes';

/** Reasons in the list; further ones stand in the details. */
const MAX_REASONS = 3;

function caseOf({ verdict, treatment }: StoppedLink): StoppedCase {
  if (verdict.reasons[0]?.code === 'test-indicator') return 'test';
  const appearance = appearanceOf(verdict.level, treatment);
  return appearance === 'suspicious' && treatment === 'stop' ? 'refused' : appearance;
}

/** Null until it is told, and where nobody tells it: the page is whole without. */
function useSituation(): Situation | null {
  const [situation, setSituation] = useState<Situation | null>(null);
  useEffect(() => {
    ask('situation', {}).then((reply) => reply.ok && setSituation(reply.value), console.error);
  }, []);
  return situation;
}

export function StoppedWarning({ id, stopped }: { readonly id: string; readonly stopped: StoppedLink }) {
  const { verdict, treatment, mayContinue } = stopped;
  const [hasFailed, setHasFailed] = useState(false);
  const act = async (name: 'stopped-back' | 'stopped-continue' | 'stopped-report') => {
    const reply = await ask(name, { id });
    setHasFailed(!reply.ok);
  };
  const situation = useSituation();
  const copied = copiedBy(verdict.reasons, useLanguage());
  const words = caseWords[caseOf(stopped)];
  const gaps = { organisation: useOrganisation(verdict.reasons) };
  const appearance = appearanceOf(verdict.level, treatment);
  const { against, notes } = groundsOf(verdict, treatment);
  return (
    <div class={`lw-${appearance}`}>
      <div class="lw-band">
        <div class="govuk-width-container lw-band__columns">
          <Icon appearance={appearance} />
          <div>
            <Heading words={words.title} gaps={gaps} />
            {situation?.incident && isOfDrill(verdict) && <DrillNotice incident={situation.incident} />}
            <p>
              <Sentence words={words.lede} gaps={gaps} />
            </p>
          </div>
        </div>
      </div>
      <div class="govuk-width-container lw-columns">
        <div class="lw-sections">
          <WhereItGoes stopped={stopped} />
          <Section name="why" title={interstitialWords.why}>
            <Reasons grounds={against.slice(0, MAX_REASONS)} />
          </Section>
          <Section name="next" title={interstitialWords.next}>
            <p>
              <Sentence words={words.next} gaps={gaps} />
            </p>
            {copied && (
              <p class="lw-real">
                <Sentence
                  words={linkWords.real}
                  gaps={{ organisation: copied.organisation }}
                  parts={{ real: <RealSite hostname={copied.real} /> }}
                />
              </p>
            )}
            <div class="govuk-button-group">
              <button type="button" class="govuk-button" onClick={() => act('stopped-back')}>
                <Sentence words={interstitialWords.back} />
              </button>
              <button type="button" class="govuk-button govuk-button--secondary" onClick={() => act('stopped-report')}>
                <Sentence words={reportWords.report} />
              </button>
            </div>
            <p role="status">{hasFailed && <Sentence words={interstitialWords.failed} />}</p>
          </Section>
          <Section name="bad" title={interstitialWords.bad}>
            <p>
              <Sentence words={interstitialWords.nothingBad} />
            </p>
          </Section>
          <LinkDetails verdict={verdict} further={[...against.slice(MAX_REASONS), ...notes]} />
          {mayContinue && <WayThrough onContinue={() => act('stopped-continue')} />}
        </div>
        {situation?.incident && <CouncilAside {...situation} incident={situation.incident} />}
      </div>
    </div>
  );
}

interface SectionProps {
  readonly name: string;
  readonly title: Words;
  readonly children: ComponentChildren;
}

function Section({ name, title, children }: SectionProps) {
  return (
    <section class="lw-section" aria-labelledby={name}>
      <h2 id={name}>
        <Sentence words={title} />
      </h2>
      {children}
    </section>
  );
}

function Reasons({ grounds }: { readonly grounds: readonly Ground[] }) {
  const [only] = grounds;
  if (grounds.length === 1 && only !== undefined) {
    return (
      <p>
        <GroundSentence ground={only} />
      </p>
    );
  }
  return (
    <ul class="lw-reasons">
      {grounds.map((ground, index) => (
        <li key={index}>
          <GroundSentence ground={ground} />
        </li>
      ))}
    </ul>
  );
}

/** By the built-in tables, never by the message. */
function RealSite({ hostname }: { readonly hostname: string }) {
  return (
    <a class="govuk-link" href={`https://${hostname}/`} rel="noreferrer">
      <bdi dir="ltr" translate={false}>
        {hostname}
      </bdi>
    </a>
  );
}
