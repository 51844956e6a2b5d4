// Finds the links of the messages in a document and keeps up with it: what came, went or was swapped in place.

import { clipLink } from '../core/link';
import { LINK_SELECTOR, rawHref, readLink, resolveHref } from './link-element';
import type { MessageBody } from './message-body';
import type { WatchedLink } from './watched-link';

export interface LinkChanges {
  readonly added: readonly WatchedLink[];
  readonly removed: readonly WatchedLink[];
}

/** Changes closer together than this are looked at once: webmails build a message in many steps. */
const SETTLE_MS = 30;

export class LinkFinder {
  readonly #links = new Map<Element, WatchedLink>();
  readonly #body: MessageBody;
  readonly #onChanges: (changes: LinkChanges) => void;
  #baseUri = '';
  #nextId = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(body: MessageBody, onChanges: (changes: LinkChanges) => void) {
    this.#body = body;
    this.#onChanges = onChanges;
  }

  /** Watches the document until the signal aborts. */
  watch(signal: AbortSignal): void {
    const observer = new MutationObserver(() => this.#scanSoon());
    observer.observe(document, {
      subtree: true,
      childList: true,
      attributeFilter: ['href', 'xlink:href', 'action', 'formaction', 'contenteditable'],
    });
    signal.addEventListener('abort', () => {
      observer.disconnect();
      clearTimeout(this.#timer);
    });
    this.#scanSoon();
  }

  get links(): Iterable<WatchedLink> {
    return this.#links.values();
  }

  /** The link as it stands this moment: a webmail may have swapped its href since the last look. Null outside messages. */
  current(element: Element): WatchedLink | null {
    const known = this.#links.get(element);
    const raw = rawHref(element);
    if (known && raw === known.raw && resolveHref(element, raw) === known.link.href) return known;
    this.scan();
    return this.#links.get(element) ?? null;
  }

  scan(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const isSameBase = document.baseURI === this.#baseUri;
    this.#baseUri = document.baseURI;
    const added: WatchedLink[] = [];
    const removed = new Map(this.#links);
    for (const element of document.querySelectorAll(LINK_SELECTOR)) {
      const raw = rawHref(element);
      if (raw === null) continue;
      const known = this.#links.get(element);
      if (!this.#body.holds(element, () => resolveHref(element, raw))) continue;
      if (known && isSameBase && known.raw === raw) {
        removed.delete(element);
        continue;
      }
      const link = clipLink(readLink(element, raw));
      const watched: WatchedLink = { id: this.#nextId++, element, raw, link, answer: null };
      this.#links.set(element, watched);
      added.push(watched);
    }
    for (const [element, watched] of removed) {
      if (this.#links.get(element) === watched) this.#links.delete(element);
    }
    if (added.length > 0 || removed.size > 0) this.#onChanges({ added, removed: [...removed.values()] });
  }

  #scanSoon(): void {
    this.#timer ??= setTimeout(() => this.scan(), SETTLE_MS);
  }
}
