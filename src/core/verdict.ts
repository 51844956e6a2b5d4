// Judging links: where each leads, what is known of that place, how it deceives, and so its level.

import { findDeceptions } from './deception';
import { type Candidate, type Destination, type Hop, readDestination } from './destination';
import { type Hostname, splitHostname, toHostname } from './hostname';
import { LEVELS, type Level } from './level';
import type { Link } from './link';
import type { Listed, Lists, Suspended } from './lists';
import { findLookalikes } from './lookalike';
import { parseAddress } from './parsed-address';
import type { Evidence, Reason, ReasonCode, Strength } from './reason';
import { schemeReasons } from './scheme';
import { findSenderReasons, findStrangerReasons, hostnameOf, type Sender } from './sender';
import { findUnicodeReasons } from './unicode';

export interface Verdict {
  readonly level: Level;
  /** Null where the link could not be read. */
  readonly destination: Destination | null;
  /** Every reason found, the one that set the level first. */
  readonly reasons: readonly Reason[];
}

export interface Message {
  readonly links: readonly Link[];
  /** Null where the webmail does not tell. */
  readonly sender: Sender | null;
  /** Of links of the same message that were judged before, where it is judged in parts. */
  readonly hosts?: Iterable<Hostname>;
}

/** Pure; never throws. Precedence as in docs/architecture.md: lists, allowlist, lookalike and deception, unknown. */
export function judge(link: Link, lists: Lists): Verdict {
  const read = readDestination(link.href);
  if (!read.ok) {
    // What is too long to read can still open, and hides from every check; what is malformed opens nothing.
    const isTooLong = read.error.code === 'too-long';
    const reason: Reason = { code: 'unreadable-link', strength: isTooLong ? 'strong' : 'note', evidence: {} };
    return { level: isTooLong ? 'suspicious' : 'unknown', destination: null, reasons: [reason] };
  }
  const destination = read.value;
  const { hostname } = destination;
  const verdict =
    hostname === null
      ? weigh(destination, schemeReasons(destination.scheme, destination.url))
      : judgeHost(destination, hostname, link, lists);
  if (destination.candidates.length === 0 && destination.hops.length < 2) return verdict;
  // On a host with an owner (a share button, a sign-in that leads back) other addresses are told apart by list alone.
  const isOwned = hostname !== null && lists.ownerOf(hostname) !== null;
  const others = [
    ...destination.hops.slice(0, -1).map((hop) => judgeHop(hop, lists)),
    ...destination.candidates.map((candidate) => judgeCandidate(candidate, lists, isOwned)),
  ];
  return others.reduce(worseOf, verdict);
}

/** As `judge` does, where a list names the address itself; null where none does, whatever else there is to say of it. */
export function judgeListed(link: Link, lists: Lists): Verdict | null {
  const parsed = parseAddress(link.href);
  const hostname = parsed.ok ? toHostname(parsed.value.hostname) : null;
  if (!parsed.ok || hostname === null || lists.listingsOf(hostname, parsed.value).length === 0) return null;
  return judge(link, lists);
}

/**
 * The links of one message, in order. The sender is one more reason on the links that nothing vouches for: whom the message claims to
 * be from is seen from the sender and all links together.
 */
export function judgeMessage({ links, sender, hosts: before = [] }: Message, lists: Lists): readonly Verdict[] {
  const verdicts = links.map((link) => judge(link, lists));
  if (sender === null) return verdicts;
  const hosts = [...before, ...verdicts.flatMap(({ destination }) => destination?.hostname ?? [])];
  const suspended = senderSuspension(sender, lists);
  const reasons = findSenderReasons(sender, hosts, lists);
  return verdicts.map((verdict, index) => {
    // 2, by the sender: what nothing vouches for waits, whoever's site it is.
    if (suspended && (verdict.level === 'unknown' || verdict.level === 'suspicious'))
      return {
        ...verdict,
        level: 'suspended',
        reasons: [suspensionReason('suspended-sender', suspended), ...verdict.reasons],
      };
    // What a mailing service hides is said already, and not held against the sender.
    const last = verdict.destination?.hiddenBy === undefined ? verdict.destination?.hops.at(-1) : undefined;
    if (verdict.level !== 'unknown' && verdict.level !== 'suspicious') return verdict;
    const more = [...reasons, ...(last ? findStrangerReasons(sender, last, links[index]?.text ?? '', lists) : [])];
    return more.length === 0 ? verdict : { ...verdict, reasons: sorted([...verdict.reasons, ...more]) };
  });
}

/** The numbers are those of the precedence in docs/architecture.md. */
function judgeHost(destination: Destination, hostname: Hostname, link: Link, lists: Lists): Verdict {
  const notes = wrapperNotes(destination);
  // Behind a wrapper that only claims where it leads, a trusted host is a claim too.
  const allowance = destination.hiddenBy === undefined ? lists.allowanceOf(hostname) : null;
  const url = new URL(destination.url);
  // 1, 3 and 5.
  const listing = weighListings(lists.listingsOf(hostname, url), hostname, lists);
  // 2.
  const suspended = listing?.isOurs ? null : lists.suspensionOf(hostname);
  if (suspended) {
    const reason = suspensionReason('suspended-organisation', suspended);
    const listed = listing?.reasons ?? [];
    // Whom the council does not trust for now it does not trust more for it: the stricter of the two.
    return listing?.level === 'blocked'
      ? { level: 'blocked', destination, reasons: [...listed, reason, ...notes] }
      : { level: 'suspended', destination, reasons: [reason, ...listed, ...notes] };
  }
  if (listing) return { level: listing.level, destination, reasons: [...listing.reasons, ...notes] };
  // 4.
  if (allowance) return { level: 'known', destination, reasons: notes };
  // 6 and 7.
  const deceptions = findDeceptions({ link, destination, hostname, url, lists });
  return weigh(destination, [...nameReasons(hostname, url.pathname, lists), ...deceptions, ...notes]);
}

/** A wrapper that is passed over: what a list says of its page, which may be all that can be listed of a lure behind it. */
function judgeHop({ url, hostname }: Hop, lists: Lists): Verdict {
  const listing = weighListings(lists.listingsOf(hostname, new URL(url)).filter(isPage), hostname, lists);
  return { level: listing?.level ?? 'unknown', reasons: listing?.reasons ?? [], destination: null };
}

/** Another address in the link: only what is bad about it counts, and only by list and name. */
function judgeCandidate({ url, hostname }: Candidate, lists: Lists, isListOnly: boolean): Verdict {
  const address = new URL(url);
  const listing = weighListings(lists.listingsOf(hostname, address), hostname, lists);
  if (listing) return { level: listing.level, reasons: listing.reasons, destination: null };
  const reasons = isListOnly ? [] : nameReasons(hostname, address.pathname, lists);
  // Without a reason it counts nothing, whatever its level.
  return { level: 'suspicious', destination: null, reasons: reasons.filter(({ strength }) => strength === 'strong') };
}

/**
 * What the lists say. On a trusted host a host-level entry counts only where it is the council's own and says so (`override`), and an
 * entry of others for a page only warns: a council's page can be hacked.
 */
function weighListings(
  listings: readonly Listed[],
  hostname: Hostname,
  lists: Lists,
): (Pick<Verdict, 'level' | 'reasons'> & { readonly isOurs: boolean }) | null {
  if (listings.length === 0) return null;
  const isOurs = ({ role }: Listed) => role === 'own' || role === 'built-in' || role === 'test';
  const isTrusted = lists.allowanceOf(hostname) !== null;
  // Of somebody whose name lures copy: others' entry for a domain above it (`windows.net`) does not mean it.
  const isProtected = lists.ownerOf(hostname) !== null;
  const counting = listings.filter(
    (listed) =>
      isPage(listed) || (isOurs(listed) && listed.isOverride) || (!isTrusted && (isOurs(listed) || !isProtected)),
  );
  const ours = counting.filter(isOurs);
  const others = counting.filter((listed) => !isOurs(listed));
  if (counting.length === 0) return null;
  const reasons = [...ours, ...others].map(listingReason);
  if (isTrusted && ours.length === 0)
    return {
      level: 'suspicious',
      reasons: [{ code: 'hacked-page', strength: 'strong', evidence: {} }, ...reasons],
      isOurs: false,
    };
  return { level: 'blocked', reasons, isOurs: ours.length > 0 };
}

function senderSuspension({ address }: Sender, lists: Lists): Suspended | null {
  const domain = hostnameOf(address);
  return domain === null ? null : lists.suspendedSenderOf(domain);
}

function suspensionReason(code: ReasonCode, { name, nameCy }: Suspended): Reason {
  const evidence = { organisation: name, ...(nameCy === undefined ? {} : { organisationCy: nameCy }) };
  return { code, strength: 'strong', evidence };
}

const isPage = ({ kind }: Listed) => kind === 'url' || kind === 'prefix';

function listingReason({ role, title, campaign, pattern }: Listed): Reason {
  const evidence: Evidence = {
    part: pattern,
    ...(title === '' ? {} : { source: title }),
    ...(campaign === null ? {} : { campaign }),
  };
  return { code: LISTING_CODES[role](campaign !== null), strength: 'strong', evidence };
}

const LISTING_CODES: Readonly<Record<Listed['role'], (isNamed: boolean) => ReasonCode>> = {
  test: () => 'test-indicator',
  'built-in': () => 'known-lure',
  own: (isNamed) => (isNamed ? 'own-campaign' : 'own-lure'),
  partner: () => 'partner-lure',
  'third-party': () => 'public-lure',
};

function worseOf(verdict: Verdict, other: Verdict): Verdict {
  if (other.reasons.length === 0) return verdict;
  if (LEVELS.indexOf(other.level) >= LEVELS.indexOf(verdict.level)) return verdict;
  return { level: other.level, destination: verdict.destination, reasons: [...other.reasons, ...verdict.reasons] };
}

/** A protected organisation's own host copies nobody, unless anybody can put a page on it. */
function nameReasons(hostname: Hostname, pathname: string, lists: Lists): readonly Reason[] {
  if (lists.ownerOf(hostname) || lists.allowanceOf(hostname)) return [];
  const host = splitHostname(hostname);
  return [...findLookalikes(host, pathname), ...findUnicodeReasons(host)];
}

const ORDER: Readonly<Record<Strength, number>> = { strong: 0, weak: 1, note: 2 };
const sorted = (reasons: readonly Reason[]) => reasons.toSorted((a, b) => ORDER[a.strength] - ORDER[b.strength]);

/** Where no list decides: suspicious by one strong reason, else unknown. */
function weigh(destination: Destination, found: readonly Reason[]): Verdict {
  const reasons = sorted(found);
  return { level: reasons[0]?.strength === 'strong' ? 'suspicious' : 'unknown', destination, reasons };
}

/** Says that the mail system rewrote the link, where it did. */
function wrapperNotes(destination: Destination): readonly Reason[] {
  const first = destination.hops[0];
  if (first?.wrapper === undefined) return [];
  return [{ code: 'rewritten-link', strength: 'note', evidence: { first: first.wrapper } }];
}
