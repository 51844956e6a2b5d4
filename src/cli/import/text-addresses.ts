// Addresses and hosts in running prose, made whole before (refang.ts).

import { withoutEnd } from '../mail/text-links';

export interface FoundAddress {
  readonly text: string;
  /** Whether it says itself that it is an address; else it is only a word with a dot in it. */
  readonly isMarked: boolean;
}

/** Signs that end an address in prose and in markup. A comma ends it where a further address follows. */
const SIGN = String.raw`(?![,;|](?:https?|ftp):\/\/)[^\s<>"“”«»\x60]`;
const LABEL = String.raw`[\p{L}\p{N}_][\p{L}\p{N}\p{M}_-]{0,62}`;
const HOST = String.raw`(?:${LABEL}\.){1,30}(?:xn--[a-z\d-]{2,59}|\p{L}{2,24})`;
const QUAD = String.raw`(?:\d{1,3}\.){3}\d{1,3}`;
const REST = String.raw`(?::\d{1,5})?(?:[/?#](?:${SIGN})*)?`;

/** In one pass; a mail address is taken as a whole so that its host is not. All repetitions are bounded or cannot fail. */
const ADDRESS = new RegExp(
  [
    String.raw`(?<marked>(?:https?|ftp):\/\/(?:${SIGN})+)`,
    String.raw`(?<![\p{L}\p{N}_.%+-])[\p{L}\p{N}_.%+'-]{1,64}@[\p{L}\p{N}_.-]{1,255}`,
    String.raw`(?<![\p{L}\p{N}_.@/\\%-])(?<host>(?:${HOST}|${QUAD})(?![\p{L}\p{N}_@-]|\.[\p{L}\p{N}]|['’]\p{L})${REST})`,
  ].join('|'),
  'giu',
);

/** In order, with what only ends the sentence left out. */
export function* findAddresses(line: string): Generator<FoundAddress> {
  // Markdown, `[words](address)`: the words may be an address themselves.
  const text = line.includes('](') ? line.replaceAll('](', '] (') : line;
  for (const { 0: all, groups, index } of text.matchAll(ADDRESS)) {
    const found = groups?.marked ?? groups?.host;
    if (found === undefined) continue;
    const around = `${text[index - 1]}${text[index + all.length]}`;
    const whole = ENCLOSED.has(around) ? found : withoutEnd(found);
    // As HTML writes an ampersand.
    yield { text: whole.replaceAll('&amp;', '&'), isMarked: groups?.marked !== undefined };
  }
}

/** Then every sign between them is of the address. */
const ENCLOSED = new Set(['<>', '""', '“”', '«»', '``']);
