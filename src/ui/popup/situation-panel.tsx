// What stands above the message in the popup: the council's incident in its own words, whether the lists are fresh, and who is paused.

import { useEffect, useState } from 'preact/hooks';
import type { Incident, Suspension } from '../../core/feed/format';
import { type Language, sayCounted } from '../../core/words';
import { situationWords } from '../../data/words/situation';
import { agoWords } from '../../data/words/times';
import type { Situation } from '../../messages';
import { Contacts, CouncilWords, DrillNotice, Facts, IncidentFacts, Moment } from '../look/council';
import { Icon } from '../look/icon';
import { useLanguage } from '../look/language';
import { Sentence } from '../look/sentence';
import { hoursSince, sayChecked, sayWhen } from '../look/times';

const TICK_MS = 30_000;

/** Now, again and again while it is shown: "2 minutes ago" grows old. */
function useNow(): number {
  const [nowMs, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}

export function SituationPanel({ situation }: { readonly situation: Situation }) {
  const nowMs = useNow();
  const { council, incident, contacts, allClear, isAwaited, staleSince, partners, suspensions } = situation;
  // The incident's stand with it.
  const toRing = !incident && contacts.length > 0 && (
    <section class="lw-section">
      <Contacts contacts={contacts} />
    </section>
  );
  if (isAwaited && !incident)
    return (
      <>
        <Awaited />
        {toRing}
      </>
    );
  return (
    <>
      {staleSince !== null && <Stale situation={situation} since={staleSince} nowMs={nowMs} />}
      {incident && <Declared incident={incident} situation={situation} nowMs={nowMs} />}
      {allClear && <Over allClear={allClear} situation={situation} nowMs={nowMs} />}
      {!incident && !allClear && council !== null && <Calm situation={situation} nowMs={nowMs} />}
      {toRing}
      {suspensions.length > 0 && <Paused suspensions={suspensions} nowMs={nowMs} />}
      {partners.map(({ title, incident: theirs }) => (
        <section key={title} class="lw-section lw-partner">
          <h2>
            <Sentence words={situationWords.partner} gaps={{ council: title }} />
          </h2>
          <CouncilWords words={theirs.message} />
          <Facts>
            <Moment words={situationWords.started} at={theirs.startedAt} nowMs={nowMs} />
          </Facts>
        </section>
      ))}
    </>
  );
}

/** Nothing is known yet, so nothing is claimed. */
function Awaited() {
  return (
    <section class="lw-section lw-quiet">
      <h2>
        <Sentence words={situationWords.awaited} />
      </h2>
      <p>
        <Sentence words={situationWords.awaitedBody} />
      </p>
      <p>
        <Sentence words={situationWords.awaitedFix} />
      </p>
    </section>
  );
}

interface PartProps {
  readonly situation: Situation;
  readonly nowMs: number;
}

function Stale({ situation: { checkedAt }, since, nowMs }: PartProps & { readonly since: string }) {
  const language = useLanguage();
  const from = checkedAt ?? since;
  const hours = hoursSince(from, nowMs);
  return (
    <section class="lw-section lw-stale">
      <h2>
        {hours < 1 ? <Sentence words={situationWords.notUpdated} /> : sayCounted(agoWords.notFor, language, hours)}
      </h2>
      <p>
        <Sentence words={situationWords.stale} gaps={{ when: sayWhen(from, language, nowMs) }} />
      </p>
      <p>
        <Sentence words={situationWords.staleFix} />
      </p>
    </section>
  );
}

function Calm({ situation: { checkedAt, staleSince }, nowMs }: PartProps) {
  const language = useLanguage();
  return (
    <section class="lw-section lw-calm">
      <h2>
        <Sentence words={staleSince === null ? situationWords.normal : situationWords.lastKnown} />
      </h2>
      {checkedAt !== null && <p class="lw-small">{sayChecked(checkedAt, language, nowMs)}</p>}
    </section>
  );
}

function Declared({ incident, situation, nowMs }: PartProps & { readonly incident: Incident }) {
  const language = useLanguage();
  const { level, message } = incident;
  const { council, contacts, checkedAt } = situation;
  return (
    <section class={`lw-section lw-incident lw-incident--${level}`}>
      <h2>
        <Icon appearance={level === 'lockdown' ? 'held' : 'suspicious'} />
        <Sentence words={situationWords[level]} />
      </h2>
      <DrillNotice incident={incident} />
      <CouncilWords words={message} />
      <Contacts contacts={contacts} />
      <IncidentFacts incident={incident} council={council} nowMs={nowMs}>
        {checkedAt !== null && <span>{sayChecked(checkedAt, language, nowMs)}</span>}
      </IncidentFacts>
    </section>
  );
}

type OverProps = PartProps & { readonly allClear: NonNullable<Situation['allClear']> };

/** That it is over, and what is trusted again; until it has been said for a day. */
function Over({ allClear, situation: { checkedAt }, nowMs }: OverProps) {
  const language = useLanguage();
  const { since, level, restored, message } = allClear;
  return (
    <section class="lw-section lw-clear">
      <h2>
        <Sentence words={situationWords.allClear} />
      </h2>
      {message && <CouncilWords words={message} />}
      <ul>
        {level !== null && (
          <li>
            <Sentence words={situationWords.over} gaps={{ when: sayWhen(since, language, nowMs) }} />
          </li>
        )}
        {level === 'lockdown' && (
          <li>
            <Sentence words={situationWords.openAgain} />
          </li>
        )}
        {restored.map((name) => (
          <li key={name.en}>
            <Sentence words={situationWords.restored} gaps={{ organisation: nameIn(name, language) }} />
          </li>
        ))}
      </ul>
      <Facts>
        <span>
          <Sentence words={situationWords.stillWarns} />
        </span>
        {checkedAt !== null && <span>{sayChecked(checkedAt, language, nowMs)}</span>}
      </Facts>
    </section>
  );
}

const nameIn = ({ en, cy }: Suspension['name'], language: Language) => (language === 'cy' ? (cy ?? en) : en);

function Paused({ suspensions, nowMs }: Pick<Situation, 'suspensions'> & Pick<PartProps, 'nowMs'>) {
  const language = useLanguage();
  return (
    <section class="lw-section lw-suspended lw-paused">
      {suspensions.map(({ name, until }) => (
        <p key={name.en}>
          <Icon appearance="suspended" />
          <span>
            <Sentence
              words={situationWords.paused}
              gaps={{ organisation: nameIn(name, language), when: sayWhen(until, language, nowMs) }}
            />
          </span>
        </p>
      ))}
    </section>
  );
}
