// The policy for Windows' group policies: a template (ADMX) with one policy for the installation and one for each setting, and its texts (ADML)
// with the organisation's own values in the fields, so that IT enables and confirms instead of typing.
// Source: Microsoft, "Group Policy ADMX Syntax Reference Guide".

import { create } from 'xmlbuilder';
import { MANAGED_SCHEMA, type ManagedSchema } from '../../core/managed-schema';
import type { Organisation } from './organisation-file';
import type { RegistryKey, RegistryValue } from './registry';

/** What a template is made of. */
export interface TemplateOf {
  /** Of files and of the namespace; letters alone. */
  readonly name: string;
  /** The browser's. */
  readonly title: string;
  /** The entry that installs the extension, and the key of its settings. */
  readonly install: RegistryKey;
  readonly settings: RegistryKey;
  readonly fields: readonly Field[];
}

export interface Template {
  readonly admx: string;
  readonly adml: string;
  /** Below the category, by which Intune addresses them. */
  readonly policies: readonly TemplatePolicy[];
}

export interface TemplatePolicy {
  readonly name: string;
  /** As the organisation has it. */
  readonly state: 'enabled' | 'disabled' | 'not-configured';
  /** Of its one element; null for a policy that has none. */
  readonly value: string | null;
}

const NAMESPACE = 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions';
export const CATEGORY = 'Lurewatch';
/** In signs; the editor's own limit is 1,023 where none is given. */
const MAX_TEXT = 65_000;

/** A policy that sets one value of the settings' key. */
export interface Field {
  readonly name: string;
  readonly valueName: string;
  readonly title: string;
  readonly description: string;
  readonly schema: ManagedSchema;
  readonly value: RegistryValue | undefined;
}

export function templateOf(
  { name, title, install, settings, fields }: TemplateOf,
  organisation: Organisation,
): Template {
  const whose = organisation.policy.organisation.name ?? new URL(organisation.extension.folder).hostname;
  const admx = {
    policyDefinitions: {
      '@xmlns': NAMESPACE,
      '@revision': '1.0',
      '@schemaVersion': '1.0',
      policyNamespaces: { target: { '@prefix': name, '@namespace': `Lurewatch.Policies.${name}` } },
      resources: { '@minRequiredRevision': '1.0' },
      supportedOn: { definitions: { definition: { '@name': 'Supported', '@displayName': '$(string.Supported)' } } },
      categories: { category: { '@name': CATEGORY, '@displayName': `$(string.${CATEGORY})` } },
      policies: { policy: [installPolicy(install), ...fields.map((field) => settingPolicy(field, settings.path))] },
    },
  };
  const strings: [id: string, text: string][] = [
    [CATEGORY, `Lurewatch for ${title}: ${whose}`],
    ['Supported', title],
    ['Install', 'Install Lurewatch'],
    [
      'Install_Help',
      `Enabled: ${title} installs Lurewatch from ${organisation.extension.folder}, keeps it up to date, and nobody can remove it. Disabled or not configured: it is not installed by this policy.`,
    ],
    ...fields.flatMap((field): [string, string][] => [
      [field.name, field.title],
      [`${field.name}_Help`, `${field.description}${isJson(field.schema) ? ' Written as JSON.' : ''}`],
    ]),
  ];
  const adml = {
    policyDefinitionResources: {
      '@xmlns': NAMESPACE,
      '@revision': '1.0',
      '@schemaVersion': '1.0',
      displayName: `Lurewatch for ${title}`,
      description: `Installs Lurewatch in ${title} and hands it the settings of ${whose}.`,
      resources: {
        stringTable: { string: strings.map(([id, text]) => ({ '@id': id, '#text': text })) },
        presentationTable: { presentation: fields.filter(hasElement).map(presentationOf) },
      },
    },
  };
  return { admx: xml(admx), adml: xml(adml), policies: [INSTALL, ...fields.map(chosen)] };
}

const INSTALL: TemplatePolicy = { name: 'Install', state: 'enabled', value: null };

/** A field for every setting of the policy, with the value it has in the key. */
export function fieldsOf({ values }: RegistryKey): readonly Field[] {
  return Object.entries(MANAGED_SCHEMA.properties ?? {}).map(([name, schema]) => {
    const { title = name, description = '' } = schema;
    return { name, valueName: name, title, description, schema, value: values[name] };
  });
}

const isJson = ({ type }: ManagedSchema) => type === 'object' || type === 'array';
const hasElement = ({ schema }: Field) => schema.type !== 'boolean';

function installPolicy({ path, values }: RegistryKey): object {
  const items = (ofRemoval: boolean) =>
    Object.entries(values).map(([valueName, value]) => ({
      '@key': path,
      '@valueName': valueName,
      value: ofRemoval
        ? { delete: {} }
        : typeof value === 'number'
          ? { decimal: { '@value': value } }
          : { string: value },
    }));
  return {
    ...common('Install', path),
    ...PLACE,
    enabledList: { item: items(false) },
    disabledList: { item: items(true) },
  };
}

function settingPolicy(field: Field, key: string): object {
  const { name, valueName } = field;
  if (!hasElement(field))
    return {
      ...common(name, key),
      '@valueName': valueName,
      ...PLACE,
      enabledValue: { decimal: { '@value': 1 } },
      disabledValue: { decimal: { '@value': 0 } },
    };
  return {
    ...common(name, key),
    '@presentation': `$(presentation.${name})`,
    ...PLACE,
    elements: { text: { '@id': name, '@valueName': valueName, '@required': 'true', '@maxLength': MAX_TEXT } },
  };
}

/** Where every policy stands. The schema wants this order. */
const PLACE = { parentCategory: { '@ref': CATEGORY }, supportedOn: { '@ref': 'Supported' } };

const common = (name: string, key: string) => ({
  '@name': name,
  '@class': 'Machine',
  '@displayName': `$(string.${name})`,
  '@explainText': `$(string.${name}_Help)`,
  '@key': key,
});

function presentationOf({ name, title, value }: Field): object {
  return {
    '@id': name,
    textBox: { '@refId': name, label: title, ...(value !== undefined && { defaultValue: String(value) }) },
  };
}

function chosen(field: Field): TemplatePolicy {
  const { name, value } = field;
  if (value === undefined) return { name, state: 'not-configured', value: null };
  return hasElement(field)
    ? { name, state: 'enabled', value: String(value) }
    : { name, state: value === 1 ? 'enabled' : 'disabled', value: null };
}

const xml = (content: Parameters<typeof create>[0]) =>
  `${create(content, { encoding: 'utf-8' }).end({ pretty: true })}\n`;
