// Finds the links of the messages in a document and keeps up with it: what came, went or was swapped in place.

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
    if (known && raw === known.raw && resolveHref(element, raw) === known.link.href) return known;
    if (!known && (raw === null || this.#body.around(element, isEditable) === null)) return null;
    this.scan();
    return this.#links.get(element) ?? null;
  }

  scan(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const added: WatchedLink[] = [];
    const removed = new Map(this.#links);
    const look = this.#look(added, removed);
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

  /**
   * For one scan, what each element is given to: it takes what is known of it out of `removed` if that still holds, else puts what it is now
   * into `added`; neither where it is no link of a message. Few calls and names at hand: most mails are over before the engine compiles it.
   */
  #look(added: WatchedLink[], removed: Map<Element, WatchedLink>): (element: Element, tag: string) => void {
    const links = this.#links;
    const body = this.#body;
    const { baseURI } = this.#roots.document;
    const isSameBase = baseURI === this.#baseUri;
    this.#baseUri = baseURI;
    // Asked once for all: where nothing is writable no link's surroundings are searched for a draft.
    const editable = this.#roots.has('[contenteditable]') ? isEditable : null;
    const isFirst = links.size === 0;
    const senders = new Map<Element, Sender | null>();
    let holder: Element | null = null;
    /** Of the holder: read once a scan, and asked for by each of its links in turn. */
    let sender: Sender | null = null;
    return (element, tag) => {
      const kind = tag === 'a' && 'hash' in element ? 'a' : kindOf(element, tag);
      const raw = kind === 'a' ? element.getAttribute('href') : rawHref(element, kind);
      if (raw === null) return;
      const around = body.around(element, editable);
      if (around === null) return;
      const known = isFirst ? undefined : links.get(element);
      const isSameRaw = known !== undefined && raw === known.raw;
      const href = isSameRaw && isSameBase ? known.link.href : resolveHref(element, raw, kind);
      if (body.isOwn(href)) return;
      const text = textOf(element, kind);
      if (around !== holder) {
        const told = senders.get(around);
        sender = told === undefined ? body.sender(around) : told;
        senders.set(around, sender);
        holder = around;
      }
      if (isSameRaw && href === known.link.href && text === known.link.text && isSameSender(sender, known.sender)) {
        removed.delete(element);
        return;
      }
      const link = { href, text, kind };
      const watched: WatchedLink = { id: this.#nextId++, element, raw, link, sender, answer: null };
      links.set(element, watched);
      added.push(watched);
    };
  }

  #scanSoon(): void {
    this.#timer ??= setTimeout(() => this.scan(), SETTLE_MS);
  }
}
