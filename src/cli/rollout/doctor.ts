// `lurewatch doctor`: what of a rollout will not work, said before a browser finds it out. Reads the organisation file, its feeds and its packages.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FeedPolicy } from '../../core/policy';
import { verifyFeed } from '../feed/verify';
import { UsageError } from '../usage-error';
import { crxIdOf } from './crx';
import { type Organisation, readOrganisation } from './organisation-file';
import {
  CHECKSUMS,
  CHROMIUM_UPDATES,
  FIREFOX_PACKAGE,
  FIREFOX_UPDATES,
  readChromiumUpdates,
  readFirefoxUpdates,
} from './packages';

export interface DoctorOptions {
  readonly packages?: string;
  readonly feed?: string;
  readonly offline?: boolean;
}

/** `fault`: it will not work. `note`: it works, and staff may miss something. */
export interface Finding {
  readonly kind: 'ok' | 'note' | 'fault';
  readonly sentence: string;
}

const ok = (sentence: string): Finding => ({ kind: 'ok', sentence });
const note = (sentence: string): Finding => ({ kind: 'note', sentence });
const fault = (sentence: string): Finding => ({ kind: 'fault', sentence });
const NAMES: Readonly<Record<Finding['kind'], string>> = { ok: 'ok   ', note: 'note ', fault: 'FAULT' };

/** Yields a line for each finding. `onFault` is called where something will not work. Throws a UsageError for a file that cannot be read. */
export async function* doctor(path: string, options: DoctorOptions, onFault: () => void): AsyncGenerator<string> {
  const organisation = await readOrganisation(path);
  let faults = 0;
  for await (const { kind, sentence } of examine(organisation, options)) {
    if (kind === 'fault') faults += 1;
    yield `${NAMES[kind]} ${sentence}`;
  }
  if (faults > 0) onFault();
  yield faults === 0 ? 'Nothing was found that will not work.' : `${faults} of these will not work.`;
}

async function* examine(organisation: Organisation, options: DoctorOptions): AsyncGenerator<Finding> {
  yield ok('the organisation file: every setting can be used');
  yield* ofPolicy(organisation);
  for (const feed of organisation.policy.feeds) yield* ofFeed(feed, options);
  yield* ofPackages(organisation, options);
}

function* ofPolicy({ extension, policy }: Organisation): Generator<Finding> {
  const { chromiumId, firefoxId } = extension;
  if (chromiumId === null && firefoxId === null)
    yield fault('extension.chromiumId and extension.firefoxId are both missing: no browser would install anything');
  const { feeds, organisation, reports, incident } = policy;
  if (!feeds.some(({ role }) => role === 'own'))
    yield note(
      'no feed has the role "own": an incident can only be declared by policy, which Firefox reads at its start',
    );
  if (organisation.contacts.length === 0)
    yield note('organisation.contacts is empty: outside an incident staff are told of nobody to ring');
  if (reports.email === null && reports.endpoint === null)
    yield note('reports has neither email nor endpoint: staff are told to report, and not where');
  if (incident && incident.endsAt === undefined)
    yield note(`an incident (${incident.level}) is set by policy and has no endsAt: it stays until the policy changes`);
}

async function* ofFeed(feed: FeedPolicy, { feed: folder, offline }: DoctorOptions): AsyncGenerator<Finding> {
  const isGiven = folder !== undefined && feed.role === 'own';
  if (!isGiven && offline) {
    yield note(`feed ${feed.id}: not asked`);
    return;
  }
  const place = isGiven ? folder : feed.url;
  const { id, keys, threshold } = feed;
  const report = await verifyFeed(place, { id, keys, threshold, nowMs: Date.now() });
  const [first = '', ...rest] = report.lines;
  yield report.isRejected ? fault(`feed ${id} (${place}): ${first}`) : ok(`feed ${id} (${place}): ${first}`);
  for (const line of report.isRejected ? [] : rest) yield ok(`feed ${id}: ${line.trim()}`);
}

async function* ofPackages({ extension }: Organisation, { packages, offline }: DoctorOptions): AsyncGenerator<Finding> {
  const { folder, chromiumId, firefoxId } = extension;
  if (packages === undefined && offline) {
    yield note(`packages at ${folder}: not asked`);
    return;
  }
  const read = packages === undefined ? fromWeb(folder) : fromFolder(packages);
  if (chromiumId !== null) yield* ofChromiumPackage(chromiumId, folder, read);
  if (firefoxId !== null) yield* ofFirefoxPackage(firefoxId, folder, read);
}

/** Null where there is no such file. */
type Read = (name: string) => Promise<Buffer | null>;

const fromFolder =
  (folder: string): Read =>
  (name) =>
    readFile(join(folder, name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw new UsageError(`cannot read ${join(folder, name)}: ${error.code}.`);
    });

const fromWeb =
  (folder: string): Read =>
  async (name) => {
    const response = await fetch(new URL(name, folder), { signal: AbortSignal.timeout(30_000) }).catch(() => null);
    return response?.ok ? Buffer.from(await response.arrayBuffer()) : null;
  };

async function* ofChromiumPackage(id: string, folder: string, read: Read): AsyncGenerator<Finding> {
  const text = await read(CHROMIUM_UPDATES);
  if (!text) {
    yield fault(`${CHROMIUM_UPDATES} is not there: Chrome and Edge would not find the extension`);
    return;
  }
  const update = readChromiumUpdates(text.toString('utf8'));
  const name = update && nameBelow(folder, update.codebase);
  if (!update || update.appid !== id) {
    yield fault(`${CHROMIUM_UPDATES} is of ${update?.appid ?? 'no extension'}, and the organisation file of ${id}`);
    return;
  }
  if (!name) {
    yield fault(`${CHROMIUM_UPDATES} sends browsers to ${update.codebase}, which is not in ${folder}`);
    return;
  }
  const crx = await read(name);
  if (!crx) yield fault(`${name} is not there, and ${CHROMIUM_UPDATES} names it`);
  else if (crxIdOf(crx) !== id) yield fault(`${name} is signed as ${crxIdOf(crx) ?? 'nothing'}, and not as ${id}`);
  else yield* ofChecksum(name, crx, read, `Chrome and Edge install version ${update.version}`);
}

async function* ofFirefoxPackage(id: string, folder: string, read: Read): AsyncGenerator<Finding> {
  const text = await read(FIREFOX_UPDATES);
  const update = text && readFirefoxUpdates(text.toString('utf8'), id);
  if (!update) {
    yield fault(`${FIREFOX_UPDATES} ${text ? `says nothing of ${id}` : 'is not there'}: Firefox would never update it`);
    return;
  }
  for (const name of [FIREFOX_PACKAGE, nameBelow(folder, update.update_link)]) {
    const xpi = name && (await read(name));
    if (!name) yield fault(`${FIREFOX_UPDATES} sends browsers to ${update.update_link}, which is not in ${folder}`);
    else if (!xpi) yield fault(`${name} is not there`);
    // The archive's directory names each of its files.
    else if (!xpi.includes('META-INF/mozilla.rsa'))
      yield fault(
        `${name} is not signed by Mozilla: Firefox does not install it (docs/deployment.md says how it is signed)`,
      );
    else yield* ofChecksum(name, xpi, read, `Firefox installs version ${update.version}`);
  }
}

/** Null where the address is not of a file in the folder. */
function nameBelow(folder: string, address: string): string | null {
  const name = address.startsWith(folder) ? address.slice(folder.length) : '';
  return /^[\w.-]+$/.test(name) ? name : null;
}

async function* ofChecksum(name: string, bytes: Buffer, read: Read, good: string): AsyncGenerator<Finding> {
  const lines = (await read(CHECKSUMS))?.toString('utf8').split('\n') ?? [];
  const line = lines.find((each) => each.endsWith(`  ${name}`));
  if (line && !line.startsWith(createHash('sha256').update(bytes).digest('hex')))
    yield note(
      `${name}: ${CHECKSUMS} has another sum for it; write it anew after Mozilla's signature, and look why where that is not it`,
    );
  yield ok(`${name}: ${good}`);
}
