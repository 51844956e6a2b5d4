// What Chromium lets through of the browser's policy: a key that is not here, or of another type, never reaches the extension. Made from the
// policy's own schema, in the dialect that Chromium reads: types alone, so that what is wrong with a value is told by policy.ts.

import { FIELDS, type Policy, SETTINGS } from './policy';
import type { Schema, Setting } from './policy-setting';

/** JSON Schema, as much of it as Chromium knows. */
export interface ManagedSchema {
  readonly type: 'object' | 'array' | 'string' | 'integer' | 'boolean';
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, ManagedSchema>>;
  readonly items?: ManagedSchema;
}

/** As consoles show them. */
const TEXTS: Readonly<Record<keyof Policy, readonly [title: string, description: string]>> = {
  organisation: [
    'Organisation',
    'What staff see of their council: its "name" beside ours, its "colour" (#rrggbb, 4.5 to 1 against white) and "logo" (a small PNG picture as a data URL) in the head of each page, and "contacts", the phone numbers, mail addresses and pages of IT, as in docs/feed-format.md section 5.',
  ],
  language: ['Language', 'That staff see until they choose another: "en" or "cy". Else their browser\'s.'],
  locks: [
    'Locks',
    'What staff cannot change: "language" (the switch is not shown), "sites" (nor the offer to check links on further websites).',
  ],
  feeds: ['Feeds', 'Lists that the browser follows, as "lurewatch feed policy" prints them.'],
  allow: ['Trusted hosts', 'Hosts that the council trusts besides the built-in ones, each with all below it.'],
  webmails: ['Webmails', 'Hosts that the council reads its mail on, besides Outlook, Gmail and Teams.'],
  reports: [
    'Reports',
    'Where reports from staff go: "email" is the mail address of IT, "endpoint" the web address that takes them as JSON; with "national": false staff are not told of the National Cyber Security Centre\'s address.',
  ],
  wayThrough: [
    'Way through',
    'Whether staff may go on from the page that stands in a link\'s place, by what stopped it: "blocked" (a known scam), "suspicious", "suspended" (a paused organisation), "held" (not approved in a lockdown). As built in, only from "suspicious".',
  ],
  rememberOpened: [
    'Remember opened links',
    'Whether the device remembers for 30 days which links a person opened, to tell them if one is listed later.',
  ],
  group: ['Group', 'Name of a group that this browser is in: drills can be for some groups alone.'],
  incident: [
    'Incident',
    'What staff are told, for a council without a feed: as "incident" in docs/feed-format.md section 5.',
  ],
  suspensions: ['Suspensions', 'Who is trusted no more for now: as "suspensions" in docs/feed-format.md section 5.'],
};

/** Written as `managed_schema.json` by the build. */
export const MANAGED_SCHEMA: ManagedSchema = {
  type: 'object',
  properties: Object.fromEntries(
    FIELDS.map((name) => {
      const [title, description] = TEXTS[name];
      return [name, { title, description, ...schemaOf(SETTINGS.members[name]) }];
    }),
  ),
};

function schemaOf(setting: Setting): ManagedSchema {
  if (setting.kind === 'one') return typeOf(setting.schema);
  if (setting.kind === 'list') return { type: 'array', items: typeOf(setting.schema) };
  const members = Object.entries(setting.members as Readonly<Record<string, Setting>>);
  return { type: 'object', properties: Object.fromEntries(members.map(([name, each]) => [name, schemaOf(each)])) };
}

type Part = Schema & {
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly item?: Schema;
  readonly wrapped?: Schema;
  readonly options?: readonly Part[];
};

/** Of what is read: what a schema makes of it afterwards is no business of the browser's. Throws where Chromium has no word for it. */
function typeOf(schema: Schema): ManagedSchema {
  const { type, entries, item, wrapped, options } = schema as Part;
  switch (type) {
    case 'string':
    case 'picklist':
    case 'literal':
      return { type: 'string' };
    case 'number':
      return { type: 'integer' };
    case 'boolean':
      return { type };
    case 'optional':
      if (wrapped) return typeOf(wrapped);
      break;
    case 'array':
      if (item) return { type, items: typeOf(item) };
      break;
    case 'object':
      if (entries) return { type, properties: typesOf(entries) };
      break;
    // Chromium knows no choices: all that any of them has.
    case 'variant':
      return {
        type: 'object',
        properties: Object.assign({}, ...(options ?? []).map((each) => typesOf(each.entries ?? {}))),
      };
  }
  throw new Error(`Chromium's policies know nothing like valibot's "${type}"`);
}

function typesOf(entries: Readonly<Record<string, Schema>>): Readonly<Record<string, ManagedSchema>> {
  return Object.fromEntries(Object.entries(entries).map(([name, each]) => [name, typeOf(each)]));
}
