// The protocol between the parts of the extension: what may be asked, by whom, and in what shape.
// Everything that arrives is `unknown` until one of these schemas has read it.

import * as v from 'valibot';
import type { Appearance } from './core/appearance';
import type { FeedFault } from './core/feed/faults';
import type { Contact, Incident, Suspension } from './core/feed/format';
import type { IncidentLevel, Treatment } from './core/incident';
import type { ListRole } from './core/indicator-list';
import type { Level } from './core/level';
import { LINK_KINDS, type Link, type LinkKind, MAX_HREF_UNITS, MAX_SENDER_UNITS, MAX_TEXT_UNITS } from './core/link';
import type { Policy, PolicyOrigin, PolicyProblem } from './core/policy';
import { MAX_CONTACT_UNITS, REPORT_KINDS } from './core/report-kind';
import type { Sender } from './core/sender';
import type { Verdict } from './core/verdict';
import { LANGUAGES, type Language } from './core/words';

// ---- A message's frame and the background, over a port ------------------------------------------------------------

/** Its name says which of a frame's documents speaks: `links` its own, `links 1` and so on those that it reaches inside it. */
export const LINKS_PORT = /^links( \d{1,6})?$/;
export const linksPort = (place: number): string => (place === 0 ? 'links' : `links ${place}`);

/** Questions in one port message at the most; a longer list is sent in parts. */
export const MAX_QUESTIONS = 250;
/**
 * Characters of href and text in one port message at the most. A single clipped link is always below it. So few that judging them, made
 * to be slow, keeps others waiting for hundredths of a second (docs/performance.md).
 */
export const MAX_QUESTION_UNITS = 16 * 1024;
/** Ids that one port message may withdraw. */
export const MAX_GONE = 10_000;

const hrefSchema = v.pipe(v.string(), v.maxLength(MAX_HREF_UNITS + 1));
const textSchema = v.pipe(v.string(), v.maxLength(MAX_TEXT_UNITS));
const kindSchema = v.picklist(LINK_KINDS);
const linkSchema = v.object({ href: hrefSchema, text: textSchema, kind: kindSchema });
const idSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/**
 * Column by column, in one order: a mail may hold ten thousand links, and a row or a name for each would be most of what is written. `ids` are
 * the frame's own, unique for the life of its port.
 */
export interface Questions {
  readonly ids: readonly number[];
  readonly hrefs: readonly string[];
  readonly texts: readonly string[];
  readonly kinds: readonly LinkKind[];
}
export interface Question {
  readonly id: number;
  readonly link: Link;
}

const column = <T extends v.GenericSchema>(schema: T) => v.pipe(v.array(schema), v.maxLength(MAX_QUESTIONS));
const questionsSchema = v.pipe(
  v.strictObject({
    ids: column(idSchema),
    hrefs: column(hrefSchema),
    texts: column(textSchema),
    kinds: column(kindSchema),
  }),
  v.check(
    ({ ids, hrefs, texts, kinds }) => [hrefs, texts, kinds].every(({ length }) => length === ids.length),
    'columns of one length',
  ),
  v.transform(({ ids, hrefs, texts, kinds }): readonly Question[] =>
    ids.map((id, at) => ({
      id,
      link: { href: hrefs[at] as string, text: texts[at] as string, kind: kinds[at] as LinkKind },
    })),
  ),
);

const senderSchema = v.object({
  address: v.pipe(v.string(), v.maxLength(MAX_SENDER_UNITS)),
  name: v.pipe(v.string(), v.maxLength(MAX_SENDER_UNITS)),
});

/** Where the webmail hands out the message as it was received: an address of its own. */
const originalSchema = v.pipe(v.string(), v.maxLength(2_000));

/** Webmails whose pages are known (docs/webmails.md). */
export const WEBMAILS = ['outlook', 'gmail', 'teams', 'roundcube'] as const;
export type WebmailName = (typeof WEBMAILS)[number];

export const fromFrameSchema = v.variant('type', [
  v.object({
    type: v.literal('judge'),
    questions: questionsSchema,
    /** Links that stood in the frame and no longer do. */
    gone: v.pipe(v.array(idSchema), v.maxLength(MAX_GONE)),
    /** Which webmail the frame was recognised as, where it was. */
    webmail: v.optional(v.picklist(WEBMAILS)),
    /** Of the message that all of the questions are about, where the webmail tells. */
    sender: v.optional(senderSchema),
  }),
  v.object({
    type: v.literal('open'),
    link: linkSchema,
    sender: v.optional(senderSchema),
    original: v.optional(originalSchema),
    isBehind: v.boolean(),
  }),
  v.object({
    type: v.literal('report'),
    link: linkSchema,
    sender: v.optional(senderSchema),
    original: v.optional(originalSchema),
  }),
  v.object({ type: v.literal('opened'), link: linkSchema }),
]);
export type FromFrame =
  | {
      readonly type: 'judge';
      readonly questions: Questions;
      readonly gone: readonly number[];
      readonly webmail?: WebmailName | undefined;
      readonly sender?: Sender | undefined;
    }
  | {
      readonly type: 'open';
      readonly link: Link;
      readonly sender?: Sender | undefined;
      readonly original?: string | undefined;
      readonly isBehind: boolean;
    }
  | {
      /** Opens the page that makes a report of the link. */
      readonly type: 'report';
      readonly link: Link;
      readonly sender?: Sender | undefined;
      readonly original?: string | undefined;
    }
  | {
      /** The person has opened a link that may go. */
      readonly type: 'opened';
      readonly link: Link;
    };

/** What is drawn at a link, in the person's language. Plain text throughout. */
export interface Warning {
  readonly appearance: Appearance;
  /** Beside the link. */
  readonly label: string;
  /** Of the card. */
  readonly title: string;
  /** Registrable domain that the link leads to; empty where it could not be read. */
  readonly domain: string;
  /** The one sentence: the reason that set the level. */
  readonly why: string;
  /** Where the one that it copies really is; empty where it copies nobody. */
  readonly real: string;
  /** What to do now. */
  readonly next: string;
}

/** What a frame has to know of a link: that it may go, or what stands in its way. */
export type Answer = 'clear' | Warning;

/**
 * To the questions of one message, each by its id: most links of most mails are clear. `incident` is the level they were judged under.
 */
export interface ToFrame {
  readonly type: 'answers';
  readonly language: Language;
  readonly incident: IncidentLevel;
  readonly clear: readonly number[];
  readonly warned: readonly (readonly [id: number, warning: Warning])[];
}

/**
 * Sent to all frames of a tab. `report-in`, by a worker that has just woken: connect again and say what you hold.
 * `ask-again`: lists or incident have changed, so ask for all that you hold. `next-warning`, by the keyboard shortcut: bring the keyboard to
 * the next warning. `are-you-there` is answered by there being somebody. `leave`: frames of these hosts are to be watched no more.
 */
export interface ToFrameBroadcast {
  readonly type: 'report-in' | 'ask-again' | 'next-warning' | 'are-you-there' | 'leave';
  readonly hosts?: readonly string[];
}

// ---- Links that were opened ---------------------------------------------------------------------------------------

/** That a link was opened, and from where. */
export interface Opening {
  /** ISO 8601. */
  readonly at: string;
  /** `elsewhere`: another program had the browser open it. */
  readonly from: 'message' | 'elsewhere';
  /** Null where it is no known one. */
  readonly webmail: WebmailName | null;
}

/** A link that a list names now and that was opened before. */
export interface OpenedAlert {
  /** As the list has it: core/indicator.ts. */
  readonly pattern: string;
  /** Whose list it is, as `Listed` has it. */
  readonly role: ListRole | 'test' | 'built-in';
  readonly title: string;
  /** The first. */
  readonly opening: Opening;
  /** How often it was opened. */
  readonly times: number;
}

/** What the page on opened links shows. */
export interface OpenedRecord {
  readonly alerts: readonly OpenedAlert[];
  /** How many addresses are remembered; null where the council has switched that off. */
  readonly remembered: number | null;
}

// ---- The popup and the background, over a port --------------------------------------------------------------------

export const POPUP_PORT = 'popup';

/** Without a tab it follows what the council says alone. */
export const fromPopupSchema = v.object({ tabId: v.optional(idSchema) });
export type FromPopup = v.InferOutput<typeof fromPopupSchema>;

/** One flagged destination of a tab's messages. */
export interface Finding {
  readonly level: Level;
  readonly treatment: Treatment;
  /** The first that leads there, and of its message the sender. */
  readonly link: Link;
  readonly sender: Sender | null;
  /** How many links of the tab lead there. */
  readonly count: number;
  readonly verdict: Verdict;
}

/** At most this many findings are listed; `flagged` counts them all. */
export const MAX_FINDINGS = 50;

/** Posted at once and after each change. */
export interface TabFindings {
  readonly incident: IncidentLevel;
  /** Whether a frame of this tab is being watched at all. */
  readonly watched: boolean;
  /** As which webmail it was recognised; null where it is watched by careful default. */
  readonly webmail: WebmailName | null;
  /** Links judged, by level. */
  readonly counts: Readonly<Record<Level, number>>;
  /** Links with a warning. */
  readonly flagged: number;
  /** Worst first. */
  readonly findings: readonly Finding[];
}

/** That an incident is over, or a suspension lifted, as this device saw it. */
export interface AllClear {
  /** ISO 8601. */
  readonly since: string;
  /** Of the incident that is over; null where only suspensions were lifted. */
  readonly level: Exclude<IncidentLevel, 'normal'> | null;
  /** Organisations that are trusted again. */
  readonly restored: readonly Suspension['name'][];
}

/** What is so beside this tab's links: docs/feed-format.md sections 5 and 8. Times as ISO 8601. */
export interface Situation {
  /** Whose feed declares it, as people know them; null before one has come. */
  readonly council: string | null;
  /** Policy names the council's own feed, and nothing of it has come yet. */
  readonly isAwaited: boolean;
  readonly incident: Incident | null;
  /** Whom to ring now: the incident's, or where it names nobody, the policy's. */
  readonly contacts: readonly Contact[];
  /** For a day after it; with the council's words on it, where it has any. */
  readonly allClear: (AllClear & { readonly message: Incident['message'] | null }) | null;
  readonly suspensions: readonly Pick<Suspension, 'name' | 'until'>[];
  /** What partner councils declare of themselves: advice. */
  readonly partners: readonly { readonly title: string; readonly incident: Incident }[];
  /** When the council's own feed was last verified. */
  readonly checkedAt: string | null;
  readonly staleSince: string | null;
  /** Newest opening first. */
  readonly opened: readonly OpenedAlert[];
}

/** The first of each comes at once, further ones after each change. */
export type ToPopup =
  | { readonly type: 'findings'; readonly findings: TabFindings }
  | { readonly type: 'situation'; readonly situation: Situation };

// ---- The page that stands where a link was stopped ----------------------------------------------------------------

/** Of the id in the page's fragment: 128 random bits, base64url. */
export const PAGE_ID = /^[\w-]{22}$/;
const idOfPageSchema = v.pipe(v.string(), v.regex(PAGE_ID));
const pageIdSchema = v.object({ id: idOfPageSchema });

/** What the page shows. */
export interface StoppedLink {
  readonly link: Link;
  readonly verdict: Verdict;
  readonly treatment: Exclude<Treatment, 'none'>;
  readonly incident: IncidentLevel;
  readonly sender: Sender | null;
  /** Where the webmail hands out its message as it was received; null where it does not. */
  readonly original: string | null;
  /** Whether there is a way through; none for a link that could not be read, whose end was cut off. */
  readonly mayContinue: boolean;
}

/** What the page that makes a report shows. */
export interface ReportDraft {
  readonly link: Link;
  readonly verdict: Verdict;
  readonly sender: Sender | null;
  /** Where the webmail hands out its message as it was received; null where it does not. */
  readonly original: string | null;
  /** When it was asked for, ISO 8601. */
  readonly at: string;
  /** IT's, by policy; null where it names none. */
  readonly email: string | null;
  /** When the person opened it, ISO 8601, where that is what the report is about. */
  readonly openedAt: string | null;
  /** The council's receiver, by policy; null where it names none. */
  readonly endpoint: string | null;
  /** Whether the national address is told too. */
  readonly national: boolean;
  /** Of the report, and whose it is: core/report-message.ts. */
  readonly messageId: string;
  readonly reporter: string;
}

/** `waiting`: it goes as soon as the receiver can be reached. `refused`: the receiver did not take it, and is asked again later. */
export type ReportOutcome =
  | { readonly state: 'sent'; readonly receipt: string | null }
  | { readonly state: 'waiting' | 'refused' };

// ---- How it goes with the lists -----------------------------------------------------------------------------------

const emptySchema = v.object({});
const patternSchema = v.object({ pattern: v.string() });

/** What there is to tell of a feed: docs/feed-format.md section 8. Times as ISO 8601, null for never. */
export interface FeedStatus {
  readonly id: string;
  readonly role: ListRole;
  readonly url: string;
  readonly title: string | null;
  readonly serial: number | null;
  /** When its publisher last confirmed it. */
  readonly issuedAt: string | null;
  readonly entries: number;
  /** Lines left out, by reason. */
  readonly refused: Readonly<Record<string, number>>;
  readonly verifiedAt: string | null;
  readonly confirmedUntil: string | null;
  /** Null where it is fresh. */
  readonly staleSince: string | null;
  readonly nextCheckAt: string | null;
  readonly error: { readonly code: FeedFault; readonly at: string } | null;
}

export interface Status {
  readonly incident: IncidentLevel;
  /** Of the lists on this device. */
  readonly storage: 'opening' | 'ready' | 'unavailable' | 'full';
  readonly feeds: readonly FeedStatus[];
  /** Hosts that policy names as webmails. */
  readonly webmails: readonly string[];
  readonly policy: Policy;
  /** Who set what is in force, by the setting's path: `wayThrough.blocked`. */
  readonly origins: Readonly<Record<string, PolicyOrigin>>;
  /** What of the policy cannot be used. */
  readonly problems: readonly PolicyProblem[];
}

/** Texts that a person brings from elsewhere, in one request at the most. */
export const MAX_CHECKED = 20;

/** What was found of one of them. `treatment` as for the same link in a message. */
export interface CheckedLink {
  readonly link: Link;
  readonly verdict: Verdict;
  readonly treatment: Treatment;
}

/** name -> who may ask, and the request's shape. The answers stand in `Answers`. */
export const protocol = {
  status: { from: 'ui', request: emptySchema },
  /** Asks the feeds at once; answers when they have been asked. */
  'check-feeds': { from: 'ui', request: emptySchema },
  /** What a person brings from elsewhere: pasted, or read from QR codes. Answered in its order. */
  'check-texts': {
    from: 'ui',
    request: v.object({
      texts: v.pipe(v.array(v.pipe(v.string(), v.maxLength(MAX_HREF_UNITS + 1))), v.maxLength(MAX_CHECKED)),
      isOfCodes: v.boolean(),
    }),
  },
  situation: { from: 'ui', request: emptySchema },
  'stopped-link': { from: 'ui', request: pageIdSchema },
  /** Opens the link in the asking tab. */
  'stopped-continue': { from: 'ui', request: pageIdSchema },
  /** Shows the tab that the link was clicked in and closes the asking one. */
  'stopped-back': { from: 'ui', request: pageIdSchema },
  /** Opens the page that makes a report of the stopped link. */
  'stopped-report': { from: 'ui', request: pageIdSchema },
  /** The same for a link that the popup shows. */
  'report-link': {
    from: 'ui',
    request: v.object({ link: linkSchema, sender: v.optional(senderSchema), tabId: idSchema }),
  },
  report: { from: 'ui', request: pageIdSchema },
  /** Sends it to the council's receiver. */
  'report-send': {
    from: 'ui',
    request: v.object({
      id: idOfPageSchema,
      kind: v.picklist(REPORT_KINDS),
      contact: v.pipe(v.string(), v.maxLength(MAX_CONTACT_UNITS)),
      language: v.picklist(LANGUAGES),
    }),
  },
  'opened-record': { from: 'ui', request: emptySchema },
  /** The person has dealt with what is to tell of that pattern. */
  'opened-done': { from: 'ui', request: patternSchema },
  /** Opens the page that makes a report of it. */
  'opened-report': {
    from: 'ui',
    request: v.object({ pattern: v.string(), tabId: v.optional(idSchema) }),
  },
  /** Opens the page on opened links. */
  'opened-show': { from: 'ui', request: v.object({ tabId: idSchema }) },
  /** Opens the page of settings and diagnostics. */
  'settings-show': { from: 'ui', request: v.object({ tabId: idSchema }) },
  /** Forgets every opened link. */
  'opened-forget': { from: 'ui', request: emptySchema },
  /** Shows the tab that the report was begun in and closes the asking one. */
  'report-back': { from: 'ui', request: pageIdSchema },
} as const;

export type MessageName = keyof typeof protocol;
export type RequestOf<N extends MessageName> = v.InferOutput<(typeof protocol)[N]['request']>;

export interface Answers {
  status: Status;
  'check-feeds': null;
  /** Null for a text that holds no address. */
  'check-texts': readonly (CheckedLink | null)[];
  situation: Situation;
  'stopped-link': StoppedLink;
  'stopped-continue': null;
  'stopped-back': null;
  'stopped-report': null;
  'report-link': null;
  report: ReportDraft;
  'report-send': ReportOutcome;
  'opened-record': OpenedRecord;
  'opened-done': null;
  'opened-report': null;
  'opened-show': null;
  'settings-show': null;
  'opened-forget': null;
  'report-back': null;
}

/** `not-allowed`: this sender may not ask this. `bad-request`: the shape is wrong. `not-found`: no such stopped link, or it is another tab's. */
export type MessageError = 'not-allowed' | 'bad-request' | 'not-found' | 'failed';
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: { readonly code: MessageError } };
