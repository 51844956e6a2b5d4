// The keys under which a list's patterns lie in its index, and under which a link is looked up: one pass over the address gives them all.
//
// A key is HalfSipHash-1-3 (32 bits; Aumasson and Bernstein) of the hostname read from right to left, then of path and query from left to
// right, with the kind of the pattern in the length octet of the last word. A host's parents are beginnings of the hostname read from
// the right, and prefixes are beginnings of the address, so that each is one finish of the running state. The hash is keyed with a secret of
// the index, so that nobody can choose names that fall together. Answers never rest on it: whatever it finds is compared sign by sign.

import type { CanonicalUrl } from '../canonical-url';
import { INDICATOR_KINDS, type IndicatorKind, MAX_PREFIX_BORDERS } from '../indicator';

/** Two words of 32 bits, from a source of good randomness. */
export type HashKey = readonly [number, number];

/** Empty ones among them, which the URL standard's parser lets pass. */
const MAX_LABELS = 254;
/** Parents and the host itself as `domain`, one `host`, two `url`, and the borders of prefixes. */
export const MAX_KEYS = MAX_LABELS + 3 + 2 * MAX_PREFIX_BORDERS;

const KIND = Object.fromEntries(INDICATOR_KINDS.map((kind, index) => [kind, index])) as Record<IndicatorKind, number>;

const ALL_KINDS = 2 ** INDICATOR_KINDS.length - 1;
const DOMAIN_BIT = 1 << KIND.domain;
const HOST_BIT = 1 << KIND.host;

const DOT = 46;
const SLASH = 47;
const AMPERSAND = 38;
const QUESTION = 63;

/** The keys of one link under one hash key. Filled anew for each link, so that a lookup allocates nothing. */
export class LinkKeys {
  readonly hashes = new Uint32Array(MAX_KEYS);
  /** Of `INDICATOR_KINDS`, by index. */
  readonly kinds = new Uint8Array(MAX_KEYS);
  /** Of a domain: where it begins in the hostname. Of a page or prefix: how much of path and query it holds. */
  readonly cuts = new Uint32Array(MAX_KEYS);
  count = 0;
  readonly #v0: number;
  readonly #v1: number;
  readonly #v2: number;
  readonly #v3: number;

  readonly #wanted: number;

  /** `kinds`: those that any index asked holds, one bit each by the order of INDICATOR_KINDS; keys of others are not made. */
  constructor(key: HashKey, kinds = ALL_KINDS) {
    this.#wanted = kinds;
    this.#v0 = key[0] | 0;
    this.#v1 = key[1] | 0;
    this.#v2 = key[0] ^ 0x6c796765;
    this.#v3 = key[1] ^ 0x74656462;
  }

  /** The keys of a host: as a domain and those above it (not the last label alone), and as itself. */
  ofHost(hostname: string): void {
    this.count = 0;
    this.#run(hostname, '', 0);
  }

  /** The keys of an address: its host's, the page with and without its query, and the prefixes it begins with. */
  ofAddress({ hostname, path, query }: CanonicalUrl): void {
    this.count = 0;
    // No page and no prefix is asked for: the host's keys are all there is.
    if (this.#wanted < 1 << KIND.url) this.#run(hostname, '', 0);
    else this.#run(hostname, path + query, path.length);
  }

  /** The pattern of the key at `index`, as indicator.ts writes it. */
  patternOf(index: number, { hostname, path, query }: CanonicalUrl): string {
    const cut = this.cuts[index] as number;
    switch (INDICATOR_KINDS[this.kinds[index] as number]) {
      case 'domain':
        return hostname.slice(cut);
      case 'host':
        return `=${hostname}`;
      case 'url':
        return hostname + (path + query).slice(0, cut);
      default:
        return `${hostname}${(path + query).slice(0, cut)}${cut > path.length ? '&*' : '/*'}`;
    }
  }

  /** The key under which an index holds a pattern. */
  keyOf(kind: IndicatorKind, hostname: string, pattern: string): number {
    // Less the asterisk and the border before it.
    const rest =
      kind === 'url' || kind === 'prefix' ? pattern.slice(hostname.length, kind === 'prefix' ? -2 : undefined) : '';
    this.count = 0;
    return this.#run(hostname, rest, -1, KIND[kind]);
  }

  #add(hash: number, kind: number, cut: number): void {
    const index = this.count;
    this.hashes[index] = hash;
    this.kinds[index] = kind;
    this.cuts[index] = cut;
    this.count = index + 1;
  }

  /**
   * `rest` is path and query, `pathLength` says where the query begins. With `wanted` the key of that kind for the whole input is
   * given, and nothing gathered. The rounds are written out where they are run: as calls they take three times as long.
   */
  #run(hostname: string, rest: string, pathLength: number, wanted = -1): number {
    let v0 = this.#v0;
    let v1 = this.#v1;
    let v2 = this.#v2;
    let v3 = this.#v3;
    const hostLength = hostname.length;
    const gathers = wanted === -1;
    const wantsParents = gathers && (this.#wanted & DOMAIN_BIT) !== 0 && !isNumeric(hostname);
    let word = 0;
    let shift = 0;
    let hasDot = false;
    for (let at = hostLength - 1; at >= 0; at -= 1) {
      const code = hostname.charCodeAt(at);
      if (code === DOT && wantsParents) {
        // The last label alone is no name that anybody has.
        if (hasDot) this.#add(finish(v0, v1, v2, v3, word, hostLength - 1 - at, KIND.domain), KIND.domain, at + 1);
        hasDot = true;
      }
      word |= code << shift;
      shift += 8;
      if (shift === 32) {
        v3 ^= word;
        v0 = (v0 + v1) | 0;
        v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0;
        v0 = (v0 << 16) | (v0 >>> 16);
        v2 = (v2 + v3) | 0;
        v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2;
        v0 = (v0 + v3) | 0;
        v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0;
        v2 = (v2 + v1) | 0;
        v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2;
        v2 = (v2 << 16) | (v2 >>> 16);
        v0 ^= word;
        word = 0;
        shift = 0;
      }
    }
    if (gathers) this.#addHost(v0, v1, v2, v3, word, hostLength);
    let slashes = 0;
    let ampersands = 0;
    const restLength = rest.length;
    for (let at = 0; at < restLength; at += 1) {
      const code = rest.charCodeAt(at);
      if (gathers && at > 0) {
        const length = hostLength + at;
        if (code === SLASH && at < pathLength && slashes < MAX_PREFIX_BORDERS) {
          slashes += 1;
          this.#add(finish(v0, v1, v2, v3, word, length, KIND.prefix), KIND.prefix, at);
        } else if (code === QUESTION && at === pathLength) {
          this.#addPage(v0, v1, v2, v3, word, length, at, slashes, rest);
        } else if (code === AMPERSAND && at > pathLength && ampersands < MAX_PREFIX_BORDERS) {
          ampersands += 1;
          this.#add(finish(v0, v1, v2, v3, word, length, KIND.prefix), KIND.prefix, at);
        }
      }
      word |= code << shift;
      shift += 8;
      if (shift === 32) {
        v3 ^= word;
        v0 = (v0 + v1) | 0;
        v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0;
        v0 = (v0 << 16) | (v0 >>> 16);
        v2 = (v2 + v3) | 0;
        v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2;
        v0 = (v0 + v3) | 0;
        v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0;
        v2 = (v2 + v1) | 0;
        v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2;
        v2 = (v2 << 16) | (v2 >>> 16);
        v0 ^= word;
        word = 0;
        shift = 0;
      }
    }
    const length = hostLength + restLength;
    if (!gathers) return finish(v0, v1, v2, v3, word, length, wanted);
    if (restLength === 0) return 0;
    if (pathLength === restLength) this.#addPage(v0, v1, v2, v3, word, length, pathLength, slashes, rest);
    else {
      this.#add(finish(v0, v1, v2, v3, word, length, KIND.url), KIND.url, restLength);
      if (ampersands < MAX_PREFIX_BORDERS)
        this.#add(finish(v0, v1, v2, v3, word, length, KIND.prefix), KIND.prefix, restLength);
    }
    return 0;
  }

  #addHost(v0: number, v1: number, v2: number, v3: number, word: number, length: number): void {
    if ((this.#wanted & DOMAIN_BIT) !== 0) this.#add(finish(v0, v1, v2, v3, word, length, KIND.domain), KIND.domain, 0);
    if ((this.#wanted & HOST_BIT) !== 0) this.#add(finish(v0, v1, v2, v3, word, length, KIND.host), KIND.host, 0);
  }

  #addPage(
    v0: number,
    v1: number,
    v2: number,
    v3: number,
    word: number,
    length: number,
    cut: number,
    slashes: number,
    rest: string,
  ): void {
    this.#add(finish(v0, v1, v2, v3, word, length, KIND.url), KIND.url, cut);
    // A prefix ends before its slash: the page may be one.
    if (slashes < MAX_PREFIX_BORDERS && rest.charCodeAt(cut - 1) !== SLASH)
      this.#add(finish(v0, v1, v2, v3, word, length, KIND.prefix), KIND.prefix, cut);
  }
}

/** Of an address in numbers no part is a domain: IPv4 ends in a digit, IPv6 in a bracket. */
function isNumeric(hostname: string): boolean {
  const last = hostname.charCodeAt(hostname.length - 1);
  return last === 93 || (last >= 48 && last <= 57 && /\.\d+$|^\d+$/.test(hostname));
}

/** The last word (what is left, the length and the kind above it), and the three closing rounds. */
function finish(v0: number, v1: number, v2: number, v3: number, word: number, length: number, kind: number): number {
  const last = word | (((length << 2) | kind) << 24);
  let a = v0;
  let b = v1;
  let c = v2;
  let d = v3 ^ last;
  for (let round = 0; round < 4; round += 1) {
    a = (a + b) | 0;
    b = ((b << 5) | (b >>> 27)) ^ a;
    a = (a << 16) | (a >>> 16);
    c = (c + d) | 0;
    d = ((d << 8) | (d >>> 24)) ^ c;
    a = (a + d) | 0;
    d = ((d << 7) | (d >>> 25)) ^ a;
    c = (c + b) | 0;
    b = ((b << 13) | (b >>> 19)) ^ c;
    c = (c << 16) | (c >>> 16);
    if (round === 0) {
      a ^= last;
      c ^= 0xff;
    }
  }
  return (b ^ d) >>> 0;
}
