// Addresses in plain text, as webmails make them into links.

import { type Link, MAX_HREF_UNITS } from '../../core/link';
import { withScheme } from '../../core/pasted-text';

/** With a scheme, with www, or a host with a path. Looked for in one pass, without backtracking over what was read. */
const ADDRESS = /(?:(?:https?|ftp):\/\/|www\.)[^\s<>"]+|(?<![\w@.-])(?:[a-z\d-]{1,63}\.){1,8}[a-z]{2,18}\/[^\s<>"]*/giu;

/** In order; the shown words are the address as it stands. */
export function findTextLinks(text: string): readonly Link[] {
  return Array.from(text.matchAll(ADDRESS), ([found]) => {
    const shown = found.length > MAX_HREF_UNITS ? found : withoutEnd(found);
    return { href: withScheme(shown), text: shown, kind: 'text' };
  });
}

/** Punctuation that ends a sentence is not of the address, nor is a bracket that was opened before it. */
export function withoutEnd(found: string): string {
  const surplus = new Map<string, number>(
    BRACKETS.map(([opening, closing]) => [closing, count(found, closing) - count(found, opening)]),
  );
  let end = found.length;
  for (;;) {
    const last = found[end - 1] ?? '';
    const closing = surplus.get(last) ?? 0;
    if (closing > 0) surplus.set(last, closing - 1);
    else if (!/[.,;:!?'*_~|`]/.test(last)) return found.slice(0, end);
    end -= 1;
  }
}

const BRACKETS = [
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
] as const;

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
