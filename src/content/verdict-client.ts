// Asks the background for the answers to this frame's links, over a port that is opened when there is something to ask and
// again when the browser stopped the background in between.

import type { IncidentLevel } from '../core/incident';
import type { Sender } from '../core/sender';
import type { Language } from '../core/words';
import {
  type Answer,
  type FromFrame,
  MAX_GONE,
  MAX_QUESTION_UNITS,
  MAX_QUESTIONS,
  type Question,
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
  readonly original: string | null;
  /** All links that stand in the frame now. */
  readonly links: () => Iterable<WatchedLink>;
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
    this.#send(added, removed);
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
    const { original } = this.#options;
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
    const port = this.#port;
    this.#port = null;
    try {
      port?.end();
    } catch {
      // The extension was updated or removed: the connection has ended with it.
    }
  }

  #tellAll(): void {
    const links = [...this.#options.links()];
    this.#pending.add(links);
    this.#send(links, []);
  }

  #send(added: readonly WatchedLink[], removed: readonly WatchedLink[]): void {
    const gone = removed.map(({ id }) => id);
    for (let start = 0; start < gone.length; start += MAX_GONE) {
      this.#judge([], gone.slice(start, start + MAX_GONE));
    }
    for (const { questions, sender } of inBatches(added)) this.#judge(questions, [], sender);
    // A frame that holds nothing has still reported in.
    if (added.length === 0 && gone.length === 0) this.#judge([], []);
  }

  #judge(questions: readonly Question[], gone: readonly number[], sender: Sender | null = null): void {
    const { webmail } = this.#options;
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
      watched.answer = answer;
      answered.push(watched);
    };
    for (const id of clear) take(id, 'clear');
    for (const [id, warning] of warned) take(id, warning);
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

interface Batch {
  readonly questions: Question[];
  readonly sender: Sender | null;
}

/** In order, each within the bounds of one message and of one sender. */
function* inBatches(links: readonly WatchedLink[]): Generator<Batch> {
  let batch: Batch | null = null;
  let units = 0;
  for (const { id, link, sender } of links) {
    const size = link.href.length + link.text.length;
    const fits: boolean =
      batch !== null &&
      isSameSender(batch.sender, sender) &&
      batch.questions.length < MAX_QUESTIONS &&
      units + size <= MAX_QUESTION_UNITS;
    if (batch === null || !fits) {
      if (batch) yield batch;
      batch = { questions: [], sender };
      units = 0;
    }
    batch.questions.push([id, link.href, link.text, link.kind]);
    units += size;
  }
  if (batch) yield batch;
}
