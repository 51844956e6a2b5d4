// Finds the links of the messages in a document and keeps up with it: what came, went or was swapped in place.

import { clipHref, clipText } from '../core/link';
import type { Sender } from '../core/sender';
import { isEditable } from './element-reading';
import { kindOf, LINK_TAGS, rawHref, resolveHref, textOf } from './link-element';
import type { MessageBody } from './message-body';
import type { OpenRoots } from './open-roots';
import { isSameSender, type WatchedLink } from './watched-link';

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
  readonly #roots: OpenRoots;
  #baseUri = '';
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

  get links(): Iterable<WatchedLink> {
    return this.#links.values();
  }

  /** The link as it stands this moment: a webmail may have swapped its href since the last look. Null outside messages. */
  current(element: Element): WatchedLink | null {
    this.#roots.include(element);
    const known = this.#links.get(element);
    const raw = rawHref(element);
    if (known && raw === known.raw && clipHref(resolveHref(element, raw)) === known.link.href) return known;
    if (!known && (raw === null || this.#body.around(element, isEditable) === null)) return null;
    this.scan();
    return this.#links.get(element) ?? null;
  }

  scan(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { baseURI } = this.#roots.document;
    const isSameBase = baseURI === this.#baseUri;
    // Asked once for all: where nothing is writable no link's surroundings are searched for a draft.
    const isWritable = this.#roots.has('[contenteditable]');
    this.#baseUri = baseURI;
    const added: WatchedLink[] = [];
    const removed = new Map(this.#links);
    const senders = new Map<Element, Sender | null>();
    let last: readonly [body: Element, sender: Sender | null] | undefined;
    /** One object for each body: it is read once a scan, and asked for by each of its links in turn. */
    const senderOf = (body: Element) => {
      if (last?.[0] === body) return last[1];
      const known = senders.get(body);
      const sender = known === undefined ? this.#body.sender(body) : known;
      senders.set(body, sender);
      last = [body, sender];
      return sender;
    };
    const look = (element: Element, tag: string) => {
      const known = this.#links.get(element);
      const watched = this.#look(element, tag, known, isSameBase, isWritable ? isEditable : nowhere, senderOf);
      if (watched === null) return;
      if (watched === known) removed.delete(element);
      else {
        this.#links.set(element, watched);
        added.push(watched);
      }
    };
    let hasForms = false;
    for (const tag of LINK_TAGS) {
      // Without a form they send nothing anywhere.
      if ((tag === 'button' || tag === 'input') && !hasForms) continue;
      for (const elements of this.#roots.find(tag)) {
        hasForms ||= tag === 'form' && elements.length > 0;
        // By number: an iterator costs as much again as the list, and a mail may hold ten thousand.
        for (let at = 0; at < elements.length; at += 1) {
          try {
            look(elements[at] as Element, tag);
          } catch {
            // One node that cannot be read must not end the search: it stays unjudged, and its click is held.
          }
        }
      }
    }
    for (const [element, watched] of removed) if (this.#links.get(element) === watched) this.#links.delete(element);
    if (added.length > 0 || removed.size > 0) this.#onChanges({ added, removed: [...removed.values()] });
  }

  /** What is known of the element if that still holds, else what it is now; null where it is no link of a message. */
  #look(
    element: Element,
    tag: string,
    known: WatchedLink | undefined,
    isSameBase: boolean,
    isEditable: (element: Element) => boolean,
    senderOf: (body: Element) => Sender | null,
  ): WatchedLink | null {
    const kind = kindOf(element, tag);
    const raw = rawHref(element, kind);
    const body = raw === null ? null : this.#body.around(element, isEditable);
    if (raw === null || body === null) return null;
    const href = isSameBase && raw === known?.raw ? known.link.href : clipHref(resolveHref(element, raw, kind));
    if (this.#body.isOwn(href)) return null;
    const text = clipText(textOf(element, kind));
    const sender = senderOf(body);
    if (
      raw === known?.raw &&
      href === known.link.href &&
      text === known.link.text &&
      isSameSender(sender, known.sender)
    )
      return known;
    return { id: this.#nextId++, element, raw, link: { href, text, kind }, sender, answer: null };
  }

  #scanSoon(): void {
    this.#timer ??= setTimeout(() => this.scan(), SETTLE_MS);
  }
}

const nowhere = () => false;
