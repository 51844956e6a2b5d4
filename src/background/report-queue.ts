// Reports on their way to the council's receiver: written down before they are sent, gone when the receiver has said that it has them. Whatever
// is cut off between the two is sent again under the same id, by which the receiver knows it.

import type { ReportMessage } from '../core/report-message';
import type { ReportOutcome } from '../messages';
import type { PersonalDatabase } from './personal-database';

/** `receipt`: what the receiver calls it, where it says. */
export type Posted =
  | { readonly code: 'taken'; readonly receipt: string | null }
  | { readonly code: 'refused' | 'unreachable' };

export interface ReportQueueParts {
  readonly database: Pick<PersonalDatabase, 'reports' | 'putReport' | 'removeReport'>;
  /** The receiver's address; null where policy names none. */
  readonly endpoint: () => string | null;
  /** Never rejects. */
  readonly post: (endpoint: string, message: ReportMessage) => Promise<Posted>;
  readonly now: () => number;
  readonly random: () => number;
  /** Has `flush` called after so many milliseconds, also where the background was stopped meanwhile. */
  readonly wakeIn: (ms: number) => void;
}

const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 60 * 60_000;
/** What could not be given to anybody for so long is given up. */
const KEPT_MS = 30 * 24 * 60 * 60_000;

export class ReportQueue {
  readonly #parts: ReportQueueParts;
  #sending: Promise<unknown> = Promise.resolve();

  constructor(parts: ReportQueueParts) {
    this.#parts = parts;
  }

  /** Rejects where it cannot be written down: then nothing is on its way. */
  async add(message: ReportMessage): Promise<ReportOutcome> {
    const { database, now } = this.#parts;
    await database.putReport({ message, addedAtMs: now(), attempts: 0, nextAtMs: now() });
    return (await this.#turn(() => this.#flush())).get(message.id) ?? { state: 'waiting' };
  }

  /** Sends what is due; `isAnew`: all of it, since what was in the way may be gone (the browser has started, the network is there). */
  flush({ isAnew = false } = {}): Promise<void> {
    return this.#turn(() => this.#flush(isAnew)).then(() => undefined);
  }

  /** One after the other: what is being sent is not sent beside it. */
  #turn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#sending.then(work);
    this.#sending = done.catch(() => undefined);
    return done;
  }

  async #flush(isAnew = false): Promise<ReadonlyMap<string, ReportOutcome>> {
    const { database, endpoint, post, now } = this.#parts;
    const outcomes = new Map<string, ReportOutcome>();
    for (const waiting of await database.reports()) {
      const address = endpoint();
      const { message, addedAtMs, attempts, nextAtMs } = waiting;
      // Given up after one more try: the clock may have been put forward.
      const isOver = now() - addedAtMs > KEPT_MS;
      // Later than any wait is: the clock has been put back.
      const isDue = nextAtMs <= now() || nextAtMs > now() + 2 * LONGEST_WAIT_MS;
      if (address !== null && (isAnew || isOver || isDue)) {
        const posted = await post(address, message);
        if (posted.code === 'taken') {
          await database.removeReport(message.id);
          outcomes.set(message.id, { state: 'sent', receipt: posted.receipt });
        } else if (isOver) await database.removeReport(message.id);
        else {
          await database.putReport({ ...waiting, attempts: attempts + 1, nextAtMs: now() + this.#waitAfter(attempts) });
          outcomes.set(message.id, { state: posted.code === 'refused' ? 'refused' : 'waiting' });
        }
      } else if (isOver) await database.removeReport(message.id);
    }
    await this.#wake();
    return outcomes;
  }

  /** Longer each time, and not for all browsers at once. */
  #waitAfter(attempts: number): number {
    return Math.min(FIRST_WAIT_MS * 2 ** Math.min(attempts, 20), LONGEST_WAIT_MS) * (0.75 + this.#parts.random() / 2);
  }

  async #wake(): Promise<void> {
    const { database, now, wakeIn } = this.#parts;
    const left = await database.reports();
    if (left.length > 0) wakeIn(Math.max(0, Math.min(...left.map(({ nextAtMs }) => nextAtMs)) - now()));
  }
}
