// A policy as far as the command knows one: hosts that the council allows besides the built-in ones.

import * as v from 'valibot';
import { toHostname } from '../../core/hostname';
import { urlOf } from '../../core/parsed-address';
import { readGivenJson, UsageError } from '../usage-error';

const hostSchema = v.pipe(
  v.string('each allowed host must be text'),
  v.transform(hostnameOf),
  v.string('is no hostname'),
);

const policySchema = v.strictObject({ allow: v.optional(v.array(hostSchema, '"allow" must be a list of hosts'), []) });

/** Lower-case A-labels; each stands for itself and all hosts below it. */
export async function readPolicy(path: string): Promise<ReadonlySet<string>> {
  const { json } = await readGivenJson(path, '--policy');
  const policy = v.safeParse(policySchema, json);
  if (policy.success) return new Set(policy.output.allow);
  const [issue] = policy.issues;
  throw new UsageError(
    `${path} is not a policy: ${v.getDotPath(issue) ?? 'it'}: ${issue.message}; expected {"allow": ["host.example"]}.`,
  );
}

function hostnameOf(host: string): string | null {
  const url = /[/?#@:\\]/.test(host) ? null : urlOf(`http://${host}`);
  return url && toHostname(url.hostname);
}
