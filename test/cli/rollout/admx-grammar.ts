// As much of Microsoft's schema for templates (ADMX) and their texts (ADML) as ours use: which element may hold which others in which order, and
// with which attributes. Source: Microsoft, "Group Policy ADMX Syntax Reference Guide"; the schema's own file is not to be had without the network.

import type { Element } from '@xmldom/xmldom';

interface Rule {
  readonly attributes: Readonly<Record<string, RegExp>>;
  /** Those that may be left out. */
  readonly optional?: readonly string[];
  /** Of the children's names, each with a space behind it. */
  readonly children: RegExp;
}

const NAME = /^[\p{L}\p{N}]+$/u;
const TEXT = /^\$\(string\.[\p{L}\p{N}_]+\)$/u;
const VERSION = /^\d{1,5}\.\d{1,5}$/;
const KEY = /^(?:[^\\]+\\)*[^\\]+$/;
const VALUE_NAME = /^[^\\].{0,254}$/;
const NUMBER = /^\d{1,10}$/;
const NONE = /^$/;
const REFERENCE = { attributes: { ref: NAME }, children: NONE };
const LIST = { attributes: {}, children: /^(?:item )+$/ };
const HEAD = { xmlns: /PolicyDefinitions$/, revision: VERSION, schemaVersion: VERSION };

const TEMPLATE: Readonly<Record<string, Rule>> = {
  policyDefinitions: { attributes: HEAD, children: /^policyNamespaces resources supportedOn categories policies $/ },
  policyNamespaces: { attributes: {}, children: /^target $/ },
  target: { attributes: { prefix: /^[A-Za-z]\w*$/, namespace: /^[\w.]+$/ }, children: NONE },
  resources: { attributes: { minRequiredRevision: VERSION }, children: NONE },
  'policyDefinitions/supportedOn': { attributes: {}, children: /^definitions $/ },
  definitions: { attributes: {}, children: /^(?:definition )+$/ },
  definition: { attributes: { name: NAME, displayName: TEXT }, children: NONE },
  categories: { attributes: {}, children: /^(?:category )+$/ },
  category: { attributes: { name: NAME, displayName: TEXT }, children: NONE },
  policies: { attributes: {}, children: /^(?:policy )+$/ },
  policy: {
    attributes: {
      name: NAME,
      class: /^(?:Machine|User|Both)$/,
      displayName: TEXT,
      explainText: TEXT,
      key: KEY,
      presentation: /^\$\(presentation\.[\p{L}\p{N}_]+\)$/u,
      valueName: VALUE_NAME,
    },
    optional: ['presentation', 'valueName'],
    children:
      /^parentCategory supportedOn (?:enabledValue )?(?:disabledValue )?(?:enabledList )?(?:disabledList )?(?:elements )?$/,
  },
  parentCategory: REFERENCE,
  'policy/supportedOn': REFERENCE,
  enabledValue: { attributes: {}, children: /^(?:delete|decimal|string) $/ },
  disabledValue: { attributes: {}, children: /^(?:delete|decimal|string) $/ },
  enabledList: LIST,
  disabledList: LIST,
  item: { attributes: { key: KEY, valueName: VALUE_NAME }, optional: ['key'], children: /^value $/ },
  value: { attributes: {}, children: /^(?:delete|decimal|string) $/ },
  delete: { attributes: {}, children: NONE },
  decimal: { attributes: { value: NUMBER }, children: NONE },
  string: { attributes: {}, children: NONE },
  elements: { attributes: {}, children: /^(?:text )+$/ },
  text: {
    attributes: { id: NAME, valueName: VALUE_NAME, required: /^(?:true|false)$/, maxLength: NUMBER },
    children: NONE,
  },
};

const TEXTS: Readonly<Record<string, Rule>> = {
  policyDefinitionResources: { attributes: HEAD, children: /^displayName description resources $/ },
  displayName: { attributes: {}, children: NONE },
  description: { attributes: {}, children: NONE },
  resources: { attributes: {}, children: /^stringTable presentationTable $/ },
  stringTable: { attributes: {}, children: /^(?:string )+$/ },
  string: { attributes: { id: /^[\p{L}\p{N}_]+$/u }, children: NONE },
  presentationTable: { attributes: {}, children: /^(?:presentation )+$/ },
  presentation: { attributes: { id: /^[\p{L}\p{N}_]+$/u }, children: /^textBox $/ },
  textBox: { attributes: { refId: NAME }, children: /^label (?:defaultValue )?$/ },
  label: { attributes: {}, children: NONE },
  defaultValue: { attributes: {}, children: NONE },
};

/** What of the element, and of all that it holds, the schema would refuse. */
export function* faultsOf(
  element: Element,
  rules = element.nodeName === 'policyDefinitions' ? TEMPLATE : TEXTS,
): Generator<string> {
  const name = element.nodeName;
  const rule = rules[`${element.parentNode?.nodeName}/${name}`] ?? rules[name];
  if (!rule) {
    yield `${name} is unknown`;
    return;
  }
  const given = Object.fromEntries([...element.attributes].map((each) => [each.name, each.value]));
  for (const [attribute, form] of Object.entries(rule.attributes)) {
    const value = given[attribute];
    if (value === undefined ? !rule.optional?.includes(attribute) : !form.test(value))
      yield `${name}.${attribute}: ${value}`;
  }
  for (const attribute of Object.keys(given))
    if (!(attribute in rule.attributes)) yield `${name}.${attribute} is unknown`;
  const children = [...element.childNodes].filter((node): node is Element => node.nodeType === 1);
  const names = children.map(({ nodeName }) => `${nodeName} `).join('');
  if (!rule.children.test(names)) yield `${name} holds ${names}`;
  for (const child of children) yield* faultsOf(child, rules);
}
