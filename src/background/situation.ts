// What the popup says of the council's incident and of the lists: from the feeds as they stand.

import type { Policy } from '../core/policy';
import { incidentOf, lastWordsOf, suspensionsOf } from '../core/standing';
import type { AllClear, FeedStatus, Situation } from '../messages';
import type { FeedRecords } from './feed-records';

export function situationOf(
  { feeds }: Pick<Policy, 'feeds'>,
  records: FeedRecords,
  statuses: readonly FeedStatus[],
  allClear: AllClear | null,
  nowMs: number,
): Situation {
  const own = feeds.find(({ role }) => role === 'own');
  const state = own && records.of(own).state;
  const status = statuses.find(({ id }) => id === own?.id);
  return {
    council: status?.title ?? null,
    isAwaited: own !== undefined && status?.serial == null,
    incident: state ? incidentOf(state, nowMs) : null,
    allClear: allClear && { ...allClear, message: (state && lastWordsOf(state)) ?? null },
    suspensions: state ? suspensionsOf(state, nowMs).map(({ name, until }) => ({ name, until })) : [],
    partners: feeds
      .filter(({ role }) => role === 'partner')
      .flatMap((feed) => {
        const { state: theirs } = records.of(feed);
        const incident = incidentOf(theirs, nowMs);
        return incident && theirs.manifest ? [{ title: theirs.manifest.title, incident }] : [];
      }),
    checkedAt: status?.verifiedAt ?? null,
    staleSince: status?.staleSince ?? null,
  };
}
