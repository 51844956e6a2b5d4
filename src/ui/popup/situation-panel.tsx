// What stands above the message in the popup: the council's incident in its own words, whether the lists are fresh, and who is paused.

import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Contact, Incident, Suspension } from '../../core/feed/format';
import { sayCounted, type Words } from '../../core/words';
import { situationWords } from '../../data/words/situation';
import { agoWords } from '../../data/words/times';
import type { Situation } from '../../messages';
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
  const { council, incident, isAwaited, staleSince, partners, suspensions } = situation;
  if (isAwaited) return <Awaited />;
  return (
    <>
      {staleSince !== null && <Stale situation={situation} since={staleSince} nowMs={nowMs} />}
      {incident && <Declared incident={incident} situation={situation} nowMs={nowMs} />}
      {!incident && council !== null && <Calm situation={situation} nowMs={nowMs} />}
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
  const { level, message, contacts, startedAt, reviewAt } = incident;
  const { council, checkedAt } = situation;
  return (
    <section class={`lw-section lw-incident lw-incident--${level}`}>
      <h2>
        <Icon appearance={level === 'lockdown' ? 'held' : 'suspicious'} />
        <Sentence words={situationWords[level]} />
      </h2>
      <CouncilWords words={message} />
      {contacts.length > 0 && (
        <ul class="lw-contacts">
          {contacts.map((contact) => (
            <ContactItem key={contact.value} contact={contact} />
          ))}
        </ul>
      )}
      <Facts>
        <Moment words={situationWords.started} at={startedAt} nowMs={nowMs} />
        {reviewAt !== undefined && <Moment words={situationWords.review} at={reviewAt} nowMs={nowMs} />}
        {council !== null && (
          <span>
            <Sentence words={situationWords.signed} gaps={{ council }} />
          </span>
        )}
        {checkedAt !== null && <span>{sayChecked(checkedAt, language, nowMs)}</span>}
      </Facts>
    </section>
  );
}

function Paused({ suspensions, nowMs }: Pick<Situation, 'suspensions'> & Pick<PartProps, 'nowMs'>) {
  const language = useLanguage();
  const nameOf = ({ en, cy }: Suspension['name']) => (language === 'cy' ? (cy ?? en) : en);
  return (
    <section class="lw-section lw-suspended lw-paused">
      {suspensions.map(({ name, until }) => (
        <p key={name.en}>
          <Icon appearance="suspended" />
          <span>
            <Sentence
              words={situationWords.paused}
              gaps={{ organisation: nameOf(name), when: sayWhen(until, language, nowMs) }}
            />
          </span>
        </p>
      ))}
    </section>
  );
}

/** English where the council gave no Welsh, and said to be so. */
function CouncilWords({ words: { en, cy } }: { readonly words: Incident['message'] }) {
  const isWelsh = useLanguage() === 'cy' && cy !== undefined;
  return (
    <p class="lw-council" lang={isWelsh ? 'cy' : 'en'}>
      {isWelsh ? cy : en}
    </p>
  );
}

const ADDRESS: Readonly<Record<Contact['kind'], (value: string) => string>> = {
  phone: (value) => `tel:${value.replace(/[^\d+]/g, '')}`,
  email: (value) => `mailto:${value}`,
  page: (value) => value,
};

function ContactItem({ contact: { kind, label, value } }: { readonly contact: Contact }) {
  const language = useLanguage();
  const isWelsh = language === 'cy' && label.cy !== undefined;
  const name = <span lang={isWelsh ? 'cy' : 'en'}>{isWelsh ? label.cy : label.en}</span>;
  const isPage = kind === 'page';
  return (
    <li>
      {!isPage && name}{' '}
      <a href={ADDRESS[kind](value)} {...(isPage ? { target: '_blank', rel: 'noreferrer' } : {})}>
        {isPage ? name : value}
      </a>
    </li>
  );
}

function Facts({ children }: { readonly children: ComponentChildren }) {
  return <p class="lw-facts">{children}</p>;
}

function Moment({ words, at, nowMs }: { readonly words: Words; readonly at: string } & Pick<PartProps, 'nowMs'>) {
  const language = useLanguage();
  return (
    <span>
      <Sentence words={words} gaps={{ when: sayWhen(at, language, nowMs) }} />
    </span>
  );
}
