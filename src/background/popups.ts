// The popups that are open, one a window at the most: each follows its tab, and all hear what the council declares.

import * as v from 'valibot';
import { fromPopupSchema, type Situation, type ToPopup } from '../messages';
import type { Connection } from '../platform/background';
import type { Follower } from './tabs';

export interface PopupsOptions {
  /** Follows the tab's findings until the function it returns is called. */
  readonly follow: (tabId: number, follower: Follower) => () => void;
  readonly situation: () => Situation;
  /** Settles when the situation is known. */
  readonly ready: Promise<unknown>;
}

export class Popups {
  readonly #options: PopupsOptions;
  readonly #open = new Set<Connection>();

  constructor(options: PopupsOptions) {
    this.#options = options;
  }

  serve(connection: Connection): void {
    const { follow, ready } = this.#options;
    const post = (message: ToPopup) => connection.post(message);
    let stop = () => {};
    connection.onMessage((message) => {
      const read = v.safeParse(fromPopupSchema, message);
      // Our own popup says once which tab it is for.
      if (!read.success || this.#open.has(connection)) return connection.end();
      const { tabId } = read.output;
      this.#open.add(connection);
      if (tabId !== undefined) stop = follow(tabId, (findings) => post({ type: 'findings', findings }));
      void ready.then(() => this.#open.has(connection) && this.#tell(connection));
    });
    connection.onEnd(() => {
      stop();
      this.#open.delete(connection);
    });
  }

  /** After each change of what the council declares, and of when it was last confirmed. */
  tell(): void {
    for (const connection of this.#open) this.#tell(connection);
  }

  #tell(connection: Connection): void {
    const message: ToPopup = { type: 'situation', situation: this.#options.situation() };
    connection.post(message);
  }
}
