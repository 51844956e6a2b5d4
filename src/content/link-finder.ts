// Finds the links of the messages in a document and keeps up with it: what came, went or was swapped in place.

import { clipLink, MAX_HREF_UNITS, MAX_TEXT_UNITS } from '../core/link';
import { isInDocument } from './element-reading';
import { LINK_SELECTOR, rawHref, readLink, resolveHref, textOf } from './link-element';
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
  readonly #adopted = new Set<Element>();
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
      // Words that come after their link count too. Attributes with a namespace (xlink:href) are told to nobody: the click looks again.
      characterData: true,
      attributeFilter: ['href', 'action', 'formaction', 'contenteditable'],
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
    if (known && raw === known.raw && clipHref(resolveHref(element, raw)) === known.link.href) return known;
    this.scan();
    return this.#links.get(element) ?? this.#adopt(element, raw);
  }

  scan(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const isSameBase = document.baseURI === this.#baseUri;
    this.#baseUri = document.baseURI;
    const added: WatchedLink[] = [];
    const removed = new Map(this.#links);
    for (const element of document.querySelectorAll(LINK_SELECTOR)) {
      try {
        const known = this.#look(element, isSameBase);
        if (known === null) continue;
        if (known === this.#links.get(element)) removed.delete(element);
        else {
          this.#links.set(element, known);
          added.push(known);
        }
      } catch {
        // One node that cannot be read must not end the search: it stays unjudged, and its click is held.
      }
    }
    for (const [element, watched] of removed) {
      // What was adopted from a shadow root is in no query; it stays while it stands.
      if (this.#links.get(element) === watched && !(this.#adopted.has(element) && isInDocument(element))) {
        this.#links.delete(element);
        this.#adopted.delete(element);
      } else if (this.#links.get(element) === watched) removed.delete(element);
    }
    if (added.length > 0 || removed.size > 0) this.#onChanges({ added, removed: [...removed.values()] });
  }

  /** What is known of the element if that still holds, else what it is now; null where it is no link of a message. */
  #look(element: Element, isSameBase: boolean): WatchedLink | null {
    const raw = rawHref(element);
    if (raw === null || !this.#body.holds(element, () => resolveHref(element, raw))) return null;
    const known = this.#links.get(element);
    const isSame = known?.raw === raw && (isSameBase || clipHref(resolveHref(element, raw)) === known.link.href);
    if (known && isSame && textOf(element).slice(0, MAX_TEXT_UNITS) === known.link.text) return known;
    return { id: this.#nextId++, element, raw, link: clipLink(readLink(element, raw)), answer: null };
  }

  /** A link that a click went through and no search found: it stands in a shadow root. */
  #adopt(element: Element, raw: string | null): WatchedLink | null {
    if (
      raw === null ||
      element.getRootNode() === document ||
      !this.#body.holds(hostOf(element), () => resolveHref(element, raw))
    )
      return null;
    const watched = { id: this.#nextId++, element, raw, link: clipLink(readLink(element, raw)), answer: null };
    this.#links.set(element, watched);
    this.#adopted.add(element);
    this.#onChanges({ added: [watched], removed: [] });
    return watched;
  }

  #scanSoon(): void {
    this.#timer ??= setTimeout(() => this.scan(), SETTLE_MS);
  }
}

const clipHref = (href: string) => href.slice(0, MAX_HREF_UNITS + 1);

/** The element of the document in whose shadow the element stands. */
function hostOf(element: Element): Element {
  for (let root = element.getRootNode(); root instanceof ShadowRoot; root = element.getRootNode()) element = root.host;
  return element;
}
