// `lurewatch allow`: hosts that the council trusts besides the built-in ones. Changing the list takes the threshold of signatures.

import * as v from 'valibot';
import { hostSchema } from '../../core/feed/format';
import { hostOf } from '../../core/policy';
import { UsageError } from '../usage-error';
import { readContent } from './content';
import type { Report } from './person';
import { type Workspace, writeFileIn } from './workspace';

/** A UsageError where one is no host; nothing is changed then. */
export async function allowHosts(workspace: Workspace, hosts: readonly string[]): Promise<Report> {
  return change(workspace, hosts, (list, host) => list.add(host), 'is trusted with all below it');
}

/** As `allowHosts`; one that is not there is passed over. */
export async function disallowHosts(workspace: Workspace, hosts: readonly string[]): Promise<Report> {
  return change(workspace, hosts, (list, host) => list.delete(host), 'is on the allowlist no more');
}

async function change(
  workspace: Workspace,
  given: readonly string[],
  apply: (list: Set<string>, host: string) => unknown,
  words: string,
): Promise<Report> {
  const { allowlist } = await readContent(workspace);
  const list = new Set(allowlist);
  const hosts = given.map(readHost);
  for (const host of hosts) apply(list, host);
  await writeFileIn(workspace, 'allowlist.txt', [...list].sort());
  return {
    lines: [...hosts.map((host) => `${host} ${words}, from the next publication on.`)],
    data: { hosts, allowlist: [...list].sort() },
  };
}

/** As a feed writes it: lower-case A-labels. */
export function readHost(text: string): string {
  const host = hostOf(text);
  if (host === null || !v.is(hostSchema, host))
    throw new UsageError(`${text} is no host name; write it as intranet.example, without https:// and without a path.`);
  return host;
}
