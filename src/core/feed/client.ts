// One update of one feed, as docs/feed-format.md section 8 numbers it. What touches the network or the device is handed in.

import type { ListFacts, ListOrigin } from '../indicator-list';
import type { ListChange } from '../list-change';
import { applyChange, patternOf } from '../list-change';
import type { FeedPolicy } from '../policy';
import { fail, ok, type Result } from '../result';
import { MAX_MANIFEST_BYTES, MAX_TIMESTAMP_BYTES } from './bounds';
import type { FeedFault } from './faults';
import type { FeedFile, Manifest } from './format';
import { isWeakerLine, type Loosening } from './loosening';
import { readAllowlist, readCampaigns, readDelta } from './texts';
import {
  isVouchedFor,
  type Refused,
  readTimestamp,
  type Trusted,
  type VerifiedManifest,
  verifyManifest,
  weighSerial,
  weighTightening,
  weighTimestamp,
} from './trust';

/** What is remembered of a feed between updates; JSON. */
export interface FeedState extends Trusted {
  /** What policy pinned when it began. */
  readonly pinned: Pick<FeedPolicy, 'keys' | 'threshold'>;
  readonly allowlist: readonly string[];
  readonly campaigns: Readonly<Record<string, string>>;
}

export type FetchFault = Extract<FeedFault, 'unreachable' | 'refused-by-server' | 'timeout' | 'too-large'>;
export type StoreFault = Extract<FeedFault, 'storage-full' | 'storage-failed'>;

/** The entries in force. A `serial` here is the `changedAt` of the manifest that they are of. */
export interface EntriesPort {
  serial(): number | null;
  /** The lines in force of those patterns, by pattern. */
  linesOf(patterns: readonly string[]): Promise<ReadonlyMap<string, string>>;
  replace(facts: ListFacts, text: string, serial: number): Promise<Result<unknown, { readonly code: StoreFault }>>;
  /** `damaged`: what is in force cannot be changed, and is to be replaced. */
  change(
    facts: ListFacts,
    change: ListChange,
    serials: { readonly from: number; readonly to: number },
  ): Promise<Result<unknown, { readonly code: StoreFault | 'damaged' }>>;
  /** Other facts, the same entries. */
  describe(facts: ListFacts): Promise<Result<unknown, { readonly code: StoreFault }>>;
}

export interface FeedPorts {
  /** A file of the feed's folder. Not one octet more than `maxBytes` is taken. */
  fetchFile(name: string, maxBytes: number): Promise<Result<Uint8Array, { readonly code: FetchFault }>>;
  /** SHA-256 in base64url. */
  sha256(bytes: Uint8Array): Promise<string>;
  /** Null where it is no gzip, or more than `maxBytes` of text. */
  gunzip(bytes: Uint8Array, maxBytes: number): Promise<Uint8Array | null>;
  readonly entries: EntriesPort;
}

/** Before anything was verified, or where policy pins other keys than those it began with. */
export function beginFeed({ keys, threshold }: Pick<FeedPolicy, 'keys' | 'threshold'>): FeedState {
  return {
    pinned: { keys, threshold },
    keys: { version: 0, threshold, keys, timestampKeys: [] },
    manifest: null,
    timestamp: null,
    approvedSerial: 0,
    allowlist: [],
    campaigns: {},
  };
}

/** Whether the state goes on from what policy pins now. */
export const isOfPin = ({ pinned }: FeedState, { keys, threshold }: Pick<FeedPolicy, 'keys' | 'threshold'>): boolean =>
  pinned.threshold === threshold &&
  pinned.keys.length === keys.length &&
  pinned.keys.every((key) => keys.includes(key));

/**
 * The state after the update, which is the given one but for its timestamp where nothing is new. On a refusal nothing is in force that
 * was not verified whole.
 */
export async function updateFeed(
  pin: FeedPolicy,
  state: FeedState,
  given: FeedPorts,
  nowMs: number,
): Promise<Result<FeedState, Refused>> {
  const ports = { ...given, entries: entriesOf(given.entries, state) };
  const file = await ports.fetchFile('timestamp.json', MAX_TIMESTAMP_BYTES);
  if (!file.ok) return file;
  const read = readTimestamp(file.value, pin.id);
  if (!read.ok) return read;
  const { timestamp } = read.value;
  const weighed = await weighTimestamp(read.value, state, nowMs);
  if (!weighed.ok) return weighed;
  const isHeld = state.manifest !== null && ports.entries.serial() === state.manifest.entries.changedAt;
  // The same manifest, and its entries are lost: they are fetched again.
  if (weighed.value === 'current' && state.manifest && isHeld) {
    // Policy may give the feed another role than it had.
    const described = await ports.entries.describe(factsFor(pin, state.manifest, state.campaigns));
    return described.ok ? ok({ ...state, timestamp }) : described;
  }

  const verified = await fetchManifest(timestamp, pin.id, state.keys, ports, nowMs);
  if (!verified.ok) return verified;
  const { manifest, keys, isApproved } = verified.value;
  if (!(await isVouchedFor(read.value, keys))) return fail({ code: 'bad-signature' });
  const serial = weighSerial(verified.value, state);
  if (!serial.ok) return serial;
  const approved = isApproved ? verified : await fetchApproved(verified.value, state, ports, nowMs);
  if (!approved.ok) return approved;
  const before = approved.value.manifest;

  const lists = await fetchLists(manifest, state, ports);
  if (!lists.ok) return lists;
  const factsOf = (of: Manifest) => factsFor(pin, of, lists.value.campaigns);
  // The approved state first: what has fewer signatures goes on from it.
  const inForce = ports.entries.serial();
  if (!isApproved && (inForce === null || inForce < before.entries.changedAt)) {
    const brought = await bringEntries(before, factsOf(before), null, ports);
    if (!brought.ok) return brought;
  }
  const brought = await bringEntries(manifest, factsOf(manifest), isApproved ? null : before, ports);
  if (!brought.ok) return brought;
  return ok({
    pinned: state.pinned,
    keys,
    manifest,
    timestamp,
    approvedSerial: before.serial,
    ...lists.value,
  });
}

/** Entries that no manifest of this state stands behind are of another feed under the same id: their serial says nothing. */
function entriesOf(entries: EntriesPort, { manifest }: FeedState): EntriesPort {
  if (manifest) return entries;
  let isReplaced = false;
  return {
    serial: () => (isReplaced ? entries.serial() : null),
    linesOf: (patterns) => entries.linesOf(patterns),
    change: (facts, change, serials) => entries.change(facts, change, serials),
    describe: (facts) => entries.describe(facts),
    replace: async (facts, text, serial) => {
      const written = await entries.replace(facts, text, serial);
      isReplaced ||= written.ok;
      return written;
    },
  };
}

async function fetchManifest(
  named: { readonly serial: number; readonly sha256: string },
  feed: string,
  keys: Trusted['keys'],
  ports: FeedPorts,
  nowMs: number,
): Promise<Result<VerifiedManifest, Refused>> {
  const file = await ports.fetchFile(`feed-${named.serial}.json`, MAX_MANIFEST_BYTES);
  if (!file.ok) return file;
  const fetched = { bytes: file.value, sha256: await ports.sha256(file.value) };
  return verifyManifest(fetched, { feed, serial: named.serial, sha256: named.sha256 }, keys, nowMs);
}

/** Step 13. */
async function fetchApproved(
  { manifest, keys }: VerifiedManifest,
  state: FeedState,
  ports: FeedPorts,
  nowMs: number,
): Promise<Result<VerifiedManifest, Refused>> {
  if (!manifest.approved) return fail({ code: 'too-few-signatures' });
  const { serial, sha256 } = manifest.approved;
  const isInForce =
    state.manifest?.serial === serial && state.approvedSerial === serial && state.timestamp?.sha256 === sha256;
  const approved: Result<VerifiedManifest, Refused> =
    isInForce && state.keys.version === keys.version
      ? ok({ manifest: state.manifest as Manifest, keys, isApproved: true })
      : await fetchManifest(manifest.approved, manifest.feed, keys, ports, nowMs);
  if (!approved.ok) return approved;
  const weighed = weighTightening(manifest, approved.value, state);
  return weighed.ok ? approved : weighed;
}

/** Steps 15 and 16. `approved`: what the manifest may only tighten. */
async function bringEntries(
  manifest: Manifest,
  facts: ListFacts,
  approved: Manifest | null,
  ports: FeedPorts,
): Promise<Result<unknown, Refused>> {
  const { changedAt, deltas, snapshot } = manifest.entries;
  const { entries } = ports;
  const inForce = entries.serial();
  if (inForce === changedAt) return entries.describe(facts);
  const least = approved?.entries.changedAt ?? 0;
  const delta = inForce !== null && inForce < changedAt ? latestFrom(deltas, inForce) : undefined;
  if (delta && inForce !== null && delta.from >= least) {
    const change = await fetchDelta(delta, ports);
    if (!change.ok) return change;
    const weakened = approved ? await weighChange(change.value, facts, entries) : null;
    if (weakened) return fail({ code: 'loosened', loosenings: [weakened] });
    const changed = await entries.change(facts, change.value, { from: inForce, to: changedAt });
    if (changed.ok) return changed;
    if (changed.error.code !== 'damaged') return fail({ code: changed.error.code });
  }
  // Without signatures enough nobody vouches for a snapshot: it could leave out what was listed.
  if (approved) return fail({ code: 'too-few-signatures' });
  const text = await fetchText(snapshot, ports);
  if (!text.ok) return text;
  if (snapshot.serial === changedAt) return entries.replace(facts, text.value, changedAt);
  const over = latestFrom(deltas, snapshot.serial);
  const change = over && (await fetchDelta(over, ports));
  if (!change) return fail({ code: 'not-a-feed' });
  if (!change.ok) return change;
  const lines = applyChange(text.value.split('\n'), change.value);
  return entries.replace(facts, lines.join('\n'), changedAt);
}

function latestFrom<T extends { readonly from: number }>(deltas: readonly T[], serial: number): T | undefined {
  return deltas.reduce<T | undefined>(
    (best, delta) => (delta.from <= serial && delta.from > (best?.from ?? -1) ? delta : best),
    undefined,
  );
}

/** How a change with too few signatures loosens what is in force; null where it only tightens. */
async function weighChange(
  { set, removed }: ListChange,
  { sources }: ListFacts,
  entries: EntriesPort,
): Promise<Loosening | null> {
  if (removed.length > 0) return 'entry-removed';
  const inForce = await entries.linesOf(set.map(patternOf));
  const roleOf = (source: string | null) =>
    source === null ? 'own' : Object.hasOwn(sources, source) ? (sources[source]?.role ?? 'third-party') : 'third-party';
  const isWeak = set.some((line) => {
    const before = inForce.get(patternOf(line));
    return before !== undefined && isWeakerLine(before, line, roleOf);
  });
  return isWeak ? 'entry-weakened' : null;
}

/** Step 14. */
async function fetchLists(
  manifest: Manifest,
  state: FeedState,
  ports: FeedPorts,
): Promise<Result<Pick<FeedState, 'allowlist' | 'campaigns'>, Refused>> {
  const allowlist = await fetchList(
    manifest.allowlist,
    state.manifest?.allowlist,
    state.allowlist,
    readAllowlist,
    [],
    ports,
  );
  if (!allowlist.ok) return allowlist;
  const campaigns = await fetchList(
    manifest.campaigns,
    state.manifest?.campaigns,
    state.campaigns,
    readCampaigns,
    {},
    ports,
  );
  if (!campaigns.ok) return campaigns;
  return ok({ allowlist: allowlist.value, campaigns: campaigns.value });
}

async function fetchList<T>(
  file: FeedFile | null,
  before: FeedFile | null | undefined,
  kept: T,
  read: (text: string) => T | null,
  none: T,
  ports: FeedPorts,
): Promise<Result<T, Refused>> {
  if (file === null) return ok(none);
  if (file.sha256 === before?.sha256) return ok(kept);
  const text = await fetchText(file, ports);
  if (!text.ok) return text;
  const list = read(text.value);
  return list === null ? fail({ code: 'not-a-feed' }) : ok(list);
}

async function fetchDelta(file: FeedFile, ports: FeedPorts): Promise<Result<ListChange, Refused>> {
  const text = await fetchText(file, ports);
  if (!text.ok) return text;
  const change = readDelta(text.value);
  return change === null ? fail({ code: 'not-a-feed' }) : ok(change);
}

async function fetchText(file: FeedFile, ports: FeedPorts): Promise<Result<string, Refused>> {
  const fetched = await ports.fetchFile(file.name, file.bytes);
  if (!fetched.ok) return fetched;
  if (fetched.value.length !== file.bytes) return fail({ code: 'wrong-size' });
  if ((await ports.sha256(fetched.value)) !== file.sha256) return fail({ code: 'wrong-sum' });
  const text = await ports.gunzip(fetched.value, file.textBytes);
  if (text === null) return fail({ code: 'not-a-feed' });
  return text.length === file.textBytes ? ok(new TextDecoder().decode(text)) : fail({ code: 'wrong-size' });
}

function factsFor(
  { id, role }: FeedPolicy,
  manifest: Manifest,
  campaigns: Readonly<Record<string, string>>,
): ListFacts {
  const sources = Object.entries(manifest.sources).map(([source, origin]): [string, ListOrigin] => [
    source,
    // Nobody else's feed speaks for the council.
    origin.role === 'own' && role !== 'own' ? { ...origin, role } : origin,
  ]);
  return { id, role, title: manifest.title, sources: Object.fromEntries(sources), campaigns };
}
