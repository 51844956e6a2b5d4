// The policy as values of Windows' registry: what .reg files, Intune's script and the detection write and look for.

import { chromiumEntry, firefoxEntry } from './browser-settings';
import type { ChromiumBrowser } from './browsers';
import { FIREFOX } from './browsers';
import type { Organisation } from './organisation-file';

export interface RegistryKey {
  /** Below HKEY_LOCAL_MACHINE. */
  readonly path: string;
  readonly values: Readonly<Record<string, RegistryValue>>;
  /** Whether what stood there before goes: a setting that is taken out of the file must not stay in force. */
  readonly isOurs: boolean;
}
/** Text is REG_SZ, a number REG_DWORD. */
export type RegistryValue = string | number;

/** Chromium reads a list or a group of settings from its JSON as text. Its entry stands beside those of other extensions. */
export function chromiumKeys(
  { registry, toolbar }: ChromiumBrowser,
  { extension, settings }: Organisation,
): readonly RegistryKey[] {
  const { chromiumId: id } = extension;
  if (id === null) return [];
  const entry = Object.entries(chromiumEntry(extension, toolbar)).map(([name, value]) => [name, registryValue(value)]);
  const values = Object.entries(settings).map(([name, value]) => [name, registryValue(value)]);
  return [
    { path: `${registry}\\ExtensionSettings\\${id}`, values: Object.fromEntries(entry), isOurs: true },
    { path: `${registry}\\3rdparty\\extensions\\${id}\\policy`, values: Object.fromEntries(values), isOurs: true },
  ];
}

/** Firefox has all of an extension's settings as one JSON text. */
export function firefoxKeys({ extension, settings }: Organisation): readonly RegistryKey[] {
  const { firefoxId: id } = extension;
  if (id === null) return [];
  const { registry } = FIREFOX;
  const entry = Object.entries(firefoxEntry(extension)).map(([name, value]) => [name, registryValue(value)]);
  return [
    { path: `${registry}\\ExtensionSettings\\${id}`, values: Object.fromEntries(entry), isOurs: true },
    { path: `${registry}\\3rdparty\\Extensions`, values: { [id]: JSON.stringify(settings) }, isOurs: false },
  ];
}

/** Firefox keeps an extension that its policy says nothing more of: it has to be told that it may not be there. */
export function firefoxRemovalKeys({ extension: { firefoxId } }: Organisation): readonly RegistryKey[] {
  if (firefoxId === null) return [];
  const path = `${FIREFOX.registry}\\ExtensionSettings\\${firefoxId}`;
  return [{ path, values: { installation_mode: 'blocked' }, isOurs: true }];
}

function registryValue(value: unknown): RegistryValue {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value);
}

/** A file that the registry's editor takes: UTF-16 with a mark, lines end in CRLF. */
export function regFile(keys: readonly RegistryKey[]): Buffer {
  return regText(
    keys.flatMap((key) => [...(key.isOurs ? [`[-HKEY_LOCAL_MACHINE\\${key.path}]`, ''] : []), ...written([key])]),
  );
}

/** One that takes all of it away. `left`: what is written in its place. */
export function removalRegFile(keys: readonly RegistryKey[], left: readonly RegistryKey[] = []): Buffer {
  return regText([
    ...keys.flatMap(({ path, values, isOurs }) =>
      isOurs
        ? [`[-HKEY_LOCAL_MACHINE\\${path}]`, '']
        : [`[HKEY_LOCAL_MACHINE\\${path}]`, ...Object.keys(values).map((name) => `${quoted(name)}=-`), ''],
    ),
    ...written(left),
  ]);
}

const written = (keys: readonly RegistryKey[]) =>
  keys.flatMap(({ path, values }) => [
    `[HKEY_LOCAL_MACHINE\\${path}]`,
    ...Object.entries(values).map(([name, value]) => `${quoted(name)}=${regValue(value)}`),
    '',
  ]);

const regText = (lines: readonly string[]) =>
  Buffer.from(`\uFEFF${['Windows Registry Editor Version 5.00', '', ...lines].join('\r\n')}`, 'utf16le');

const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;

const regValue = (value: RegistryValue) =>
  typeof value === 'number' ? `dword:${value.toString(16).padStart(8, '0')}` : quoted(value);
