// Beside a stopped link while an incident is on: what the council says of it, and whom to ring.

import type { Incident } from '../../core/feed/format';
import { situationWords } from '../../data/words/situation';
import type { Situation } from '../../messages';
import { Contacts, CouncilWords, DrillNotice, IncidentFacts } from '../look/council';
import { Icon } from '../look/icon';
import { Sentence } from '../look/sentence';

interface CouncilAsideProps extends Pick<Situation, 'contacts' | 'council'> {
  readonly incident: Incident;
}

export function CouncilAside({ incident, contacts, council }: CouncilAsideProps) {
  const { level, message } = incident;
  return (
    <aside class="lw-aside" aria-labelledby="council">
      <h2 id="council">
        <Sentence words={situationWords.fromCouncil} />
      </h2>
      {level !== 'normal' && (
        <p class="lw-aside__level">
          <Icon appearance={level === 'lockdown' ? 'held' : 'suspicious'} />
          <Sentence words={situationWords[level]} />
        </p>
      )}
      <DrillNotice incident={incident} />
      <CouncilWords words={message} />
      <Contacts contacts={contacts} />
      <IncidentFacts incident={incident} council={council} nowMs={Date.now()} />
    </aside>
  );
}
