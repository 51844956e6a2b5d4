// What is in force beside the lists of lures: the incident, who is suspended, whom the council trusts besides. From verified feeds.

import type { FeedState } from './feed/client';
import type { Contact, Incident, Suspension } from './feed/format';
import type { Hostname } from './hostname';
import { INCIDENT_LEVELS } from './incident';
import type { ListRole } from './indicator-list';
import { suspensionGateOf } from './list-gate';
import { type Lists, longest, type Suspended } from './lists';
import type { Policy } from './policy';

/** An end that a manifest states counts while something fresh vouches for it: freezing a feed lifts no lockdown. */
function hasEnded(end: string | undefined, { timestamp }: FeedState, nowMs: number): boolean {
  if (end === undefined) return false;
  const confirmedUntilMs = timestamp ? Date.parse(timestamp.expiresAt) : 0;
  return Date.parse(end) <= Math.min(nowMs, confirmedUntilMs);
}

/** The incident that a feed declares; null where there is none, or it has ended. */
export function incidentOf(feed: FeedState, nowMs: number): Incident | null {
  const incident = feed.manifest?.incident ?? null;
  return incident && incident.level !== 'normal' && !hasEnded(incident.endsAt, feed, nowMs) ? incident : null;
}

/** What the council says now that its incident is over; null where it says nothing. */
export function lastWordsOf(feed: FeedState | null, policy: Pick<Policy, 'incident'>): Incident['message'] | null {
  const said = [feed?.manifest?.incident, policy.incident].find(
    (incident) => incident?.level === 'normal' && !incident.drill,
  );
  return said?.message ?? null;
}

export function suspensionsOf(feed: FeedState, nowMs: number): readonly Suspension[] {
  return (feed.manifest?.suspensions ?? []).filter(({ until }) => !hasEnded(until, feed, nowMs));
}

export interface Standing {
  readonly incident: Incident | null;
  readonly suspensions: readonly Suspension[];
  /** Hosts that the council trusts, by policy and by its own feed. */
  readonly allow: readonly string[];
}

/** Whom to ring: those that the incident names; policy's where it names nobody, and where there is none. */
export function contactsOf(
  incident: Incident | null,
  { organisation }: Pick<Policy, 'organisation'>,
): readonly Contact[] {
  return incident && incident.contacts.length > 0 ? incident.contacts : organisation.contacts;
}

/** Only the council's own feed and its policy set these: a partner's incident is advice. Of two incidents the stricter counts, of two alike the feed's. */
export function standingOf(
  feeds: readonly { readonly role: ListRole; readonly state: FeedState }[],
  policy: Pick<Policy, 'allow' | 'group' | 'incident' | 'suspensions'>,
  nowMs: number,
): Standing {
  const own = feeds.find(({ role }) => role === 'own')?.state;
  const isOn = (end: string | undefined) => end === undefined || Date.parse(end) > nowMs;
  const set = policy.incident?.level !== 'normal' && isOn(policy.incident?.endsAt) ? policy.incident : null;
  const said = own ? incidentOf(own, nowMs) : null;
  const declared = said && isSaidTo(said, policy.group) ? said : null;
  const suspended = own ? suspensionsOf(own, nowMs) : [];
  const further = policy.suspensions.filter(
    ({ organisation, until }) => isOn(until) && !suspended.some((other) => other.organisation === organisation),
  );
  return {
    incident: rank(set) > rank(declared) ? set : declared,
    suspensions: [...suspended, ...further],
    allow: [...policy.allow, ...(own?.allowlist ?? [])],
  };
}

/** A drill may be for some browsers alone. */
function isSaidTo({ drill }: Incident, group: string | null): boolean {
  return drill === undefined || drill.groups.length === 0 || (group !== null && drill.groups.includes(group));
}

const rank = (incident: Incident | null) => INCIDENT_LEVELS.indexOf(incident?.level ?? 'normal');

/** Whoever signs it: one key is enough to suspend, and `co.uk` would stop every link there is. */
const mayBeSuspended = (host: string) => suspensionGateOf(host as Hostname) === null;

/** The lists below, with what the council trusts and whom it does not trust for now laid over them. */
export function listsUnder(below: Lists, { suspensions, allow }: Pick<Standing, 'suspensions' | 'allow'>): Lists {
  if (suspensions.length === 0 && allow.length === 0) return below;
  const allowed = new Map(allow.map((host) => [host, true]));
  const hosts = new Map<string, Suspended>();
  const senders = new Map<string, Suspended>();
  for (const suspension of suspensions) {
    const { en: name, cy: nameCy } = suspension.name;
    const suspended: Suspended = nameCy === undefined ? { name } : { name, nameCy };
    for (const host of suspension.hosts.filter(mayBeSuspended)) hosts.set(host, suspended);
    for (const sender of suspension.senders.filter(mayBeSuspended)) senders.set(sender, suspended);
  }
  return {
    ...below,
    allowanceOf: (hostname: Hostname) =>
      below.allowanceOf(hostname) ?? (longest(allowed, hostname) ? { organisation: null } : null),
    suspensionOf: (hostname: Hostname) => longest(hosts, hostname),
    suspendedSenderOf: (domain: Hostname) => longest(senders, domain),
  };
}
