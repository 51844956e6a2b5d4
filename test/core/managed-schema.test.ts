// What the browser lets through is what the policy has: one more setting here and not there would never arrive.

import { expect, it } from 'vitest';
import { MANAGED_SCHEMA, type ManagedSchema } from '../../src/core/managed-schema';
import { readPolicy } from '../../src/core/policy';

const TYPES: Readonly<Record<ManagedSchema['type'], (value: unknown) => boolean>> = {
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
};

/** As Chromium does: what is not in the schema, or of another type, is dropped. */
function letThrough(schema: ManagedSchema, value: unknown): unknown {
  if (!TYPES[schema.type](value)) return undefined;
  const { properties, items } = schema;
  if (items) return (value as unknown[]).map((item) => letThrough(items, item));
  if (!properties) return value;
  const members = Object.entries(value as object).filter(([name]) => Object.hasOwn(properties, name));
  return Object.fromEntries(
    members.map(([name, member]) => [name, letThrough(properties[name] as ManagedSchema, member)]),
  );
}

const WORDS = { en: 'Ring us.', cy: 'Ffoniwch ni.' };
const CONTACTS = [
  { kind: 'phone', label: WORDS, value: '020 7946 0123' },
  { kind: 'page', label: WORDS, value: 'https://intranet.west.example/' },
];
const WHOLE = {
  organisation: {
    name: 'West Council',
    colour: '#00703c',
    logo: 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    contacts: CONTACTS,
  },
  language: 'cy',
  locks: ['language', 'sites'],
  feeds: [
    {
      id: 'west',
      url: 'https://west.example/feed',
      role: 'own',
      keys: ['47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU'],
      threshold: 1,
    },
  ],
  allow: ['partner.example'],
  webmails: ['mail.example'],
  reports: { email: 'it@west.example', endpoint: 'https://it.west.example/reports', national: false },
  wayThrough: { blocked: true, suspicious: false, suspended: true, held: true },
  rememberOpened: false,
  group: 'housing',
  incident: {
    level: 'lockdown',
    startedAt: '2026-11-25T08:00:00Z',
    reviewAt: '2026-11-25T12:00:00Z',
    endsAt: '2026-11-26T08:00:00Z',
    message: WORDS,
    contacts: CONTACTS,
    drill: { groups: ['housing'] },
  },
  suspensions: [
    {
      organisation: 'east',
      name: WORDS,
      hosts: ['east.example'],
      senders: ['east.example'],
      since: '2026-11-25T08:00:00Z',
      until: '2026-11-28T08:00:00Z',
    },
  ],
};

it('lets every setting of the policy through, whole', () => {
  expect(Object.keys(MANAGED_SCHEMA.properties ?? {})).toEqual(Object.keys(WHOLE));
  expect(letThrough(MANAGED_SCHEMA, WHOLE)).toEqual(WHOLE);
  expect(readPolicy(WHOLE).problems).toEqual([]);
});

it('holds what Chromium’s dialect knows alone, and names each setting for a console', () => {
  const parts = (schema: ManagedSchema): readonly ManagedSchema[] => [
    schema,
    ...Object.values(schema.properties ?? {}).flatMap(parts),
    ...(schema.items ? parts(schema.items) : []),
  ];
  const known = ['type', 'title', 'description', 'properties', 'items'];
  for (const part of parts(MANAGED_SCHEMA)) expect(Object.keys(part).filter((key) => !known.includes(key))).toEqual([]);
  for (const { title, description } of Object.values(MANAGED_SCHEMA.properties ?? {}))
    expect(title && description).toBeTruthy();
});
