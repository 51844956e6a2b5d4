// `lurewatch suspend` and `restore`: organisations whose links and mails are not to be trusted for now.

import * as v from 'valibot';
import { MAX_SUSPENSIONS } from '../../core/feed/bounds';
import { formatTime, type Suspension, suspensionSchema } from '../../core/feed/format';
import type { Hostname } from '../../core/hostname';
import { type SuspensionGateCode, suspensionGateOf } from '../../core/list-gate';
import { PROTECTED_ORGANISATIONS } from '../../core/organisations';
import type { Organisation } from '../../data/organisation';
import { UsageError } from '../usage-error';
import { readHost } from './allowlist';
import { slugOf } from './campaigns';
import { readContent } from './content';
import { writeJsonIn } from './json-file';
import { readTime } from './moments';
import type { Report } from './person';
import { signaturesFor } from './signatures-for';
import type { Workspace } from './workspace';

export interface SuspendOptions {
  /** For one that Lurewatch does not know. */
  readonly name?: string | undefined;
  /** Further hosts: its tenants on shared ones. */
  readonly hosts: readonly string[];
  /** Further domains of mail addresses. */
  readonly senders: readonly string[];
  readonly until: string;
  readonly nowMs: number;
}

export async function suspend(
  workspace: Workspace,
  given: string | undefined,
  options: SuspendOptions,
): Promise<Report> {
  const { suspensions } = await readContent(workspace);
  const organisation = given === undefined ? unknownOne(options.name) : knownOne(given);
  const old = suspensions.find((other) => other.organisation === organisation.id);
  const suspension: Suspension = {
    organisation: organisation.id,
    name: { en: organisation.name, ...(organisation.nameCy === undefined ? {} : { cy: organisation.nameCy }) },
    hosts: [...new Set([...organisation.domains, ...options.hosts.map(readHost)])],
    senders: [...new Set([...organisation.domains, ...options.senders.map(readHost)])],
    since: old?.since ?? formatTime(options.nowMs),
    until: readTime(options.until, '--until', options.nowMs),
  };
  for (const host of [...suspension.hosts, ...suspension.senders]) {
    const gate = suspensionGateOf(host as Hostname);
    if (gate) throw new UsageError(`${host} ${SHARED_BY_MANY[gate]}; name hosts that are this organisation's alone.`);
  }
  if (suspension.hosts.length === 0) throw new UsageError('no host is known of it; name them with --host.');
  if (!v.is(suspensionSchema, suspension))
    throw new UsageError('a suspension has a name of 120 characters and 100 hosts at most; shorten it.');
  const others = suspensions.filter((other) => other !== old);
  if (others.length >= MAX_SUSPENSIONS)
    throw new UsageError(`a feed suspends ${MAX_SUSPENSIONS} at most; restore some.`);
  const all = [...others, suspension].sort((a, b) => (a.organisation < b.organisation ? -1 : 1));
  await writeJsonIn(workspace, 'suspensions.json', all);
  return {
    lines: [
      `${suspension.name.en} is suspended until ${suspension.until}, from the next publication on:`,
      `  hosts ${suspension.hosts.join(', ')}`,
      `  mail from ${suspension.senders.join(', ') || 'nowhere'}`,
    ],
    data: { suspension },
  };
}

export async function restore(workspace: Workspace, given: string): Promise<Report> {
  const { suspensions } = await readContent(workspace);
  const named = suspensions.filter(
    ({ organisation, name }) => organisation === given || name.en.toLowerCase() === given.toLowerCase(),
  );
  const [suspension] =
    named.length > 0 ? named : suspensions.filter(({ organisation }) => organisation === known(given)?.id);
  if (!suspension) {
    const ids = suspensions.map(({ organisation }) => organisation).join(', ');
    throw new UsageError(`${given} is not suspended; suspended are: ${ids || 'none'}.`);
  }
  await writeJsonIn(
    workspace,
    'suspensions.json',
    suspensions.filter((other) => other !== suspension),
  );
  return {
    lines: [
      `${suspension.name.en} is trusted as before from the next publication on, which takes ${await signaturesFor(workspace)}.`,
    ],
    data: { restored: suspension.organisation },
  };
}

const SHARED_BY_MANY: Readonly<Record<SuspensionGateCode, string>> = {
  'public-suffix': 'is a domain below which anyone can have a name',
  'shared-host': 'is a host that many share',
};

function unknownOne(name: string | undefined): Organisation {
  if (name === undefined) throw new UsageError('name an organisation, or --name "Its name" and --host its.example.');
  const id = slugOf(name);
  if (id === '') throw new UsageError('--name must have a letter from a to z.');
  if (PROTECTED_ORGANISATIONS.some((other) => other.id === id))
    throw new UsageError(`${id} is known; leave out --name and suspend it by its id: lurewatch suspend ${id}.`);
  return { id, name, domains: [] };
}

function knownOne(given: string): Organisation {
  const found = candidates(given);
  const [organisation] = found;
  if (organisation && found.length === 1) return organisation;
  const some = found.slice(0, 8).map(({ id, name }) => `${id} (${name})`);
  throw new UsageError(
    found.length === 0
      ? `no organisation that Lurewatch knows is called ${given}; give --name "Its name" and --host its.example.`
      : `${given} may be any of ${some.join(', ')}${found.length > 8 ? ' and more' : ''}; give the id.`,
  );
}

const known = (given: string): Organisation | undefined => {
  const found = candidates(given);
  return found.length === 1 ? found[0] : undefined;
};

/** By id, else by the whole name, else by a part of it. */
function candidates(given: string): readonly Organisation[] {
  const words = given.trim().toLowerCase();
  const by = (isIt: (organisation: Organisation) => boolean) => PROTECTED_ORGANISATIONS.filter(isIt);
  const exact = by(({ id }) => id === words);
  if (exact.length > 0) return exact;
  const whole = by(({ name, nameCy }) => name.toLowerCase() === words || nameCy?.toLowerCase() === words);
  if (whole.length > 0 || words.length < 3) return whole;
  return by(({ name, nameCy }) => name.toLowerCase().includes(words) || nameCy?.toLowerCase().includes(words) === true);
}
