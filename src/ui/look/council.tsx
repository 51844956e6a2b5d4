// What a council says of its incident, on whichever page: its own words, whom to ring, since when.

import type { ComponentChildren } from 'preact';
import type { Contact, Incident } from '../../core/feed/format';
import type { Words } from '../../core/words';
import { situationWords } from '../../data/words/situation';
import type { Situation } from '../../messages';
import { useLanguage } from './language';
import { Sentence } from './sentence';
import { sayWhen } from './times';

/** Before everything that is said of a rehearsal. */
export function DrillNotice({ incident }: { readonly incident: Incident }) {
  if (!incident.drill) return null;
  return (
    <p class="lw-drill">
      <Sentence words={situationWords.drill} />
    </p>
  );
}

/** English where the council gave no Welsh, and said to be so. */
export function CouncilWords({ words: { en, cy } }: { readonly words: Incident['message'] }) {
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

/** Nothing where it names nobody. */
export function Contacts({ contacts }: Pick<Situation, 'contacts'>) {
  if (contacts.length === 0) return null;
  return (
    <ul class="lw-contacts">
      {contacts.map((contact) => (
        <ContactItem key={contact.value} contact={contact} />
      ))}
    </ul>
  );
}

function ContactItem({ contact: { kind, label, value } }: { readonly contact: Contact }) {
  const language = useLanguage();
  const isWelsh = language === 'cy' && label.cy !== undefined;
  const name = <span lang={isWelsh ? 'cy' : 'en'}>{isWelsh ? label.cy : label.en}</span>;
  const isPage = kind === 'page';
  return (
    <li>
      {!isPage && name}{' '}
      <a
        class={`lw-contact-${kind}`}
        href={ADDRESS[kind](value)}
        {...(isPage ? { target: '_blank', rel: 'noreferrer' } : {})}
      >
        {isPage ? name : value}
      </a>
    </li>
  );
}

export function Facts({ children }: { readonly children: ComponentChildren }) {
  return <p class="lw-facts">{children}</p>;
}

interface MomentProps {
  readonly words: Words;
  /** ISO 8601. */
  readonly at: string;
  readonly nowMs: number;
}

export function Moment({ words, at, nowMs }: MomentProps) {
  const language = useLanguage();
  return (
    <span>
      <Sentence words={words} gaps={{ when: sayWhen(at, language, nowMs) }} />
    </span>
  );
}

/** When it began, when it is looked at again, and who signed it. */
export function IncidentFacts({ incident, council, nowMs, children }: IncidentFactsProps) {
  const { startedAt, reviewAt } = incident;
  return (
    <Facts>
      <Moment words={situationWords.started} at={startedAt} nowMs={nowMs} />
      {reviewAt !== undefined && <Moment words={situationWords.review} at={reviewAt} nowMs={nowMs} />}
      {council !== null && (
        <span>
          <Sentence words={situationWords.signed} gaps={{ council }} />
        </span>
      )}
      {children}
    </Facts>
  );
}

interface IncidentFactsProps {
  readonly incident: Incident;
  readonly council: string | null;
  readonly nowMs: number;
  readonly children?: ComponentChildren;
}
