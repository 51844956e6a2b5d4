// What the council's IT sets for its browsers: the one schema of it. A value that cannot be used is told and left out; the rest counts.
// What Chromium lets through of it is made from it: managed-schema.ts.

import * as v from 'valibot';
import { hasReadableContrast } from './contrast';
import {
  type Contact,
  contactSchema,
  FEED_ID,
  GROUP,
  type Incident,
  incidentSchema,
  KEY,
  type Suspension,
  suspensionSchema,
} from './feed/format';
import { type Hostname, toHostname } from './hostname';
import { LIST_ROLES } from './indicator-list';
import { folderHref, urlOf } from './parsed-address';
import { group, list, one, type PolicyProblem, type Tell } from './policy-setting';
import { LANGUAGES, type Language } from './words';

export type { PolicyProblem };

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
  readonly organisation: OrganisationPolicy;
  /** That staff see until they choose another; null for their browser's. */
  readonly language: Language | null;
  /** What staff cannot change. */
  readonly locks: readonly Lock[];
  readonly feeds: readonly FeedPolicy[];
  /** Hosts that the council trusts besides the built-in ones, its tenants among them; each with all below it. */
  readonly allow: readonly Hostname[];
  /** Hosts that the council reads its mail on, besides those that are built in. */
  readonly webmails: readonly Hostname[];
  readonly reports: ReportsPolicy;
  readonly wayThrough: WayThrough;
  /** Whether links that a person opens may be remembered on their device. */
  readonly rememberOpened: boolean;
  /** Which drills are meant for this browser besides those for all; null for none. */
  readonly group: string | null;
  /** For a council without a feed, or beside it: what counts is in `standingOf`. */
  readonly incident: Incident | null;
  readonly suspensions: readonly Suspension[];
}

/** Whose staff these are, for what staff see. */
export interface OrganisationPolicy {
  /** Beside our name; null for none. */
  readonly name: string | null;
  /** `#rrggbb`, readable against white; null for ours. */
  readonly colour: string | null;
  /** A PNG picture as a data URL; null for none. */
  readonly logo: string | null;
  /** Whom to ring, and where IT's page is, unless an incident says otherwise. */
  readonly contacts: readonly Contact[];
}

/** `language`: the switch is not shown. `sites`: nor the offer to check links on further websites. */
export const LOCKS = ['language', 'sites'] as const;
export type Lock = (typeof LOCKS)[number];

/** Where reports from staff go. */
export interface ReportsPolicy {
  /** IT's mail address; null for none. */
  readonly email: string | null;
  /** The address that takes reports as JSON (docs/reports.md); null for none. */
  readonly endpoint: string | null;
  /** Whether staff are told of the national address too, that of the National Cyber Security Centre. */
  readonly national: boolean;
}

/** Whether a person may go on from the page in a link's place, by what stopped it; null as `mayPass` has it. */
export interface WayThrough {
  readonly blocked: boolean | null;
  readonly suspicious: boolean | null;
  readonly suspended: boolean | null;
  /** Held in a lockdown. */
  readonly held: boolean | null;
}

export const NO_POLICY: Policy = {
  organisation: { name: null, colour: null, logo: null, contacts: [] },
  language: null,
  locks: [],
  feeds: [],
  allow: [],
  webmails: [],
  reports: { email: null, endpoint: null, national: true },
  wayThrough: { blocked: null, suspicious: null, suspended: null, held: null },
  rememberOpened: true,
  group: null,
  incident: null,
  suspensions: [],
};

export interface ReadPolicy {
  readonly policy: Policy;
  readonly problems: readonly PolicyProblem[];
}

const LOOPBACK = /^(?:127\.0\.0\.1|\[::1\]|localhost)$/;

/** https, and on this machine http; null for others. */
function secureUrl(text: string): URL | null {
  const url = urlOf(text);
  if (url === null) return null;
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname));
  return isSafe && url.username === '' && url.password === '' && url.hash === '' ? url : null;
}

function folderOf(text: string): string | null {
  const url = secureUrl(text);
  return url === null || url.search !== '' ? null : folderHref(url);
}

/** With its query: that may be what lets the sender in. */
const endpointOf = (text: string): string | null => secureUrl(text)?.href ?? null;

/** A host as the URL standard writes it; null where the text is more than a host, or none. */
export function hostOf(text: string): Hostname | null {
  const url = /[/?#@:\\\s*]/.test(text) ? null : urlOf(`http://${text}`);
  return url && toHostname(url.hostname);
}

const urlSchema = v.pipe(
  v.string('must be text'),
  v.maxLength(500, 'is longer than 500 characters'),
  v.transform((text): string | null => folderOf(text)),
  v.string('must be the https address of the folder that the feed is in, without a query'),
  // Punycode and percent-encoding lengthen it, and what is kept is read again.
  v.maxLength(500, 'is longer than 500 characters as browsers write it'),
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
  v.maxLength(1000, 'is longer than 1000 characters as browsers write it'),
);

const nameSchema = v.pipe(
  v.string('must be text'),
  v.trim(),
  v.minLength(1, 'is empty'),
  v.maxLength(60, 'is longer than 60 characters'),
);
const colourSchema = v.pipe(
  v.string('must be text'),
  v.regex(/^#[\da-f]{6}$/i, 'must be a colour like #0f385c'),
  v.check(hasReadableContrast, 'is too pale: it has to stand out from white at 4.5 to 1'),
);
/** Every PNG begins with the same eight bytes. */
const PNG_DATA_URL = /^data:image\/png;base64,iVBORw0KGgo[A-Za-z\d+/]+={0,2}$/;
const logoSchema = v.pipe(
  v.string('must be text'),
  v.maxLength(32_000, 'is larger than 32,000 characters: make the picture smaller'),
  v.regex(PNG_DATA_URL, 'must be a PNG picture written as data:image/png;base64,…'),
);
const languageSchema = v.picklist(LANGUAGES, `must be one of ${LANGUAGES.join(', ')}`);
const lockSchema = v.picklist(LOCKS, `must be one of ${LOCKS.join(', ')}`);

const groupSchema = v.pipe(
  v.string('must be text'),
  v.regex(GROUP, 'must be 1 to 40 small letters, digits and hyphens'),
);
const flagSchema = v.boolean('must be true or false');
const MAX_FEEDS = 20;
const MAX_ALLOWED = 5_000;
const MAX_WEBMAILS = 50;
const MAX_SUSPENSIONS = 50;
const MAX_CONTACTS = 5;

const hosts = (most: number) =>
  list(
    v.pipe(
      hostSchema,
      v.transform((host) => host as Hostname),
    ),
    most,
  );
const flags = { unset: null };

/** Each setting by its name; the order is that of the documentation. */
export const SETTINGS = group({
  organisation: group({
    name: one(nameSchema, { unset: null }),
    colour: one(colourSchema, { unset: null }),
    logo: one(logoSchema, { unset: null }),
    contacts: list(contactSchema, MAX_CONTACTS),
  }),
  language: one(languageSchema, { unset: null }),
  locks: list(lockSchema, LOCKS.length),
  feeds: list(feedSchema, MAX_FEEDS),
  allow: hosts(MAX_ALLOWED),
  webmails: hosts(MAX_WEBMAILS),
  reports: group({
    email: one(emailSchema, { unset: null }),
    endpoint: one(endpointSchema, { unset: null }),
    national: one(flagSchema, { unset: NO_POLICY.reports.national }),
  }),
  wayThrough: group({
    blocked: one(flagSchema, flags),
    suspicious: one(flagSchema, flags),
    suspended: one(flagSchema, flags),
    held: one(flagSchema, flags),
  }),
  rememberOpened: one(flagSchema, { unset: NO_POLICY.rememberOpened }),
  group: one(groupSchema, { unset: null }),
  incident: one(incidentSchema, { unset: null }),
  suspensions: list(suspensionSchema, MAX_SUSPENSIONS),
});
export const FIELDS = Object.keys(SETTINGS.members) as readonly (keyof Policy)[];

/** Of whatever the browser, a file or a packed extension hands over; `{}` and nothing at all are a policy that sets nothing. */
export function readPolicy(given: unknown): ReadPolicy {
  const problems: PolicyProblem[] = [];
  const tell: Tell = (path, sentence) => void problems.push({ path, sentence });
  if (given !== undefined && given !== null && (typeof given !== 'object' || Array.isArray(given))) {
    tell('', 'A policy is a JSON object.');
    return { policy: NO_POLICY, problems };
  }
  const read = SETTINGS.read(given, '', tell);
  return { policy: { ...read, feeds: apart(read.feeds, tell) }, problems };
}

/** Without those whose id is another's, and without a second feed of the council's own. */
function apart(feeds: readonly FeedPolicy[], tell: Tell): readonly FeedPolicy[] {
  const kept: FeedPolicy[] = [];
  for (const feed of feeds) {
    if (kept.some(({ id }) => id === feed.id)) tell('feeds', `has two feeds of the id ${feed.id}: the first counts.`);
    else if (feed.role === 'own' && kept.some(({ role }) => role === 'own'))
      tell('feeds', `has "own" as the role of ${feed.id} too: one feed speaks for the council.`);
    else kept.push(feed);
  }
  return kept;
}

/**
 * Settings packed with the extension and settings from the browser's policy as one. What is packed outranks: whoever writes the policy cannot
 * put other keys in the place of a packed feed's, nor open a way through that is packed as closed.
 */
export function joinPolicies(packed: Policy, managed: Policy): Policy {
  const ids = new Set(packed.feeds.map(({ id }) => id));
  const hasOwn = packed.feeds.some(({ role }) => role === 'own');
  return {
    organisation: {
      ...either(packed.organisation, managed.organisation),
      contacts: (packed.organisation.contacts.length > 0 ? packed : managed).organisation.contacts,
    },
    language: packed.language ?? managed.language,
    locks: [...new Set([...packed.locks, ...managed.locks])],
    feeds: [...packed.feeds, ...managed.feeds.filter(({ id, role }) => !ids.has(id) && !(hasOwn && role === 'own'))],
    allow: [...new Set([...packed.allow, ...managed.allow])],
    webmails: [...new Set([...packed.webmails, ...managed.webmails])],
    reports: {
      email: packed.reports.email ?? managed.reports.email,
      endpoint: packed.reports.endpoint ?? managed.reports.endpoint,
      national: packed.reports.national && managed.reports.national,
    },
    wayThrough: either(packed.wayThrough, managed.wayThrough),
    rememberOpened: packed.rememberOpened && managed.rememberOpened,
    group: packed.group ?? managed.group,
    // Packed with a build, they would never end.
    incident: managed.incident,
    suspensions: managed.suspensions,
  };
}

/** Who set what is in force: the extension's own file, the browser's policy, both (of lists, which are joined), or nobody. */
export type PolicyOrigin = 'packed' | 'managed' | 'both' | 'built-in';

/** Of every setting by its path, `wayThrough.blocked`. */
export function originsOf(packed: Policy, managed: Policy): Readonly<Record<string, PolicyOrigin>> {
  const inForce = leavesOf(joinPolicies(packed, managed));
  const [of, to, none] = [leavesOf(packed), leavesOf(managed), leavesOf(NO_POLICY)];
  return Object.fromEntries(
    Object.entries(inForce).map(([path, value]): [string, PolicyOrigin] => {
      if (value === none[path]) return [path, 'built-in'];
      const [isPacked, isManaged] = [of[path] !== none[path], to[path] !== none[path]];
      if (isPacked && isManaged && value !== of[path]) return [path, value === to[path] ? 'managed' : 'both'];
      return [path, isPacked ? 'packed' : 'managed'];
    }),
  );
}

/** The values of all settings that are no groups, as text. */
function leavesOf(policy: Policy): Readonly<Record<string, string>> {
  const leaves = (members: object, values: object, path: string): [string, string][] =>
    Object.entries(members).flatMap(([name, setting]): [string, string][] => {
      const value = (values as Record<string, unknown>)[name];
      const at = `${path}${name}`;
      return setting.kind === 'group'
        ? leaves(setting.members, value as object, `${at}.`)
        : [[at, JSON.stringify(value)]];
    });
  return Object.fromEntries(leaves(SETTINGS.members, policy, ''));
}

/** Each member of the first, and of the second where that is null. */
function either<T extends object>(first: T, second: T): T {
  const set = Object.entries(first).filter(([, value]) => value !== null);
  return { ...second, ...Object.fromEntries(set) };
}
