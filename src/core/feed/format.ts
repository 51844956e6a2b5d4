// What a feed's signed documents say: docs/feed-format.md sections 3 to 6. Every foreign byte of a feed is read by a schema here.

import * as v from 'valibot';
import { INCIDENT_LEVELS } from '../incident';
import { LIST_ROLES } from '../indicator-list';
import {
  MAX_DELTAS,
  MAX_ENTRIES,
  MAX_FILE_BYTES,
  MAX_KEY_SETS,
  MAX_KEYS,
  MAX_SOURCES,
  MAX_SUSPENSIONS,
  MAX_TEXT_BYTES,
} from './bounds';

export const FORMAT = 1;

/** A line of words that people read: no control characters, no ends of lines, no signs that turn the writing round. */
const PLAIN_WORDS = /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]+$/u;
const words = (length: number) => v.pipe(v.string(), v.maxLength(length), v.regex(PLAIN_WORDS));

export const FEED_ID = /^[a-z\d](?:[a-z\d-]{0,30}[a-z\d])?$/;
const feedIdSchema = v.pipe(v.string(), v.regex(FEED_ID));
const serialSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const countSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** `2026-11-25T20:15:00Z`: UTC, to the second, a moment that there is. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
export const isTime = (text: string): boolean =>
  TIME.test(text) && !Number.isNaN(Date.parse(text)) && formatTime(Date.parse(text)) === text;
export const formatTime = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;
const timeSchema = v.pipe(v.string(), v.check(isTime));

/** SHA-256 in base64url without padding: 43 signs, of which the last has two bits. */
const DIGEST = /^[\w-]{42}[AEIMQUYcgkosw048]$/;
const digestSchema = v.pipe(v.string(), v.regex(DIGEST));

/** The 32 octets of an Ed25519 public key in base64url: `x` of its JWK (RFC 8037), and its `kid`. */
export const KEY = DIGEST;
const keySchema = v.pipe(v.string(), v.regex(KEY));
const keysSchema = v.pipe(
  v.array(keySchema),
  v.minLength(1),
  v.maxLength(MAX_KEYS),
  v.check((keys) => new Set(keys).size === keys.length),
);

// ---- timestamp.json -----------------------------------------------------------------------------------------------

export const timestampSchema = v.object({
  feed: feedIdSchema,
  serial: serialSchema,
  /** Of feed-<serial>.json as it is served. */
  sha256: digestSchema,
  issuedAt: timeSchema,
  expiresAt: timeSchema,
});
export type Timestamp = v.InferOutput<typeof timestampSchema>;

// ---- Sets of keys -------------------------------------------------------------------------------------------------

export const keySetSchema = v.pipe(
  v.object({
    feed: feedIdSchema,
    version: serialSchema,
    /** How many of `keys` have to sign what loosens. */
    threshold: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
    keys: keysSchema,
    timestampKeys: keysSchema,
  }),
  v.check(({ threshold, keys }) => threshold <= keys.length),
);
export type KeySet = v.InferOutput<typeof keySetSchema>;

// ---- feed-<serial>.json -------------------------------------------------------------------------------------------

/** A file beside the manifest; it never changes under its name. */
export const FILE_NAME = /^[a-z][a-z\d-]{0,63}\.txt\.gz$/;
const fileSchema = v.object({
  name: v.pipe(v.string(), v.regex(FILE_NAME)),
  bytes: v.pipe(countSchema, v.maxValue(MAX_FILE_BYTES)),
  /** Of the file as it is served. */
  sha256: digestSchema,
  /** Of the text in it. */
  textBytes: v.pipe(countSchema, v.maxValue(MAX_TEXT_BYTES)),
});
export type FeedFile = v.InferOutput<typeof fileSchema>;

const bilingualSchema = (length: number) => v.object({ en: words(length), cy: v.optional(words(length)) });

/** `019...` and `+44 ...` as people write them; an address of a page, https; or an e-mail address. */
export const contactSchema = v.variant('kind', [
  v.object({
    kind: v.literal('phone'),
    label: bilingualSchema(60),
    value: v.pipe(v.string(), v.regex(/^\+?[\d ()]{3,30}$/)),
  }),
  v.object({
    kind: v.literal('email'),
    label: bilingualSchema(60),
    value: v.pipe(v.string(), v.maxLength(120), v.regex(/^[\w.+-]+@[a-z\d-]+(\.[a-z\d-]+)+$/i)),
  }),
  v.object({
    kind: v.literal('page'),
    label: bilingualSchema(60),
    value: v.pipe(v.string(), v.maxLength(300), v.regex(/^https:\/\/[!-~]+$/), v.url()),
  }),
]);
export type Contact = v.InferOutput<typeof contactSchema>;

/** Name of a group of browsers, as policy has it. */
export const GROUP = /^[a-z\d-]{1,40}$/;

export const incidentSchema = v.object({
  level: v.picklist(INCIDENT_LEVELS),
  startedAt: timeSchema,
  /** When the council means to look at it again; nothing happens by itself then. */
  reviewAt: v.optional(timeSchema),
  /** It ends then by itself, where the feed is still fresh. */
  endsAt: v.optional(timeSchema),
  message: bilingualSchema(600),
  contacts: v.pipe(v.array(contactSchema), v.maxLength(5)),
  /** A rehearsal: marked as one wherever it is said. In browsers of these groups; of none, in all. */
  drill: v.optional(v.object({ groups: v.pipe(v.array(v.pipe(v.string(), v.regex(GROUP))), v.maxLength(20)) })),
});
export type Incident = v.InferOutput<typeof incidentSchema>;

/** Lower-case A-labels with a dot, as the URL standard writes a host. */
const HOST = /^(?=.{3,253}$)(?:[a-z\d_](?:[a-z\d_-]{0,61}[a-z\d_])?\.)+[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/;
export const hostSchema = v.pipe(v.string(), v.regex(HOST));

export const suspensionSchema = v.object({
  organisation: v.pipe(v.string(), v.regex(/^[a-z\d][a-z\d-]{0,79}$/)),
  name: bilingualSchema(120),
  /** Each stands for itself and all hosts below it. */
  hosts: v.pipe(v.array(hostSchema), v.minLength(1), v.maxLength(100)),
  /** Domains of mail addresses. */
  senders: v.pipe(v.array(hostSchema), v.maxLength(100)),
  since: timeSchema,
  /** It lifts then by itself, where the feed is still fresh. */
  until: timeSchema,
});
export type Suspension = v.InferOutput<typeof suspensionSchema>;

const ID = /^[a-z\d-]{1,40}$/;
const sourceSchema = v.object({ role: v.picklist(LIST_ROLES), title: words(80) });

export const manifestSchema = v.pipe(
  v.object({
    format: v.literal(FORMAT),
    feed: feedIdSchema,
    /** Whose it is, as people know them. */
    title: words(80),
    serial: serialSchema,
    issuedAt: timeSchema,
    /** The manifest with signatures enough that this one only tightens; absent where this one has enough. */
    approved: v.optional(v.object({ serial: serialSchema, sha256: digestSchema })),
    entries: v.object({
      count: v.pipe(countSchema, v.maxValue(MAX_ENTRIES)),
      /** The serial by which the entries became what they are. */
      changedAt: serialSchema,
      /** State of an earlier serial, whole. */
      snapshot: v.object({ ...fileSchema.entries, serial: serialSchema }),
      /** What changed from each serial until `changedAt`, the latest first. */
      deltas: v.pipe(v.array(v.object({ ...fileSchema.entries, from: serialSchema })), v.maxLength(MAX_DELTAS)),
    }),
    allowlist: v.nullable(fileSchema),
    campaigns: v.nullable(fileSchema),
    sources: v.pipe(
      v.record(v.pipe(v.string(), v.regex(ID)), sourceSchema),
      v.check((sources) => Object.keys(sources).length <= MAX_SOURCES),
    ),
    incident: v.nullable(incidentSchema),
    suspensions: v.pipe(v.array(suspensionSchema), v.maxLength(MAX_SUSPENSIONS)),
    /** JWS of each set of keys, the oldest first: read by key-sets.ts. */
    keys: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(MAX_KEY_SETS)),
  }),
  v.check(
    ({ serial, approved, entries }) =>
      (approved === undefined || approved.serial < serial) &&
      entries.changedAt <= serial &&
      entries.snapshot.serial <= entries.changedAt &&
      entries.deltas.every(({ from }) => from < entries.changedAt),
  ),
);
export type Manifest = v.InferOutput<typeof manifestSchema>;

/** The JSON value in the text; null where there is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON is not of this format, whatever else it is.
    return null;
  }
}
