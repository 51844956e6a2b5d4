// Links that were asked about and have no answer yet, by id. An array: the ids of one message follow each other, and of ten thousand
// each is put in and taken out once.

import type { WatchedLink } from './watched-link';

export class PendingLinks {
  size = 0;
  #links: (WatchedLink | undefined)[] = [];
  /** Id at the array's beginning. */
  #from = 0;

  add(links: readonly WatchedLink[]): void {
    let least = Number.POSITIVE_INFINITY;
    for (const { id } of links) if (id < least) least = id;
    if (this.size === 0) {
      this.#links = [];
      this.#from = least;
    } else if (least < this.#from) {
      this.#links = new Array<WatchedLink | undefined>(this.#from - least).concat(this.#links);
      this.#from = least;
    }
    const held = this.#links;
    for (const watched of links) {
      const at = watched.id - this.#from;
      if (at === held.length) {
        // Mostly the next one; what lies beyond the end is not read, which costs many times as much.
        held.push(watched);
        this.size += 1;
        continue;
      }
      if (held[at] === undefined) this.size += 1;
      held[at] = watched;
    }
  }

  has(id: number): boolean {
    return this.#links[id - this.#from] !== undefined;
  }

  /** The link, which is no longer pending; undefined where it was not. */
  take(id: number): WatchedLink | undefined {
    const at = id - this.#from;
    const watched = this.#links[at];
    if (watched === undefined) return undefined;
    this.#links[at] = undefined;
    this.size -= 1;
    return watched;
  }

  clear(): void {
    this.#links = [];
    this.size = 0;
  }
}
