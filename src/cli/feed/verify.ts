// `lurewatch verify` and `status URL`: takes a feed as a browser that has never seen it would, and says what it got or why not.

import { beginFeed, type FeedState, updateFeed } from '../../core/feed/client';
import { urlOf } from '../../core/parsed-address';
import type { FeedPolicy } from '../../core/policy';
import { readPolicy } from '../../core/policy';
import { incidentOf, suspensionsOf } from '../../core/standing';
import { readGiven, UsageError } from '../usage-error';
import { publishedFolderOf } from './feed-folder';
import { fromFolder, fromWeb, portsWith } from './feed-ports';
import { MemoryEntries } from './memory-entries';
import { readOwnKeys } from './own-keys';
import type { Report } from './person';
import { counted, FAULTS, LOOSENS } from './sentences';
import { isWorkspace, workspaceAt } from './workspace';

export interface VerifyOptions {
  readonly policy?: string | undefined;
  readonly id?: string | undefined;
  /** Public keys. */
  readonly keys: readonly string[];
  readonly threshold?: number | undefined;
  /** Whose keys count where neither is given. */
  readonly workspace?: string | undefined;
  readonly nowMs: number;
}

const isWeb = (place: string) => /^https?:\/\//i.test(place);

/** `place`: a workspace, a folder as it is served, or its address. Rejected where a browser would not take it. */
export async function verifyFeed(place: string, options: VerifyOptions): Promise<Report> {
  const pin = await pinFor(place, options);
  const entries = new MemoryEntries();
  const fetchFile = isWeb(place) ? fromWeb(pin.url) : fromFolder(publishedFolderOf(place));
  const updated = await updateFeed(pin, beginFeed(pin), portsWith(fetchFile, entries), options.nowMs);
  if (!updated.ok) {
    const { code, loosenings = [] } = updated.error;
    const how = loosenings.map((loosening) => LOOSENS[loosening]).join('; ');
    return {
      isRejected: true,
      lines: [`Browsers do not take it (${code}): ${FAULTS[code]}${how === '' ? '' : ` It loosens: ${how}.`}`],
      data: { ok: false, code, loosenings },
    };
  }
  return reportOf(updated.value, entries, pin, options.nowMs);
}

function reportOf(state: FeedState, entries: MemoryEntries, pin: FeedPolicy, nowMs: number): Report {
  const { manifest, timestamp, keys, approvedSerial } = state;
  if (!manifest || !timestamp) throw new Error('an update that succeeded without a manifest');
  const isApproved = approvedSerial === manifest.serial;
  const leftOut = entries.countLeftOut();
  const [incident, suspensions] = [incidentOf(state, nowMs), suspensionsOf(state, nowMs)];
  const minutes = Math.floor((Date.parse(timestamp.expiresAt) - nowMs) / 60_000);
  const lines = [
    `Browsers take it: "${manifest.title}" (${pin.id}), serial ${manifest.serial} of ${manifest.issuedAt}.`,
    `  ${counted(entries.lines.size, 'entry', 'entries')}${leftOut > 0 ? `, of which browsers leave out ${leftOut}` : ''}; ${counted(state.allowlist.length, 'allowed host')}; ${counted(suspensions.length, 'suspension')}`,
    `  incident: ${incident ? `${incident.level} since ${incident.startedAt}` : 'none'}`,
    `  fresh until ${timestamp.expiresAt} (${counted(minutes, 'minute')})`,
    isApproved
      ? `  signed by the threshold (${keys.threshold} of ${keys.keys.length} keys, set ${keys.version})`
      : `  fewer signatures than the threshold: it tightens serial ${approvedSerial}, which has them (${keys.threshold} of ${keys.keys.length} keys, set ${keys.version})`,
  ];
  if (entries.lines.size !== manifest.entries.count)
    lines.push(`  The manifest says ${manifest.entries.count} entries: publish again with --whole.`);
  return {
    lines,
    data: {
      ok: true,
      feed: pin.id,
      title: manifest.title,
      serial: manifest.serial,
      issuedAt: manifest.issuedAt,
      expiresAt: timestamp.expiresAt,
      entries: entries.lines.size,
      leftOut,
      approved: isApproved,
      approvedSerial,
      keysVersion: keys.version,
      threshold: keys.threshold,
      incident: incident?.level ?? 'normal',
      suspensions: suspensions.length,
    },
  };
}

async function pinFor(place: string, options: VerifyOptions): Promise<FeedPolicy> {
  const url = `${place.replace(/\/?$/, '/')}`;
  if (isWeb(place) && urlOf(url) === null) throw new UsageError(`${place} is no web address; write it whole.`);
  if (options.policy !== undefined) return fromPolicy(place, url, options.policy, options.id);
  if (options.keys.length > 0) {
    if (options.id === undefined) throw new UsageError('--key needs --id ID too: the id that the feed was made with.');
    return checked({ id: options.id, url, keys: options.keys, threshold: options.threshold ?? 1 });
  }
  const own = isWorkspace(place) ? place : (options.workspace ?? null);
  if (own === null)
    throw new UsageError(
      'whose signatures count? Give --policy FILE, or --id ID and --key PUBLIC, or name a workspace.',
    );
  const { feed, pinned } = await readOwnKeys(workspaceAt(own));
  return { id: feed, url, role: 'own', keys: pinned.keys, threshold: pinned.threshold };
}

async function fromPolicy(place: string, url: string, path: string, id: string | undefined): Promise<FeedPolicy> {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(await readGiven(path, '--policy')).toString('utf8'));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path} is not JSON; mend it and try again.`);
  }
  const { policy, problems } = readPolicy(json);
  const named = policy.feeds.filter((feed) => (id === undefined ? !isWeb(place) || feed.url === url : feed.id === id));
  const [feed] = named;
  if (feed && named.length === 1) return { ...feed, url };
  const [problem] = problems;
  if (problem) throw new UsageError(`${path}: ${problem.path} ${problem.sentence}`);
  throw new UsageError(`${path} has ${named.length} feeds for this address; say with --id ID which one is meant.`);
}

/** Held to what a policy may say. */
function checked({ id, url, keys, threshold }: Omit<FeedPolicy, 'role'>): FeedPolicy {
  const given = { feeds: [{ id, url: 'https://feeds.council.example/', role: 'own', keys, threshold }] };
  const { policy, problems } = readPolicy(given);
  const [feed] = policy.feeds;
  if (!feed) throw new UsageError(`${problems[0]?.path.replace('feeds.0.', '')} ${problems[0]?.sentence}`);
  return { ...feed, url };
}
