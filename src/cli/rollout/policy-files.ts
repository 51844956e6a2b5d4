// `lurewatch policy`: everything that IT's consoles take, by platform, from the one organisation file.

import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MANAGED_SCHEMA } from '../../core/managed-schema';
import { UsageError } from '../usage-error';
import { fieldsOf, type TemplateOf, templateOf } from './admx';
import { chromiumPolicy, firefoxPolicy } from './browser-settings';
import { CHROMIUM_BROWSERS, CHROMIUM_TOOLBAR, FIREFOX } from './browsers';
import { powershellDetection, shellDetection } from './detection';
import { omaUriRows } from './intune';
import { chromiumProfile, firefoxProfile } from './mac';
import { type Organisation, readOrganisation } from './organisation-file';
import { chromiumKeys, firefoxKeys, firefoxRemovalKeys, type RegistryKey, regFile, removalRegFile } from './registry';

/** By their path in the folder. */
export type PolicyFiles = ReadonlyMap<string, string | Uint8Array>;

/** Writes them, and yields the path of each. Leaves nothing behind where the file cannot be used. */
export async function* policy(path: string, { out }: { readonly out: string }): AsyncGenerator<string> {
  const organisation = await readOrganisation(path);
  const { chromiumId, firefoxId } = organisation.extension;
  if (chromiumId === null && firefoxId === null)
    throw new UsageError(
      `${path} names neither extension.chromiumId nor extension.firefoxId: "lurewatch pack" prints them.`,
    );
  if (await stat(out).catch(() => null))
    throw new UsageError(`${out} is there already; give --out a folder that is not.`);
  for (const [name, content] of policyFiles(organisation)) {
    const to = join(out, name);
    await mkdir(dirname(to), { recursive: true });
    await writeFile(to, content);
    yield to;
  }
}

export function policyFiles(organisation: Organisation): PolicyFiles {
  const files: [string, string | Uint8Array | null][] = [];
  if (organisation.extension.chromiumId !== null) files.push(...forChromium(organisation));
  if (organisation.extension.firefoxId !== null) files.push(...forFirefox(organisation));
  files.push(
    ['intune/detect.ps1', powershellDetection(organisation)],
    ['intune/detect.sh', shellDetection(organisation)],
  );
  return new Map(files.flatMap(([path, content]) => (content === null ? [] : [[path, content]])));
}

function forChromium(organisation: Organisation): [string, string | Uint8Array | null][] {
  const { settings } = organisation;
  return [
    ...CHROMIUM_BROWSERS.flatMap((browser): [string, string | Uint8Array | null][] => {
      const { name, title, toolbar } = browser;
      const keys = chromiumKeys(browser, organisation);
      const [install, own] = keys as [RegistryKey, RegistryKey];
      return [
        ...onWindows(name, { name: capital(name), title, install, settings: own }, keys, organisation),
        [`macos/lurewatch-${name}.mobileconfig`, chromiumProfile(browser, organisation)],
        [`linux/${name}/lurewatch.json`, json(chromiumPolicy(organisation, toolbar))],
      ];
    }),
    ['linux/chromium/lurewatch.json', json(chromiumPolicy(organisation, CHROMIUM_TOOLBAR))],
    // As the console's field "Policy for extensions" takes it.
    [
      'google-admin/policy-for-extensions.json',
      json(Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, { Value: value }]))),
    ],
  ];
}

function forFirefox(organisation: Organisation): [string, string | Uint8Array | null][] {
  const keys = firefoxKeys(organisation);
  const [install, own] = keys as [RegistryKey, RegistryKey];
  const id = organisation.extension.firefoxId as string;
  const field = {
    // A value's name; the template has it as the name of its policy too, which an id is not.
    name: 'Settings',
    valueName: id,
    title: 'Settings',
    description: 'All settings of Lurewatch, as docs/policy.md has them.',
    schema: MANAGED_SCHEMA,
    value: own.values[id],
  };
  return [
    ...onWindows(
      'firefox',
      { name: 'Firefox', title: FIREFOX.title, install, settings: own, fields: [field] },
      keys,
      organisation,
      firefoxRemovalKeys(organisation),
    ),
    ['macos/lurewatch-firefox.mobileconfig', firefoxProfile(organisation)],
    ['linux/firefox/policies.json', json({ policies: firefoxPolicy(organisation) })],
  ];
}

function onWindows(
  name: string,
  of: Omit<TemplateOf, 'fields'> & Partial<Pick<TemplateOf, 'fields'>>,
  keys: readonly RegistryKey[],
  organisation: Organisation,
  left: readonly RegistryKey[] = [],
): [string, string | Uint8Array][] {
  const template = templateOf({ fields: fieldsOf(of.settings), ...of }, organisation);
  return [
    [`windows/lurewatch-${name}.admx`, template.admx],
    // The editor asks for its own language, and then for American English.
    [`windows/en-GB/lurewatch-${name}.adml`, template.adml],
    [`windows/en-US/lurewatch-${name}.adml`, template.adml],
    [`windows/lurewatch-${name}.reg`, regFile(keys)],
    [`windows/lurewatch-${name}-remove.reg`, removalRegFile(keys, left)],
    [`intune/lurewatch-${name}-oma-uri.json`, json(omaUriRows(of.name, template))],
  ];
}

const json = (content: unknown) => `${JSON.stringify(content, null, 2)}\n`;
const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
