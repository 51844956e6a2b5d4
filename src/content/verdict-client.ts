// Asks the background for the answers to this frame's links, over a port that is opened when there is something to ask and
// again when the browser stopped the background in between.

import type { IncidentLevel } from '../core/incident';
import type { LinkKind } from '../core/link';
import type { Sender } from '../core/sender';
import type { Language } from '../core/words';
import {
  type Answer,
  type FromFrame,
  MAX_GONE,
  MAX_QUESTION_UNITS,
  MAX_QUESTIONS,
  type Questions,
  type ToFrame,
  type WebmailName,
} from '../messages';
import { PendingLinks } from './pending-links';
import { isSameSender, type WatchedLink } from './watched-link';

export interface ClientPort {
  post(message: FromFrame): void;
  end(): void;
}
/** Null where the extension is gone. */
export type Connect = (onAnswers: (answers: ToFrame) => void, onEnd: () => void) => ClientPort | null;

export interface VerdictClientOptions {
  readonly connect: Connect;
  readonly webmail: WebmailName | null;
  /** As in `MessageBody`. */
  readonly original: () => string | null;
  /** All links that stand in the frame now. */
  readonly links: () => readonly WatchedLink[];
  readonly onAnswered: (answered: readonly WatchedLink[]) => void;
  /** The extension was updated or removed. */
  readonly onOrphaned: () => void;
}

/** Waits between attempts to reach a background that keeps ending, in ms; the last one repeats. */
const RETRY_MS = [0, 100, 500, 2000, 5000];

export class VerdictClient {
  readonly #options: VerdictClientOptions;
  readonly #pending = new PendingLinks();
  #port: ClientPort | null = null;
  /** Those yet to be asked about, from `#next` on. */
  #waiting: WatchedLink[] = [];
  #next = 0;
  /** Characters of each message that has no answer yet, in their order, which is the answers' too. */
  #ahead: number[] = [];
  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** As the background last said. */
  language: Language = 'en';
  incident: IncidentLevel = 'normal';

  constructor(options: VerdictClientOptions) {
    this.#options = options;
  }

  /** Asks for the added links and withdraws the removed ones. */
  update(added: readonly WatchedLink[], removed: readonly WatchedLink[]): void {
    for (const { id } of removed) this.#pending.take(id);
    // A new connection is told of all there is.
    if (!this.#port) {
      this.reportIn();
      return;
    }
    this.#pending.add(added);
    for (const watched of added) this.#waiting.push(watched);
    this.#withdraw(removed);
    this.#ask();
  }

  /** Connects, if there is no connection, and tells all that stands in the frame. */
  reportIn(): void {
    if (this.#port) return;
    clearTimeout(this.#timer);
    const port = this.#options.connect(
      (message) => this.#receive(message),
      () => this.#ended(port),
    );
    if (port === null) {
      this.#options.onOrphaned();
      return;
    }
    this.#port = port;
    this.#ahead = [];
    this.#tellAll();
  }

  /** Asks anew for all that stands in the frame: the lists or the incident have changed. Until it is answered the last answers hold. */
  askAgain(): void {
    if (this.#port) this.#tellAll();
    else this.reportIn();
  }

  /** For a connection that may have been closed without a word. */
  reconnect(): void {
    this.#port = null;
    this.reportIn();
  }

  /** Asks the background to open the link, or to show the page that stands in its place. `isBehind`: in a tab behind this one. */
  open({ link, sender }: WatchedLink, isBehind = false): void {
    this.#tell({ type: 'open', link, isBehind, ...this.#from(sender) });
  }

  /** Asks the background for the page that makes a report of the link. */
  report({ link, sender }: WatchedLink): void {
    this.#tell({ type: 'report', link, ...this.#from(sender) });
  }

  /** Of the message. */
  #from(sender: Sender | null): { sender?: Sender; original?: string } {
    const original = this.#options.original();
    return { ...(sender && { sender }), ...(original !== null && { original }) };
  }

  /** Tells the background that the person followed the link, which may go. */
  opened({ link }: WatchedLink): void {
    this.#tell({ type: 'opened', link });
  }

  #tell(message: FromFrame): void {
    this.reportIn();
    if (this.#post(message)) return;
    this.reconnect();
    this.#post(message);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#pending.clear();
    this.#waiting = [];
    const port = this.#port;
    this.#port = null;
    try {
      port?.end();
    } catch {
      // The extension was updated or removed: the connection has ended with it.
    }
  }

  #tellAll(): void {
    this.#waiting = [...this.#options.links()];
    this.#next = 0;
    this.#pending.add(this.#waiting);
    // A frame that holds nothing has still reported in.
    if (this.#waiting.length === 0) this.#judge(NO_QUESTIONS, []);
    this.#ask();
  }

  #withdraw(removed: readonly WatchedLink[]): void {
    const gone = removed.map(({ id }) => id);
    for (let start = 0; start < gone.length; start += MAX_GONE)
      this.#judge(NO_QUESTIONS, gone.slice(start, start + MAX_GONE));
  }

  /**
   * What waits, in parts, as long as less than a full one has no answer: whoever asks in another tab then waits for two of them at the most,
   * whatever the message holds. Ordinary messages go at once.
   */
  #ask(): void {
    const ahead = () => this.#ahead.reduce((sum, units) => sum + units, 0);
    while (this.#next < this.#waiting.length && ahead() < MAX_QUESTION_UNITS) {
      const { questions, sender, units } = this.#nextBatch();
      if (questions.ids.length > 0) this.#judge(questions, [], sender, units);
    }
    if (this.#next < this.#waiting.length) return;
    this.#waiting = [];
    this.#next = 0;
  }

  /** In order, within the bounds of one message and of one sender. Those that have left meanwhile are passed over. */
  #nextBatch(): Batch {
    const ids: number[] = [];
    const hrefs: string[] = [];
    const texts: string[] = [];
    const kinds: LinkKind[] = [];
    let first: WatchedLink | null = null;
    let units = 0;
    for (; this.#next < this.#waiting.length; this.#next += 1) {
      const watched = this.#waiting[this.#next];
      if (!watched || !this.#pending.has(watched.id)) continue;
      first ??= watched;
      const { id, link, sender } = watched;
      const size = link.href.length + link.text.length;
      const isFull = ids.length === MAX_QUESTIONS || (units > 0 && units + size > MAX_QUESTION_UNITS);
      if (isFull || !isSameSender(first.sender, sender)) break;
      ids.push(id);
      hrefs.push(link.href);
      texts.push(link.text);
      kinds.push(link.kind);
      units += size;
    }
    return { questions: { ids, hrefs, texts, kinds }, sender: first?.sender ?? null, units };
  }

  #judge(questions: Questions, gone: readonly number[], sender: Sender | null = null, units = 0): void {
    const { webmail } = this.#options;
    this.#ahead.push(units);
    this.#post({ type: 'judge', questions, gone, ...(webmail && { webmail }), ...(sender && { sender }) });
  }

  /** False where there was nobody to tell. */
  #post(message: FromFrame): boolean {
    try {
      this.#port?.post(message);
      return this.#port !== null;
    } catch {
      // The port ended and its onDisconnect is still to come: what is pending is asked again from there.
      this.#ended(this.#port);
      return false;
    }
  }

  #receive({ language, incident, clear, warned }: ToFrame): void {
    this.#attempt = 0;
    this.language = language;
    this.incident = incident;
    const answered: WatchedLink[] = [];
    const take = (id: number, answer: Answer) => {
      const watched = this.#pending.take(id);
      // It has left the message meanwhile.
      if (!watched) return;
      // The same object for the same words: another one is drawn anew.
      if (!isSame(watched.answer, answer)) watched.answer = answer;
      answered.push(watched);
    };
    for (const id of clear) take(id, 'clear');
    for (const [id, warning] of warned) take(id, warning);
    this.#ahead.shift();
    this.#ask();
    if (answered.length > 0) this.#options.onAnswered(answered);
  }

  #ended(port: ClientPort | null): void {
    if (port !== this.#port) return;
    this.#port = null;
    if (this.#pending.size === 0) return;
    const wait = RETRY_MS[Math.min(this.#attempt, RETRY_MS.length - 1)];
    this.#attempt += 1;
    this.#timer = setTimeout(() => this.reportIn(), wait);
  }
}

const isSame = (a: Answer | null, b: Answer): boolean =>
  a === b || (a !== null && a !== 'clear' && JSON.stringify(a) === JSON.stringify(b));

const NO_QUESTIONS: Questions = { ids: [], hrefs: [], texts: [], kinds: [] };

interface Batch {
  readonly questions: Questions;
  /** Of all of them. */
  readonly sender: Sender | null;
  readonly units: number;
}
