// The next manifest with its files, from what the workspace says and what is published. Nothing is written, nothing signed.

import { MAX_ENTRIES } from '../../core/feed/bounds';
import { type FeedFile, FORMAT, formatTime, type Manifest } from '../../core/feed/format';
import { UsageError } from '../usage-error';
import type { Content } from './content';
import { touchedSinceEach } from './deltas';
import type { Entries } from './entries';
import { changeBetween, type EntryChange, rolesBy, touchedBy } from './entry-change';
import { deltaText, type NewFile, packText, snapshotText, textOf } from './feed-text';
import { type HistoryRecord, serialsOf } from './history';
import type { OwnKeys } from './own-keys';
import { readPendingSerial } from './pending-files';
import type { Published } from './published';
import { namesIn, type Workspace } from './workspace';

export interface Draft {
  /** Without `approved`, which depends on who signs. */
  readonly manifest: Manifest;
  /** Files that are not published yet. */
  readonly files: readonly NewFile[];
  readonly record: HistoryRecord;
  readonly change: EntryChange;
  /** The oldest serial of the history that deltas still reach back to; null where this publication did not look. */
  readonly oldestNeeded: number | null;
  /** Whether a browser would see any difference. */
  readonly isNews: boolean;
}

export interface DraftInput {
  readonly keys: OwnKeys;
  readonly published: Published | null;
  readonly before: Entries;
  readonly content: Content;
  readonly entries: Entries;
  readonly nowMs: number;
  /** Every client is to take the entries anew. */
  readonly isWhole?: boolean;
  /** It has the threshold of signatures, and goes on from no approved one. */
  readonly isApproved?: boolean;
}

/** A snapshot is made anew where the delta from the last one grows beyond either. */
const SNAPSHOT_SHARE = 0.05;
const SNAPSHOT_ENTRIES = 20_000;

/** Its serial is above every one that was ever written down. A UsageError where it is more than browsers take. */
export async function makeDraft(workspace: Workspace, input: DraftInput): Promise<Draft> {
  const { keys, published, before, content, entries, nowMs } = input;
  if (entries.size > MAX_ENTRIES)
    throw new UsageError(`the feed has ${entries.size} entries and browsers take ${MAX_ENTRIES}; remove some.`);
  const serial = await nextSerial(workspace, published);
  const change = changeBetween(before, entries, rolesBy(content.sources));
  const touched = touchedBy(change);
  const isWhole = published === null || input.isWhole === true;
  const record: HistoryRecord = {
    serial,
    issuedAt: formatTime(nowMs),
    isWhole,
    touched: published ? touched : [],
    before: touched.flatMap((pattern) => before.get(pattern) ?? []),
    content: contentOf(content),
  };
  const files: NewFile[] = [];
  const add = (file: NewFile): FeedFile => {
    files.push(file);
    return file.file;
  };
  const old = published?.manifest ?? null;
  const { listed, oldestNeeded } =
    old && !isWhole && touched.length === 0
      ? { listed: old.entries, oldestNeeded: null }
      : await listEntries(workspace, { record, entries, published, isApproved: input.isApproved === true, add });
  const manifest: Manifest = {
    format: FORMAT,
    feed: keys.feed,
    title: content.title,
    serial,
    issuedAt: formatTime(nowMs),
    entries: listed,
    allowlist: await listLines('allowlist', serial, content.allowlist, old?.allowlist, add),
    campaigns: await listLines('campaigns', serial, content.campaigns, old?.campaigns, add),
    sources: content.sources,
    incident: content.incident,
    suspensions: [...content.suspensions],
    keys: [...keys.documents],
  };
  return { manifest, files, record, change, oldestNeeded, isNews: isWhole || !isSame(old, manifest) };
}

interface Listing {
  readonly record: HistoryRecord;
  readonly entries: Entries;
  readonly published: Published | null;
  readonly isApproved: boolean;
  add(file: NewFile): FeedFile;
}

async function listEntries(workspace: Workspace, listing: Listing) {
  const { record, entries, published, isApproved, add } = listing;
  const { serial } = record;
  const old = published?.manifest.entries;
  const approvedAt = isApproved ? undefined : published?.approved.manifest.entries.changedAt;
  const needed = [...new Set([old?.snapshot.serial, approvedAt])].filter((at) => at !== undefined);
  const { since, oldestRead } = record.isWhole
    ? { since: [], oldestRead: serial }
    : await touchedSinceEach(workspace, { record, entries: entries.size, needed: needed });
  const lag = since.find(({ from }) => from === old?.snapshot.serial)?.touched.size;
  const isSnapshotKept =
    !record.isWhole && lag !== undefined && lag <= SNAPSHOT_ENTRIES && lag <= entries.size * SNAPSHOT_SHARE;
  const snapshot =
    isSnapshotKept && old
      ? old.snapshot
      : { ...add(await packText(`snapshot-${serial}`, snapshotText(entries))), serial };
  const deltas = [];
  for (const { from, touched } of since) {
    // It would be as large as the snapshot, and was asked for in case the old one stays.
    if (!isSnapshotKept && from !== approvedAt && touched.size * 2 > Math.max(entries.size, 1_000)) continue;
    deltas.push({ ...add(await packText(`delta-${from}-${serial}`, deltaText(touched, entries))), from });
  }
  return { listed: { count: entries.size, changedAt: serial, snapshot, deltas }, oldestNeeded: oldestRead };
}

async function listLines(
  name: string,
  serial: number,
  lines: readonly string[],
  old: FeedFile | null | undefined,
  add: (file: NewFile) => FeedFile,
): Promise<FeedFile | null> {
  if (lines.length === 0) return null;
  const packed = await packText(`${name}-${serial}`, textOf([...lines].sort()));
  return old?.sha256 === packed.file.sha256 ? old : add(packed);
}

/** Above every serial that was ever written down, so that none stands for two manifests. */
async function nextSerial(workspace: Workspace, published: Published | null): Promise<number> {
  const names = await namesIn(workspace, 'published');
  const written = names.flatMap((name) => /^feed-(\d+)\.json$/.exec(name)?.[1] ?? []).map(Number);
  const past = [...written, ...(await serialsOf(workspace)), (await readPendingSerial(workspace)) ?? 0];
  return past.reduce((most, serial) => Math.max(most, serial), published?.serial ?? 0) + 1;
}

const contentOf = ({ title, allowlist, campaigns, sources, incident, suspensions }: Content): Content => ({
  title,
  allowlist,
  campaigns,
  sources,
  incident,
  suspensions,
});

/** But for what changes with every manifest. */
function isSame(old: Manifest | null, now: Manifest): boolean {
  const told = ({ serial, issuedAt, approved, ...rest }: Manifest) => rest;
  return old !== null && sorted(told(old)) === sorted(told(now));
}

/** JSON with the members of each object in one order. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
