// One element that leads somewhere: what kind it is, where it points and what it shows.

import type { Link, LinkKind } from '../core/link';

/** Everything that can lead out of a message. */
export const LINK_SELECTOR = 'a[href], svg a, area[href], form[action], button[formaction], input[formaction]';

const SVG = 'http://www.w3.org/2000/svg';
const XLINK = 'http://www.w3.org/1999/xlink';

/** The attribute as it stands: cheap to compare, so that only what changed is resolved again. Null where the element leads nowhere. */
export function rawHref(element: Element): string | null {
  switch (kindOf(element)) {
    case 'form':
      return element.getAttribute('action');
    case 'button':
      return element.getAttribute('formaction');
    default:
      return element.getAttribute('href') ?? element.getAttributeNS(XLINK, 'href');
  }
}

/** Absolute, resolved in the owning document: a sender's `<base>` counts. */
export function resolveHref(element: Element, raw: string): string {
  const kind = kindOf(element);
  if (kind === 'a' || kind === 'area') return (element as HTMLAnchorElement | HTMLAreaElement).href;
  try {
    return new URL(raw, element.ownerDocument.baseURI).href;
  } catch {
    // As it stands: the background says that it cannot be read.
    return raw;
  }
}

export function readLink(element: Element, raw: string): Link {
  return { href: resolveHref(element, raw), text: textOf(element), kind: kindOf(element) };
}

/** The link element that an event's path goes through, nearest first. */
export function linkOnPath(path: readonly EventTarget[]): Element | null {
  for (const target of path) {
    if (target instanceof Element && /^(a|area)$/i.test(target.localName) && rawHref(target) !== null) return target;
  }
  return null;
}

function kindOf(element: Element): LinkKind {
  if (element.namespaceURI === SVG) return 'svg';
  switch (element.localName) {
    case 'area':
      return 'area';
    case 'form':
      return 'form';
    case 'button':
    case 'input':
      return 'button';
    default:
      return 'a';
  }
}

function textOf(element: Element): string {
  const kind = kindOf(element);
  if (kind === 'form') return '';
  const shown = fold(element.textContent ?? '');
  if (shown !== '') return shown;
  const named = element.getAttribute('aria-label') ?? element.getAttribute('alt') ?? element.getAttribute('value');
  return fold(named ?? element.querySelector('img[alt]')?.getAttribute('alt') ?? '');
}

function fold(text: string): string {
  // A long text is cut before it is folded: nothing behind the cut is ever read.
  return text.slice(0, 2000).replace(/\s+/g, ' ').trim();
}
