// What the council's IT sets for its browsers: the one schema of it. A value that cannot be used is told and left out; the rest counts.

import * as v from 'valibot';
import { FEED_ID, GROUP, type Incident, incidentSchema, KEY, type Suspension, suspensionSchema } from './feed/format';
import { type Hostname, toHostname } from './hostname';
import { LIST_ROLES } from './indicator-list';

export interface FeedPolicy {
  readonly id: string;
  /** Of the folder that the feed's files are in, with a slash at the end. */
  readonly url: string;
  readonly role: (typeof LIST_ROLES)[number];
  /** Public keys, as feed/format.ts has them. */
  readonly keys: readonly string[];
  /** How many of them have to sign what loosens. */
  readonly threshold: number;
}

export interface Policy {
  readonly feeds: readonly FeedPolicy[];
  /** Hosts that the council trusts besides the built-in ones; each with all below it. */
  readonly allow: readonly Hostname[];
  /** Hosts that the council reads its mail on, besides those that are built in. */
  readonly webmails: readonly Hostname[];
  readonly reports: ReportsPolicy;
  /** Whether links that a person opens may be remembered on their device. */
  readonly rememberOpened: boolean;
  /** Which drills are meant for this browser besides those for all; null for none. */
  readonly group: string | null;
  /** For a council without a feed, or beside it: what counts is in `standingOf`. */
  readonly incident: Incident | null;
  readonly suspensions: readonly Suspension[];
}

/** Where reports from staff go. */
export interface ReportsPolicy {
  /** IT's mail address; null for none. */
  readonly email: string | null;
  /** The address that takes reports as JSON (docs/reports.md); null for none. */
  readonly endpoint: string | null;
}

export const NO_POLICY: Policy = {
  feeds: [],
  allow: [],
  webmails: [],
  reports: { email: null, endpoint: null },
  rememberOpened: true,
  group: null,
  incident: null,
  suspensions: [],
};

/** What could not be used: where it stands (`feeds.0.url`) and a sentence on it. */
export interface PolicyProblem {
  readonly path: string;
  readonly sentence: string;
}

export interface ReadPolicy {
  readonly policy: Policy;
  readonly problems: readonly PolicyProblem[];
}

const LOOPBACK = /^(?:127\.0\.0\.1|\[::1\]|localhost)$/;

/** https, and on this machine http; null for others. */
function secureUrl(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname));
  return isSafe && url.username === '' && url.password === '' && url.hash === '' ? url : null;
}

function folderOf(text: string): string | null {
  const url = secureUrl(text);
  if (url === null || url.search !== '') return null;
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

/** With its query: that may be what lets the sender in. */
const endpointOf = (text: string): string | null => secureUrl(text)?.href ?? null;

/** A host as the URL standard writes it; null where the text is more than a host, or none. */
export function hostOf(text: string): Hostname | null {
  if (/[/?#@:\\\s*]/.test(text) || !URL.canParse(`http://${text}`)) return null;
  return toHostname(new URL(`http://${text}`).hostname);
}

const urlSchema = v.pipe(
  v.string('must be text'),
  v.maxLength(500, 'is longer than 500 characters'),
  v.transform((text): string | null => folderOf(text)),
  v.string('must be the https address of the folder that the feed is in, without a query'),
);
const hostSchema = v.pipe(
  v.string('must be text'),
  v.transform((text): string | null => hostOf(text)),
  v.string('is no host name'),
);
const keySchema = v.pipe(
  v.string('must be text'),
  v.regex(KEY, 'is no public key: it has 43 letters, digits, - and _, as "lurewatch key show" prints it'),
);

const feedSchema = v.pipe(
  v.object({
    id: v.pipe(
      v.string('must be text'),
      v.regex(FEED_ID, 'must be 1 to 32 small letters, digits and hyphens, as "lurewatch feed init" made it'),
    ),
    url: urlSchema,
    role: v.picklist(LIST_ROLES, `must be one of ${LIST_ROLES.join(', ')}`),
    keys: v.pipe(
      v.array(keySchema, 'must be a list of public keys'),
      v.minLength(1, 'needs a public key at least'),
      v.maxLength(8, 'has more than 8 public keys'),
    ),
    threshold: v.optional(
      v.pipe(v.number('must be a number'), v.integer('must be a whole number'), v.minValue(1, 'must be 1 at least')),
      1,
    ),
  }),
  v.check(({ keys }) => new Set(keys).size === keys.length, 'names a key twice'),
  v.check(({ threshold, keys }) => threshold <= keys.length, 'asks for more signatures than it has keys'),
);

const emailSchema = v.pipe(
  v.string('must be text'),
  v.maxLength(120, 'is longer than 120 characters'),
  v.email('must be a mail address'),
);

const endpointSchema = v.pipe(
  v.string('must be text'),
  v.maxLength(1000, 'is longer than 1000 characters'),
  v.transform((text): string | null => endpointOf(text)),
  v.string('must be an https address, without a name or password in it'),
);

/** Settings, and settings of a feed and of reports. */
export const REPORTS_FIELDS: readonly string[] = ['email', 'endpoint'];
export const FEED_FIELDS: readonly string[] = ['id', 'url', 'role', 'keys', 'threshold'];
export const FIELDS: readonly string[] = [
  ...['feeds', 'allow', 'webmails', 'reports', 'rememberOpened', 'group'],
  ...['incident', 'suspensions'],
];
const MAX_FEEDS = 20;
const MAX_ALLOWED = 5_000;
const MAX_WEBMAILS = 50;
const MAX_SUSPENSIONS = 50;

/** Of whatever the browser, a file or a packed extension hands over; `{}` and nothing at all are a policy that sets nothing. */
export function readPolicy(given: unknown): ReadPolicy {
  const problems: PolicyProblem[] = [];
  const tell = (path: string, sentence: string) => void problems.push({ path, sentence });
  if (given === undefined || given === null) return { policy: NO_POLICY, problems };
  if (typeof given !== 'object' || Array.isArray(given)) {
    tell('', 'A policy is a JSON object.');
    return { policy: NO_POLICY, problems };
  }
  for (const name of Object.keys(given)) if (!FIELDS.includes(name)) tell(name, 'is not a setting of this version.');
  const feeds: FeedPolicy[] = [];
  for (const [at, item] of listIn(given, 'feeds', MAX_FEEDS, tell).entries()) {
    const path = `feeds.${at}`;
    const read = v.safeParse(feedSchema, item);
    if (!read.success) {
      for (const issue of read.issues) tell([path, v.getDotPath(issue)].filter(Boolean).join('.'), `${issue.message}.`);
      continue;
    }
    for (const name of Object.keys(item as object))
      if (!FEED_FIELDS.includes(name)) tell(`${path}.${name}`, 'is not a setting of this version.');
    const feed = read.output;
    if (feeds.some(({ id }) => id === feed.id)) tell(`${path}.id`, `is the id of another feed too: ${feed.id}.`);
    else if (feed.role === 'own' && feeds.some(({ role }) => role === 'own'))
      tell(`${path}.role`, 'is "own" a second time: one feed speaks for the council.');
    else feeds.push(feed);
  }
  const allow = hostsIn(given, 'allow', MAX_ALLOWED, tell);
  const webmails = hostsIn(given, 'webmails', MAX_WEBMAILS, tell);
  const reports = reportsIn(given, tell);
  const rememberOpened = flagIn(given, 'rememberOpened', NO_POLICY.rememberOpened, tell);
  const group = groupIn(given, tell);
  const [incident = null] = read([valueIn(given, 'incident')], () => 'incident', incidentSchema, tell);
  const suspensions = read(
    listIn(given, 'suspensions', MAX_SUSPENSIONS, tell),
    (at) => `suspensions.${at}`,
    suspensionSchema,
    tell,
  );
  return { policy: { feeds, allow, webmails, reports, rememberOpened, group, incident, suspensions }, problems };
}

/** Those that have the shape that a feed gives them (docs/feed-format.md section 5); of the others it is told where they have not. */
function read<T>(
  values: readonly unknown[],
  pathOf: (at: number) => string,
  schema: v.GenericSchema<unknown, T>,
  tell: (path: string, sentence: string) => void,
): readonly T[] {
  return values.flatMap((value, at) => {
    if (value === undefined || value === null) return [];
    const read = v.safeParse(schema, value);
    if (read.success) return [read.output];
    const [issue] = read.issues;
    const path = [pathOf(at), v.getDotPath(issue)].filter(Boolean).join('.');
    tell(path, `has not the shape that a feed gives it: ${issue.received} stands there.`);
    return [];
  });
}

const valueIn = (given: object, name: string): unknown =>
  Object.hasOwn(given, name) ? (given as Record<string, unknown>)[name] : undefined;

function groupIn(given: object, tell: (path: string, sentence: string) => void): string | null {
  const value = valueIn(given, 'group');
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' && GROUP.test(value)) return value;
  tell('group', 'must be 1 to 40 small letters, digits and hyphens.');
  return null;
}

function flagIn(
  given: object,
  name: string,
  otherwise: boolean,
  tell: (path: string, sentence: string) => void,
): boolean {
  const value = valueIn(given, name);
  if (value === undefined || value === null) return otherwise;
  if (typeof value === 'boolean') return value;
  tell(name, 'must be true or false.');
  return otherwise;
}

function reportsIn(given: object, tell: (path: string, sentence: string) => void): ReportsPolicy {
  const value = valueIn(given, 'reports');
  if (value === undefined || value === null) return NO_POLICY.reports;
  if (typeof value !== 'object' || Array.isArray(value)) {
    tell('reports', 'must be an object with "email", "endpoint" or both.');
    return NO_POLICY.reports;
  }
  for (const name of Object.keys(value))
    if (!REPORTS_FIELDS.includes(name)) tell(`reports.${name}`, 'is not a setting of this version.');
  const one = (name: string, schema: v.GenericSchema<unknown, string>): string | null => {
    const given = valueIn(value, name);
    if (given === undefined || given === null) return null;
    const read = v.safeParse(schema, given);
    if (!read.success) tell(`reports.${name}`, `${read.issues[0].message}.`);
    return read.success ? read.output : null;
  };
  return { email: one('email', emailSchema), endpoint: one('endpoint', endpointSchema) };
}

function hostsIn(
  given: object,
  name: string,
  most: number,
  tell: (path: string, sentence: string) => void,
): readonly Hostname[] {
  return listIn(given, name, most, tell).flatMap((item, at) => {
    const read = v.safeParse(hostSchema, item);
    if (read.success) return [read.output as Hostname];
    tell(`${name}.${at}`, `${read.issues[0].message}.`);
    return [];
  });
}

function listIn(
  given: object,
  name: string,
  most: number,
  tell: (path: string, sentence: string) => void,
): readonly unknown[] {
  const value = valueIn(given, name);
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    tell(name, 'must be a list.');
    return [];
  }
  if (value.length > most) tell(name, `has more than ${most}: the rest is left out.`);
  return value.slice(0, most);
}

/**
 * Settings packed with the extension and settings from the browser's policy as one. A packed feed outranks one of the same id: whoever
 * writes the policy cannot put other keys in its place.
 */
export function joinPolicies(packed: Policy, managed: Policy): Policy {
  const ids = new Set(packed.feeds.map(({ id }) => id));
  const hasOwn = packed.feeds.some(({ role }) => role === 'own');
  return {
    feeds: [...packed.feeds, ...managed.feeds.filter(({ id, role }) => !ids.has(id) && !(hasOwn && role === 'own'))],
    allow: [...new Set([...packed.allow, ...managed.allow])],
    webmails: [...new Set([...packed.webmails, ...managed.webmails])],
    reports: {
      email: packed.reports.email ?? managed.reports.email,
      endpoint: packed.reports.endpoint ?? managed.reports.endpoint,
    },
    rememberOpened: packed.rememberOpened && managed.rememberOpened,
    group: packed.group ?? managed.group,
    // Packed with a build, they would never end.
    incident: managed.incident,
    suspensions: managed.suspensions,
  };
}
