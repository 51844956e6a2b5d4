// One search for the links of the messages in a document, against what the last one found.

import type { LinkKind } from '../core/link';
import type { Sender } from '../core/sender';
import { attributeOf, EDITABLE, isEditable } from './element-reading';
import { kindOf, LINKS, rawHref, resolveHref, SUBMITTERS, textOf } from './link-element';
import type { MessageBody } from './message-body';
import type { OpenRoots } from './open-roots';
import { isSameSender, type WatchedLink } from './watched-link';

export interface Found {
  /** In the order of the search: what of the last one still holds is the same object. */
  readonly links: readonly WatchedLink[];
  /** Of them, those that the last search had not found, or not as they are now. */
  readonly added: readonly WatchedLink[];
  /** What addresses were resolved against. */
  readonly baseUri: string;
}

export const NOTHING: Found = { links: [], added: [], baseUri: '' };

/**
 * All links that stand in messages now. `nextId`: of the first that is added; the others follow. Few calls and names at hand in what is done for
 * each: most mails are over before the engine compiles it.
 */
export function searchLinks(roots: OpenRoots, body: MessageBody, before: Found, nextId: number): Found {
  const links: WatchedLink[] = [];
  const added: WatchedLink[] = [];
  const { baseURI: baseUri } = roots.document;
  // In a webmail most documents show no message, and hold hundreds of links of its own.
  if (body.holders !== null && !roots.has(body.holders)) return { links, added, baseUri };
  const isSameBase = baseUri === before.baseUri;
  /** Of HTML's `a`, as almost all are: many times as fast as asking for the name. Those of another window are told by that. */
  const plain = HTMLAnchorElement.prototype;
  const find = finderIn(before.links);
  const senders = new Map<Element, Sender | null>();
  let holder: Element | null = null;
  /** Of the holder: read once a search, and asked for by each of its links in turn. */
  let sender: Sender | null = null;
  let hasForms = false;
  // No link's surroundings are searched for a draft before something writable was met, which comes before what stands in it; in more trees
  // than one it may come behind.
  let isWritable = roots.areMany && roots.has(EDITABLE);
  let messageAround = body.around(isWritable ? isEditable : null);

  /** What is no plain link; null where it is no link at all. */
  const rare = (element: Element): LinkKind | null => {
    if (!isWritable && attributeOf(element, 'contenteditable') !== null) {
      isWritable = true;
      messageAround = body.around(isEditable);
    }
    const kind = kindOf(element);
    if (kind === 'form') hasForms = true;
    return kind;
  };
  const look = (element: Element) => {
    const kind = Object.getPrototypeOf(element) === plain ? 'a' : rare(element);
    if (kind === null) return;
    const raw = kind === 'a' ? element.getAttribute('href') : rawHref(element, kind);
    if (raw === null) return;
    const around = messageAround(element);
    if (around === null) return;
    const known = find(element);
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
      links.push(known);
      return;
    }
    const id = nextId + added.length;
    const watched: WatchedLink = { id, element, raw, link: { href, text, kind }, sender, answer: null };
    links.push(watched);
    added.push(watched);
  };
  const each = (selector: string) => {
    for (const elements of roots.find(selector)) {
      // By number: an iterator costs as much again as the list, and a mail may hold ten thousand.
      for (let at = 0; at < elements.length; at += 1) {
        try {
          look(elements[at] as Element);
        } catch {
          // One node that cannot be read must not end the search: it stays unjudged, and its click is held.
        }
      }
    }
  };

  // Each walk through a large document costs milliseconds: links and what may be a draft in one.
  each(`${LINKS},${EDITABLE}`);
  // Without a form they send nothing anywhere.
  if (hasForms) each(SUBMITTERS);
  return { links, added, baseUri };
}

/** Of the elements that it is given in turn, what was known: mostly they come in the order of the last search. A map is made where they do not. */
function finderIn(links: readonly WatchedLink[]): (element: Element) => WatchedLink | undefined {
  let next = 0;
  let places: Map<Element, number> | undefined;
  return (element) => {
    if (links.length === 0) return undefined;
    if (links[next]?.element !== element) {
      places ??= new Map(links.map((watched, at) => [watched.element, at]));
      const place = places.get(element);
      if (place === undefined) return undefined;
      next = place;
    }
    const found = links[next];
    next += 1;
    return found;
  };
}
