// Finds the links of the messages in a document and keeps up with it: what came, went or was swapped in place.

import { isEditable } from './element-reading';
import { rawHref, resolveHref } from './link-element';
import { NOTHING, searchLinks } from './link-search';
import type { MessageBody } from './message-body';
import type { OpenRoots } from './open-roots';
import type { WatchedLink } from './watched-link';

export interface LinkChanges {
  readonly added: readonly WatchedLink[];
  readonly removed: readonly WatchedLink[];
}

/** Changes closer together than this are looked at once: webmails build a message in many steps. */
const SETTLE_MS = 30;

export class LinkFinder {
  readonly #body: MessageBody;
  readonly #onChanges: (changes: LinkChanges) => void;
  readonly #roots: OpenRoots;
  #found = NOTHING;
  #nextId = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(roots: OpenRoots, body: MessageBody, onChanges: (changes: LinkChanges) => void) {
    this.#roots = roots;
    this.#body = body;
    this.#onChanges = onChanges;
  }

  /** Keeps up with the roots until the signal aborts. */
  watch(signal: AbortSignal): void {
    this.#roots.onChange(() => this.#scanSoon());
    signal.addEventListener('abort', () => clearTimeout(this.#timer));
    this.#scanSoon();
  }

  get links(): readonly WatchedLink[] {
    return this.#found.links;
  }

  /** The link as it stands this moment: a webmail may have swapped its href since the last look. Null outside messages. */
  current(element: Element): WatchedLink | null {
    this.#roots.include(element);
    const known = this.#known(element);
    const raw = rawHref(element);
    if (known && raw === known.raw && resolveHref(element, raw) === known.link.href) return known;
    if (!known && (raw === null || this.#body.around(isEditable)(element) === null)) return null;
    this.scan();
    return this.#known(element) ?? null;
  }

  #known(element: Element): WatchedLink | undefined {
    return this.#found.links.find((watched) => watched.element === element);
  }

  scan(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const before = this.#found.links;
    this.#found = searchLinks(this.#roots, this.#body, this.#found, this.#nextId);
    const { links, added } = this.#found;
    this.#nextId += added.length;
    const removed = links.length - added.length === before.length ? [] : without(before, links);
    if (added.length > 0 || removed.length > 0) this.#onChanges({ added, removed });
  }

  #scanSoon(): void {
    this.#timer ??= setTimeout(() => this.scan(), SETTLE_MS);
  }
}

function without(links: readonly WatchedLink[], others: readonly WatchedLink[]): WatchedLink[] {
  const rest = new Set(links);
  for (const watched of others) rest.delete(watched);
  return [...rest];
}
