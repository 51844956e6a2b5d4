// What the popup says of the council's incident and of the lists: from the feeds as they stand.

import type { Policy } from '../core/policy';
import { contactsOf, incidentOf, lastWordsOf, type Standing } from '../core/standing';
import type { AllClear, FeedStatus, OpenedAlert, Situation } from '../messages';
import type { FeedRecords } from './feed-records';

export interface Known {
  readonly policy: Pick<Policy, 'feeds' | 'incident' | 'organisation'>;
  readonly declared: Pick<Standing, 'incident' | 'suspensions'>;
  readonly records: FeedRecords;
  readonly statuses: readonly FeedStatus[];
  readonly allClear: AllClear | null;
  readonly opened: readonly OpenedAlert[];
  readonly nowMs: number;
}

export function situationOf({ policy, declared, records, statuses, allClear, opened, nowMs }: Known): Situation {
  const { feeds } = policy;
  const own = feeds.find(({ role }) => role === 'own');
  const state = own && records.of(own).state;
  const status = statuses.find(({ id }) => id === own?.id);
  return {
    council: status?.title ?? null,
    isAwaited: own !== undefined && status?.serial == null,
    incident: declared.incident,
    contacts: contactsOf(declared.incident, policy),
    allClear: allClear && { ...allClear, message: lastWordsOf(state ?? null, policy) },
    suspensions: declared.suspensions.map(({ name, until }) => ({ name, until })),
    partners: feeds
      .filter(({ role }) => role === 'partner')
      .flatMap((feed) => {
        const { state: theirs } = records.of(feed);
        const incident = incidentOf(theirs, nowMs);
        // What they rehearse is nobody else's business.
        return incident && !incident.drill && theirs.manifest ? [{ title: theirs.manifest.title, incident }] : [];
      }),
    checkedAt: status?.verifiedAt ?? null,
    staleSince: status?.staleSince ?? null,
    opened,
  };
}
