// `lurewatch pack`: a council's own build, from a released one: its webmail's hosts in the manifest, and its policy packed.

import { cp, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { readPolicy } from '../core/policy';
import { cannotRead, readGiven, UsageError } from './usage-error';

export interface PackOptions {
  readonly host: readonly string[];
  readonly policy?: string;
  readonly out: string;
}

/** As much of a manifest as is changed; the rest stays letter by letter. */
const manifestSchema = v.looseObject({
  name: v.literal('Lurewatch'),
  version: v.string(),
  content_scripts: v.tupleWithRest([v.looseObject({ matches: v.array(v.string()) })], v.unknown()),
  host_permissions: v.optional(v.array(v.string())),
});

/** Writes the copy, and yields what it has become, a line each. Throws a UsageError and leaves nothing behind where something is wrong. */
export async function* pack(build: string, { host, policy, out }: PackOptions): AsyncGenerator<string> {
  const matches = [...new Set(host.map(matchOf))];
  const manifest = await readManifest(build);
  const settings = policy === undefined ? null : await readSettings(policy);
  if (await stat(out).catch(() => null))
    throw new UsageError(`${out} is there already; give --out a folder that is not.`);
  await cp(build, out, { recursive: true });
  const added = (known: readonly string[]) => [...known, ...matches.filter((match) => !known.includes(match))];
  const [script, ...scripts] = manifest.content_scripts;
  const packed = {
    ...manifest,
    content_scripts: [{ ...script, matches: added(script.matches) }, ...scripts],
    // Chromium's builds have them, for tabs that are open already.
    ...(manifest.host_permissions && { host_permissions: added(manifest.host_permissions) }),
  };
  await writeFile(join(out, 'manifest.json'), `${JSON.stringify(packed, null, 2)}\n`);
  if (settings !== null) await writeFile(join(out, 'policy.json'), settings);
  yield `${out}: Lurewatch ${manifest.version}`;
  for (const match of matches) yield `  checks links on ${match}`;
  if (settings !== null) yield `  has ${policy} as its policy`;
}

async function readManifest(build: string): Promise<v.InferOutput<typeof manifestSchema>> {
  const path = join(build, 'manifest.json');
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw cannotRead(path, 'the command', error);
  });
  try {
    return v.parse(manifestSchema, JSON.parse(text));
  } catch {
    throw new UsageError(`${path} is no manifest of Lurewatch; give the folder of a build, such as dist/chrome.`);
  }
}

/** Browsers match hosts on every port; Firefox takes no pattern with one. */
function matchOf(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : null;
  const isLoopback = url?.hostname === '127.0.0.1' || url?.hostname === 'localhost';
  if (!url || !(url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback)))
    throw new UsageError(`"${given}" is no webmail's address; give --host one like https://webmail.council.example.`);
  if (url.hostname.includes('*') || !(url.hostname.includes('.') || isLoopback))
    throw new UsageError(`"${given}" must name one host in full; give --host once for each.`);
  if (url.username !== '' || url.pathname !== '/' || url.search !== '' || url.hash !== '')
    throw new UsageError(`"${given}" says more than a host; give --host ${url.protocol}//${url.host}.`);
  return `${url.protocol}//${url.hostname}/*`;
}

/** The policy's own text, once it has been read as the extension will. */
async function readSettings(path: string): Promise<string> {
  const text = new TextDecoder().decode(await readGiven(path, '--policy'));
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path} is not JSON (${(error as Error).message}); mend it and try again.`);
  }
  const [problem] = readPolicy(given).problems;
  if (problem) throw new UsageError(`${path} cannot be used: ${problem.path} ${problem.sentence}`);
  return text;
}
