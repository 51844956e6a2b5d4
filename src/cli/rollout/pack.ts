// `lurewatch pack`: a council's own build, from a released one: its webmail's hosts in the manifest, its id, its policy packed, and the packages
// that its browsers get.

import { cp, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { urlOf } from '../../core/parsed-address';
import { readPolicy } from '../../core/policy';
import { cannotRead, readGivenJson, UsageError } from '../usage-error';
import { readExtensionKey } from './extension-key';
import { type Organisation, readOrganisation } from './organisation-file';
import { CHROMIUM_UPDATES, FIREFOX_UPDATES, writeChromiumPackage, writeFirefoxPackage } from './packages';

export interface PackOptions {
  readonly host: readonly string[];
  /** Packed; outranks what browsers are handed. */
  readonly policy?: string;
  /** Names webmails, ids and the folder that browsers get packages from. */
  readonly organisation?: string;
  /** Chromium's. */
  readonly key?: string;
  readonly out: string;
  /** Where packages are written. */
  readonly packages?: string;
}

/** As much of a manifest as is changed; the rest stays letter by letter. */
const manifestSchema = v.looseObject({
  name: v.literal('Lurewatch'),
  version: v.string(),
  content_scripts: v.tupleWithRest([v.looseObject({ matches: v.array(v.string()) })], v.unknown()),
  host_permissions: v.optional(v.array(v.string())),
  browser_specific_settings: v.optional(v.looseObject({ gecko: v.looseObject({ id: v.string() }) })),
});
type Manifest = v.InferOutput<typeof manifestSchema>;

/** Writes the copy, and yields what it has become, a line each. Throws a UsageError and leaves nothing behind where something is wrong. */
export async function* pack(build: string, options: PackOptions): AsyncGenerator<string> {
  const { host, policy, out, packages } = options;
  const organisation = options.organisation === undefined ? null : await readOrganisation(options.organisation);
  const webmails = organisation?.policy.webmails.map((each) => `https://${each}`) ?? [];
  const matches = [...new Set([...webmails, ...host].map(matchOf))];
  const manifest = await readManifest(build);
  const settings = policy === undefined ? null : await readSettings(policy);
  const key = options.key === undefined ? null : await readExtensionKey(options.key);
  const known = identityOf(manifest, organisation, key, packages);
  if (await stat(out).catch(() => null))
    throw new UsageError(`${out} is there already; give --out a folder that is not.`);
  await cp(build, out, { recursive: true });
  await writeFile(join(out, 'manifest.json'), `${JSON.stringify(known.mark(withHosts(manifest, matches)), null, 2)}\n`);
  if (settings !== null) await writeFile(join(out, 'policy.json'), settings);
  yield `${out}: Lurewatch ${manifest.version}${known.id === null ? '' : `, id ${known.id}`}`;
  for (const match of matches) yield `  checks links on ${match}`;
  if (settings !== null) yield `  has ${policy} as its policy`;
  if (packages === undefined || !organisation) return;
  const { folder } = organisation.extension;
  const made = { build: out, version: manifest.version, folder, into: packages };
  for await (const name of known.write(made)) yield `${join(packages, name)}`;
  yield `  Browsers look for them at ${folder}`;
}

function withHosts(manifest: Manifest, matches: readonly string[]): Manifest {
  const added = (known: readonly string[]) => [...known, ...matches.filter((match) => !known.includes(match))];
  const [script, ...scripts] = manifest.content_scripts;
  return {
    ...manifest,
    content_scripts: [{ ...script, matches: added(script.matches) }, ...scripts],
    // Chromium's builds have them, for tabs that are open already.
    ...(manifest.host_permissions && { host_permissions: added(manifest.host_permissions) }),
  };
}

interface Identity {
  /** As the council's browsers know the build; null where it stays the released one's. */
  readonly id: string | null;
  mark(manifest: Manifest): Manifest;
  write(made: Parameters<typeof writeFirefoxPackage>[0]): AsyncGenerator<string>;
}

function identityOf(
  manifest: Manifest,
  organisation: Organisation | null,
  key: Awaited<ReturnType<typeof readExtensionKey>> | null,
  packages: string | undefined,
): Identity {
  if (packages !== undefined && !organisation)
    throw new UsageError('--packages needs --organisation FILE: it says where browsers will find them.');
  const { gecko } = manifest.browser_specific_settings ?? {};
  const { folder, chromiumId = null, firefoxId = null } = organisation?.extension ?? {};
  if (gecko) {
    if (key) throw new UsageError("--key is for Chromium's build; Firefox's is signed by Mozilla.");
    if (packages !== undefined && firefoxId === null)
      throw new UsageError(
        'the organisation file names no extension.firefoxId: give it one, like lurewatch@council.example.',
      );
    const id = firefoxId ?? gecko.id;
    const own = { ...gecko, id, ...(folder && { update_url: `${folder}${FIREFOX_UPDATES}` }) };
    return {
      id: firefoxId,
      mark: (each) => ({ ...each, browser_specific_settings: { ...each.browser_specific_settings, gecko: own } }),
      write: (made) => writeFirefoxPackage(made, id),
    };
  }
  if (key && chromiumId !== null && chromiumId !== key.id)
    throw new UsageError(
      `${key.path} is the key of ${key.id}, and the organisation file has ${chromiumId} as extension.chromiumId: browsers would not take it as the extension that they have.`,
    );
  if (packages !== undefined && !key)
    throw new UsageError(
      '--packages needs --key FILE for Chromium\'s build; "lurewatch extension-key FILE" makes one.',
    );
  return {
    id: key?.id ?? null,
    mark: (each) => ({
      ...each,
      ...(key && { key: key.publicKey }),
      ...(folder && { update_url: `${folder}${CHROMIUM_UPDATES}` }),
    }),
    write: (made) => writeChromiumPackage(made, key as NonNullable<typeof key>),
  };
}

async function readManifest(build: string): Promise<Manifest> {
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
  const url = urlOf(given);
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
  const { text, json: given } = await readGivenJson(path, '--policy');
  const [problem] = readPolicy(given).problems;
  if (problem) throw new UsageError(`${path} cannot be used: ${problem.path} ${problem.sentence}`);
  return text;
}
