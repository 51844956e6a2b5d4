// `lurewatch publish`: signs the next manifest, and puts it out or lets it wait for the signatures it needs.

import { UsageError } from '../usage-error';
import { changeWords } from './change-words';
import type { Draft } from './draft';
import { writeEntries } from './entries';
import { rolesBy } from './entry-change';
import { readLinesOf } from './feed-state';
import { gatedOf, gateWith } from './gating';
import { nextDraft } from './next-draft';
import { onlyTightening } from './only-tightening';
import { readPendingSerial, removePending, writePending } from './pending-files';
import type { Person, Report } from './person';
import type { PrivateKey } from './private-key';
import { prune, pruneHistory } from './pruning';
import { putOut } from './publication';
import { PUBLISHED } from './published';
import { counted, GATED, LOOSENS } from './sentences';
import { signDocument } from './signing';
import { readStanding, type Standing } from './standing';
import { looseningsOf } from './weighing';
import { pathOf, type Workspace } from './workspace';

export interface PublishOptions {
  readonly keys: readonly PrivateKey[];
  readonly timestampKey: PrivateKey | null;
  /** It waits for a second look, however many signatures it has. */
  readonly isHeld?: boolean;
  /** Every client is to take the entries anew. */
  readonly isWhole?: boolean;
  /** What loosens stays in the workspace, and waits. */
  readonly isOnlyTightening?: boolean;
  readonly isVerbose?: boolean;
  readonly nowMs: number;
}

/** Rejected where browsers would refuse an entry. Data: whether it was published, else the serial that waits and why. */
export async function publish(workspace: Workspace, options: PublishOptions, person: Person): Promise<Report> {
  const { nowMs } = options;
  person.progress('reading the feed …');
  const standing = await standingFor(workspace, options);
  const { keys, published } = standing;
  const isApproved = options.keys.length >= keys.current.threshold;
  requireKeys(options, standing);
  const gated = gatedOf(standing.entries, gateWith(standing.content.allowlist), rolesBy(standing.content.sources));
  if (gated.length > 0) {
    person.progress('');
    return {
      isRejected: true,
      lines: [
        `Not published: browsers would refuse ${counted(gated.length, 'entry', 'entries')}.`,
        ...gated.slice(0, 20).map(({ pattern, code }) => `  ${pattern} ${GATED[code]}.`),
        'Take them out with "lurewatch remove", or list them all the same with "lurewatch add --override --reason TEXT".',
      ],
      data: { published: false, gated },
    };
  }
  person.progress('making the files …');
  const { draft, entries, dropped, overdue } = await nextDraft(workspace, {
    ...standing,
    nowMs,
    isWhole: options.isWhole === true,
    isApproved,
  });
  person.progress('');
  if (!draft.isNews) {
    return {
      lines: ['Nothing has changed since the last publication. "lurewatch refresh" renews its timestamp.'],
      data: { published: false, serial: published?.serial ?? null, reason: 'nothing-changed' },
    };
  }
  const reasons = looseningsOf({ ...draft, isWhole: options.isWhole === true }, published, keys.current);
  const approved = isApproved || published === null ? {} : { approved: namedBy(published) };
  const mayGo = isApproved || reasons.length === 0;
  const manifest = mayGo ? { ...draft.manifest, ...approved } : draft.manifest;
  const document = signDocument(manifest, 'lurewatch-feed', options.keys);
  const publication = { document, manifest, files: draft.files, record: draft.record };
  const replaced = await readPendingSerial(workspace);
  const lines = [
    ...changeWords({
      before: { manifest: published?.manifest ?? null, entries: standing.before },
      after: { manifest, entries },
      change: draft.change,
      isVerbose: options.isVerbose === true,
    }),
    ...expiryWords(dropped, overdue, keys.current.threshold),
  ];
  // Under --only-tightening the workspace says more than what is published.
  if (dropped > 0 && options.isOnlyTightening !== true) await writeEntries(workspace, entries);
  if (replaced !== null) lines.push(`What waited for signatures (serial ${replaced}) is replaced.`);
  if (!mayGo || options.isHeld === true || options.timestampKey === null) {
    const base = published?.serial ?? 0;
    await writePending(workspace, { ...publication, base, isHeld: options.isHeld === true });
    const serial = draft.record.serial;
    lines.push(...waitingWords(serial, mayGo, reasons, options, standing));
    return { lines, data: { published: false, pending: serial, loosens: reasons, signatures: options.keys.length } };
  }
  const expiresAt = await putOut(workspace, publication, {
    key: options.timestampKey,
    settings: standing.settings,
    keys,
    last: published?.timestamp ?? null,
    nowMs,
  });
  await removePending(workspace);
  await prune(workspace, [manifest, ...(approved.approved && published ? [published.approved.manifest] : [])], nowMs);
  if (draft.oldestNeeded !== null) await pruneHistory(workspace, draft.oldestNeeded);
  lines.push(...publishedWords(draft, expiresAt, !isApproved));
  return {
    lines,
    data: { published: true, serial: manifest.serial, entries: manifest.entries.count, dropped, expiresAt },
  };
}

/** What is said of entries whose time is over; also for a preview. */
export function* expiryWords(dropped: number, overdue: number, threshold: number): Generator<string> {
  if (dropped > 0)
    yield `${counted(dropped, 'entry', 'entries')} whose time is over ${dropped === 1 ? 'is' : 'are'} dropped.`;
  if (overdue > 0)
    yield `${counted(overdue, 'entry', 'entries')} whose time is over ${overdue === 1 ? 'stays' : 'stay'} until a publication has ${counted(threshold, 'signature')}; browsers pass over ${overdue === 1 ? 'it' : 'them'}.`;
}

/** As the workspace says, or what of it only tightens. */
async function standingFor(workspace: Workspace, { nowMs, isOnlyTightening }: PublishOptions): Promise<Standing> {
  const standing = await readStanding(workspace, nowMs);
  const { published, before } = standing;
  if (isOnlyTightening !== true || !published) return standing;
  const allowlist = await readLinesOf([pathOf(workspace, PUBLISHED)], published.manifest.allowlist);
  const { manifest } = published;
  return { ...standing, ...onlyTightening(standing, { manifest, entries: before, allowlist }) };
}

const namedBy = ({ approved: { serial, sha256 } }: NonNullable<Standing['published']>) => ({ serial, sha256 });

function requireKeys({ keys, timestampKey }: PublishOptions, standing: Standing): void {
  const { current } = standing.keys;
  const foreign = keys.find(({ publicKey }) => !current.keys.includes(publicKey));
  if (foreign) throw new UsageError(`${foreign.publicKey} is none of the feed's keys; sign with one of those.`);
  if (keys.length === 0) throw new UsageError('no key was given; name yours with --key FILE.');
  requireTimestampKey(timestampKey, current.timestampKeys);
}

/** A UsageError where it is none of them. */
export function requireTimestampKey(key: PrivateKey | null, known: readonly string[]): void {
  if (key && !known.includes(key.publicKey))
    throw new UsageError(`${key.publicKey} is no timestamp key of the feed; give --timestamp-key the file of one.`);
}

function* waitingWords(
  serial: number,
  mayGo: boolean,
  reasons: ReturnType<typeof looseningsOf>,
  options: PublishOptions,
  { keys: { current } }: Standing,
): Generator<string> {
  if (options.isHeld === true) yield `Serial ${serial} waits for a second look, as you asked.`;
  else if (!mayGo) {
    const missing = current.threshold - options.keys.length;
    yield `Serial ${serial} waits for ${counted(missing, 'more signature')}: ${reasons.map((code) => LOOSENS[code]).join('; ')}.`;
  } else {
    yield `Serial ${serial} is signed and waits for its timestamp: run "lurewatch refresh --timestamp-key FILE" where that key is.`;
    return;
  }
  const unused = current.keys.filter((key) => !options.keys.some(({ publicKey }) => publicKey === key));
  // Whoever asked for a second look may take it with any key.
  const others = unused.length > 0 ? unused : current.keys;
  yield `Give this folder to a holder of the key ${others.join(' or ')}, who reads it and signs:`;
  yield '  lurewatch sign --key FILE --timestamp-key FILE';
}

/** What to do with what was published. */
export function* publishedWords(
  { manifest }: Pick<Draft, 'manifest'>,
  expiresAt: string,
  isTightening: boolean,
): Generator<string> {
  yield `Published serial ${manifest.serial}: ${counted(manifest.entries.count, 'entry', 'entries')}, fresh until ${expiresAt}.`;
  if (isTightening)
    yield 'It has fewer signatures than the threshold; browsers take it all the same, since it only makes staff safer.';
  yield 'Upload the folder "published": first the .gz files, then feed-*.json, timestamp.json last.';
}
