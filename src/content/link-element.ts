// One element that leads somewhere: what kind it is, where it points and what it shows.

import type { Link, LinkKind } from '../core/link';
import {
  attributeNsOf,
  attributeOf,
  documentOf,
  firstInside,
  isElement,
  localNameOf,
  namespaceOf,
  wordsOf,
} from './element-reading';

/** Everything that can lead out of a message. */
export const LINK_TAGS = ['a', 'area', 'form', 'button', 'input'] as const;

const SVG = 'http://www.w3.org/2000/svg';
const XLINK = 'http://www.w3.org/1999/xlink';

export function kindOf(element: Element): LinkKind {
  switch (localNameOf(element)) {
    case 'area':
      return 'area';
    case 'form':
      return 'form';
    case 'button':
    case 'input':
      return 'button';
    default:
      return namespaceOf(element) === SVG ? 'svg' : 'a';
  }
}

/** The address as it stands: cheap to compare, so that only what changed is resolved again. Null where the element leads nowhere. */
export function rawHref(element: Element, kind = kindOf(element)): string | null {
  switch (kind) {
    case 'form':
      return attributeOf(element, 'action');
    case 'button':
      return attributeOf(element, 'formaction');
    case 'svg':
      // What an animation makes of it is what opens.
      return (
        (element as SVGAElement).href?.animVal || attributeOf(element, 'href') || attributeNsOf(element, XLINK, 'href')
      );
    default:
      return attributeOf(element, 'href');
  }
}

/** What the browser would leave as it stands, letter by letter: most addresses of most mails, which need not be read for each of thousands. */
const CANONICAL =
  /^https?:\/\/(?:(?!xn--)[a-z][a-z\d-]*\.)+(?!xn--)[a-z][a-z\d-]*(?!.*(?:\/\.|%2e))\/[\w\-./?=&;,~:@+%!]*$/;

/** Absolute, resolved in the owning document: a sender's `<base>` counts. */
export function resolveHref(element: Element, raw: string, kind = kindOf(element)): string {
  if (CANONICAL.test(raw)) return raw;
  if (kind === 'a' || kind === 'area') return (element as HTMLAnchorElement | HTMLAreaElement).href;
  try {
    return new URL(raw, documentOf(element).baseURI).href;
  } catch {
    // As it stands: the background says that it cannot be read.
    return raw;
  }
}

export function readLink(element: Element, raw: string, kind = kindOf(element)): Link {
  return { href: resolveHref(element, raw, kind), text: textOf(element, kind), kind };
}

/** The link element that an event's path goes through, nearest first. */
export function linkOnPath(path: readonly EventTarget[]): Element | null {
  for (const target of path) {
    if (isElement(target) && /^(a|area)$/i.test(localNameOf(target)) && rawHref(target) !== null) return target;
  }
  return null;
}

/** The visible words, white space folded; of a picture or a button what it is called. */
export function textOf(element: Element, kind = kindOf(element)): string {
  if (kind === 'form') return '';
  const shown = fold(wordsOf(element) ?? '');
  if (shown !== '') return shown;
  const named = attributeOf(element, 'aria-label') ?? attributeOf(element, 'alt') ?? attributeOf(element, 'value');
  const picture = firstInside(element, 'img[alt]');
  return fold(named ?? (picture && attributeOf(picture, 'alt')) ?? '');
}

function fold(text: string): string {
  // A long text is cut before it is folded: nothing behind the cut is ever read.
  return text.slice(0, 2000).replace(/\s+/g, ' ').trim();
}
