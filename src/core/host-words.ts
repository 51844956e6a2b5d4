// A hostname as a person reads it: its labels left of the public suffix, cut at hyphens, and the words in each part.

import { ABUSED_SUFFIXES } from '../data/abused-suffixes';
import { SHARED_HOSTS } from '../data/shared-hosts';
import { TENANT_HOSTS } from '../data/tenant-hosts';
import { type Hostname, type HostParts, parentDomains } from './hostname';
import { type Piece, segment } from './segmentation';
import { VOCABULARY, type Word } from './vocabulary';

export interface Part {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** The word that the part is, if it is one whole. */
  readonly whole: Word | null;
  /** Nothing is left over but digits. */
  readonly isCovered: boolean;
  /** Letters that belong to no word, digits apart. */
  readonly leftOver: number;
  /** The part stands in the registrable domain's own label, not in a subdomain. */
  readonly isOwn: boolean;
  /** The part is a label of its own. */
  readonly isLabel: boolean;
}

export interface HostWords {
  readonly host: HostParts;
  readonly parts: readonly Part[];
  /** Anybody can have a name or a page there: the list's private section, and the table of shared hosts. */
  readonly isShared: boolean;
  /** A name there costs little or nothing: shared, or under an abused suffix. */
  readonly isCheap: boolean;
  /** At a service that gives each of its customers a name: honest organisations have theirs there. */
  readonly isTenant: boolean;
  /** Every word of the vocabulary in the name, in order. */
  readonly words: readonly Word[];
  readonly hasAction: boolean;
  readonly hasObject: boolean;
  /** The name says `uk` or `gov`. */
  readonly isBritish: boolean;
}

const SHARED = new Set(SHARED_HOSTS.map(({ host }) => host));
const TENANTS = new Set(TENANT_HOSTS);
const ABUSED = new Set(ABUSED_SUFFIXES.split(' '));
/** Private suffixes that sell names as registries do: cheap, but not a page that anybody puts up. */
const SOLD = /^(uk|gb|us|eu|br|cn|de|jp|ru|za|se|no|hu|in|co)\.(com|net|org)$/;

function isBelow(domains: ReadonlySet<string>, hostname: Hostname): boolean {
  for (const domain of parentDomains(hostname)) if (domains.has(domain)) return true;
  return false;
}

/** The longest name in parts: `city-of-kingston-upon-hull`. */
const MAX_JOINED = 6;

/** Total; linear in the hostname. */
export function readHostWords(host: HostParts): HostWords {
  const labels = host.left.split('.');
  const parts: Part[] = [];
  for (const [index, label] of labels.entries()) {
    // Its letters are a code; unicode.ts reads what they stand for.
    if (label.startsWith('xn--')) continue;
    const texts = label.includes('-') ? readAcross(joinNames(label.split('-').filter((text) => text !== ''))) : [label];
    if (label === '') continue;
    for (const text of texts) {
      const pieces = segment(text);
      let leftOver = 0;
      for (const { word, start, end } of pieces) if (word === null && !isDigit(text, start)) leftOver += end - start;
      parts.push({
        text,
        pieces,
        whole: pieces.length === 1 ? (pieces[0]?.word ?? null) : null,
        isCovered: leftOver === 0,
        leftOver,
        isOwn: index === labels.length - 1,
        isLabel: texts.length === 1,
      });
    }
  }
  const words: Word[] = [];
  for (const { pieces } of parts) for (const { word } of pieces) if (word) words.push(word);
  return {
    host,
    parts,
    isShared: (host.isPrivateSuffix && !SOLD.test(host.publicSuffix)) || isBelow(SHARED, host.hostname),
    isCheap: host.isPrivateSuffix || isBelow(SHARED, host.hostname) || ABUSED.has(host.publicSuffix),
    isTenant: isBelow(TENANTS, host.hostname),
    words,
    hasAction: words.some(({ isAction }) => isAction),
    hasObject: words.some(({ isObject }) => isObject),
    isBritish: words.some(({ text }) => text === 'uk' || text === 'gov'),
  };
}

/** Puts parts together that are one name written with hyphens: `royal`, `mail`. */
function joinNames(texts: readonly string[]): string[] {
  const joined: string[] = [];
  for (let at = 0; at < texts.length; ) {
    let length = Math.min(MAX_JOINED, texts.length - at);
    for (; length > 1; length -= 1) {
      const word = VOCABULARY.get(texts.slice(at, at + length).join(''));
      if (word?.name || word?.genericName || word?.place || (length === 2 && word?.isAction)) break;
    }
    joined.push(texts.slice(at, at + length).join(''));
    at += length;
  }
  return joined;
}

/** The label as one part, where a name is cut by a hyphen and nothing is left over without it: `royal-maildelivery`. */
function readAcross(texts: string[]): string[] {
  if (texts.length < 2 || texts.length > MAX_JOINED) return texts;
  const joined = texts.join('');
  const pieces = segment(joined);
  if (!pieces.every(({ word, start }) => word !== null || isDigit(joined, start))) return texts;
  const borders = new Set<number>();
  let at = 0;
  for (const text of texts) {
    at += text.length;
    borders.add(at);
  }
  const isCut = ({ word, start, end }: Piece) =>
    (word?.name || word?.genericName || word?.place) && [...borders].some((border) => border > start && border < end);
  return pieces.some(isCut) ? [joined] : texts;
}

const isDigit = (text: string, at: number) => {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
};
