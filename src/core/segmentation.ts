// Cuts a run of letters into words of the vocabulary, as a person reads `royalmailredelivery`.

import { VOCABULARY, type Word } from './vocabulary';

export interface Piece {
  readonly start: number;
  readonly end: number;
  /** Null for letters that belong to no word; digits are pieces without a word too. */
  readonly word: Word | null;
}

const LETTERS = 36;
/** Child tables of the trie, 36 a node (0-9, a-z); 0 is no child. */
let children = new Uint16Array(LETTERS * 1024);
const ends: (Word | undefined)[] = [undefined];

/** Words not yet in the trie, by their first two letters: a link asks after few of them, and somebody waits for a worker that wakes. */
const waiting: (Word[] | undefined)[] = new Array(LETTERS * LETTERS).fill(undefined);
for (const word of VOCABULARY.values()) {
  const beginning = indexOf(word.text.charCodeAt(0)) * LETTERS + indexOf(word.text.charCodeAt(1));
  const others = waiting[beginning];
  if (others) others.push(word);
  else waiting[beginning] = [word];
}

function indexOf(code: number): number {
  if (code >= 97 && code <= 122) return code - 87;
  return code >= 48 && code <= 57 ? code - 48 : -1;
}

function insert(word: Word): void {
  let node = 0;
  for (let i = 0; i < word.text.length; i += 1) {
    const slot = node * LETTERS + indexOf(word.text.charCodeAt(i));
    if (children[slot] === 0) {
      const next = ends.push(undefined) - 1;
      if ((next + 1) * LETTERS > children.length) {
        const larger = new Uint16Array(children.length * 2);
        larger.set(children);
        children = larger;
      }
      children[slot] = next;
    }
    node = children[slot] as number;
  }
  ends[node] = word;
}

/** All words that begin with the two letters are in the trie afterwards. */
function admit(first: number, second: number): void {
  if (first === -1 || second === -1) return;
  const words = waiting[first * LETTERS + second];
  if (!words) return;
  waiting[first * LETTERS + second] = undefined;
  for (const word of words) insert(word);
}

const isDigit = (code: number) => code >= 48 && code <= 57;

/**
 * The cut that leaves the fewest letters over, and of those the one with the fewest words; in order, nothing left out. Digits cost
 * nothing. `text`: a-z and 0-9; other characters are left over.
 */
export function segment(text: string): Piece[] {
  const length = text.length;
  // From each place: the least cost to the end (letters left over * 64 + words), the next place, and the word between.
  const cost = new Uint16Array(length + 1);
  const next = new Uint8Array(length + 1);
  const chosen: (Word | null)[] = [];
  let after = -1;
  for (let at = length - 1; at >= 0; at -= 1) {
    const code = text.charCodeAt(at);
    const letter = indexOf(code);
    admit(letter, after);
    after = letter;
    let best = (cost[at + 1] as number) + (isDigit(code) ? 0 : 64);
    let end = at + 1;
    let word: Word | null = null;
    let node = 0;
    for (let to = at; to < length; to += 1) {
      const index = indexOf(text.charCodeAt(to));
      if (index === -1) break;
      node = children[node * LETTERS + index] as number;
      if (node === 0) break;
      const found = ends[node];
      if (found && (cost[to + 1] as number) + 1 <= best) {
        best = (cost[to + 1] as number) + 1;
        end = to + 1;
        word = found;
      }
    }
    cost[at] = best;
    next[at] = end;
    chosen[at] = word;
  }
  const pieces: Piece[] = [];
  for (let at = 0; at < length; ) {
    const word = chosen[at] ?? null;
    let end = next[at] as number;
    // What belongs to no word is one piece, digits and letters apart.
    if (!word)
      while (end < length && !chosen[end] && isDigit(text.charCodeAt(end)) === isDigit(text.charCodeAt(at))) end += 1;
    pieces.push({ start: at, end, word });
    at = end;
  }
  return pieces;
}
