// One element that leads somewhere: what kind it is, where it points and what it shows.

import { clipHref, clipText, type LinkKind, MAX_HREF_UNITS } from '../core/link';
import { attributeOf, documentOf, isElement, localNameOf } from './element-reading';

/** Everything that can lead out of a message: by itself, and by sending a form. */
export const LINKS = 'a,area,form';
export const SUBMITTERS = 'button,input';

const XLINK = 'http://www.w3.org/1999/xlink';

/** Null where it is none. Kinds other than `form` are read plainly: element-reading.ts says why. */
export function kindOf(element: Element): LinkKind | null {
  switch (localNameOf(element)) {
    case 'area':
      return 'area';
    case 'form':
      return 'form';
    case 'button':
    case 'input':
      return 'button';
    case 'a':
      // HTML's alone has it; faster than its namespace.
      return 'hash' in element ? 'a' : 'svg';
    default:
      return null;
  }
}

/** The address as it stands: cheap to compare, so that only what changed is resolved again. Null where the element leads nowhere. */
export function rawHref(element: Element, kind = kindOf(element)): string | null {
  switch (kind) {
    case 'form':
      return attributeOf(element, 'action');
    case 'button':
      return element.getAttribute('formaction');
    case 'svg':
      // What an animation makes of it is what opens.
      return (
        (element as SVGAElement).href?.animVal || element.getAttribute('href') || element.getAttributeNS(XLINK, 'href')
      );
    case null:
      return null;
    default:
      return element.getAttribute('href');
  }
}

/** What the browser would leave as it stands, letter by letter: most addresses of most mails, which need not be read for each of thousands. */
const CANONICAL =
  /^https?:\/\/(?:(?!xn--)[a-z][a-z\d-]*\.)+(?!xn--)[a-z][a-z\d-]*(?:\/(?!\.|%2[Ee])[\w\-.=&;,~:@+%!]*)+(?:\?[\w\-./?=&;,~:@+%!]*)?$/;

/** Absolute, resolved in the owning document: a sender's `<base>` counts. Cut to what is ever read. */
export function resolveHref(element: Element, raw: string, kind = kindOf(element)): string {
  if (raw.length <= MAX_HREF_UNITS && CANONICAL.test(raw)) return raw;
  if (kind === 'a' || kind === 'area') return clipHref((element as HTMLAnchorElement | HTMLAreaElement).href);
  try {
    return clipHref(new URL(raw, documentOf(element).baseURI).href);
  } catch {
    // As it stands: the background says that it cannot be read.
    return clipHref(raw);
  }
}

/** The link element that an event's path goes through, nearest first. */
export function linkOnPath(path: readonly EventTarget[]): Element | null {
  for (const target of path) {
    if (isElement(target) && /^(a|area)$/i.test(localNameOf(target)) && rawHref(target) !== null) return target;
  }
  return null;
}

/** The visible words, white space folded; of a picture or a button what it is called. Cut to what is ever read. */
export function textOf(element: Element, kind = kindOf(element)): string {
  if (kind === 'form') return '';
  const words = element.textContent ?? '';
  if (words.length < SHORT_UNITS && IS_FOLDED.test(words)) return words;
  const shown = fold(words);
  if (shown !== '') return clipText(shown);
  const named = element.getAttribute('aria-label') ?? element.getAttribute('alt') ?? element.getAttribute('value');
  return clipText(fold(named ?? element.querySelector('img[alt]')?.getAttribute('alt') ?? ''));
}

/** Single words of ASCII with single spaces between them: most links' words. */
const IS_FOLDED = /^[!-~]+(?: [!-~]+)*$/;
/** Below every bound of a text. */
const SHORT_UNITS = 200;

/** White space as the browser shows it: one space, none at the ends. */
export function fold(text: string): string {
  // A long text is cut before it is folded: nothing behind the cut is ever read.
  return text.slice(0, 2000).replace(/\s+/g, ' ').trim();
}
