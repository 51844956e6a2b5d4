// Hosts to measure with: a file's, or generated ones that are the same every time.

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** One host a line or in the first column (tabs), plain or gzip; a heading is passed over. */
export function readHosts(path: string): string[] {
  const raw = readFileSync(path);
  const text = (raw[0] === 0x1f && raw[1] === 0x8b ? gunzipSync(raw) : raw).toString('latin1');
  const hosts = new Set<string>();
  for (const line of text.split('\n')) {
    const host = line.split('\t', 1)[0]?.trim().toLowerCase() ?? '';
    if (/^(?:[a-z\d_-]+\.)+[a-z]{2,}$/.test(host) && !host.includes('xn--')) hosts.add(host);
  }
  return [...hosts];
}

const SYLLABLES =
  'ba be bi co da de di el en er fa fi ga go ha in ja ka ki la le lo ma me mi na ne no on or pa pe pi ra re ri ro sa se si so ta te ti to un va ve vi wa we za'.split(
    ' ',
  );
const SUFFIXES =
  'com com com com net org xyz top shop online site info co.uk org.uk click live app dev io ru cn de fr in br'.split(
    ' ',
  );
const FIRSTS = 'www login secure account mail portal my verify update service'.split(' ');

/** xorshift32: the same numbers on every machine. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

/** `count` different hosts of two to four labels, about 22 characters in the mean, as listed ones have. */
export function generateHosts(count: number, seed = 0x2545f491): string[] {
  const next = numbers(seed);
  const pick = (from: readonly string[]) => from[next() % from.length] ?? '';
  const hosts = new Set<string>();
  while (hosts.size < count) {
    let name = '';
    for (let part = 3 + (next() % 4); part > 0; part -= 1) name += pick(SYLLABLES);
    if (next() % 3 === 0) name += `-${pick(SYLLABLES)}${next() % 1000}`;
    const first = next() % 5 < 2 ? `${pick(FIRSTS)}${next() % 4 === 0 ? next() % 100 : ''}.` : '';
    hosts.add(`${first}${name}.${pick(SUFFIXES)}`);
  }
  return [...hosts];
}

/** The same strings made anew, as a page's links are: no engine has their hashes at hand. */
export const anew = (hosts: readonly string[]): string[] =>
  Buffer.from(hosts.join('\n')).toString('latin1').split('\n');

export interface Questions {
  /** Below a listed host. */
  readonly hits: readonly string[];
  /** Neither listed nor below a listed one, and of the same make as those that are. */
  readonly misses: readonly string[];
}

const MAX_QUESTIONS = 200_000;

/** `held`: hosts of the same source that are not in the list. */
export function questionsOf(hosts: readonly string[], held: readonly string[]): Questions {
  const listed = new Set(hosts);
  const isListed = (host: string): boolean => {
    for (let rest = host; ; rest = rest.slice(rest.indexOf('.') + 1)) {
      if (listed.has(rest)) return true;
      if (!rest.includes('.')) return false;
    }
  };
  const step = Math.max(1, Math.floor(hosts.length / MAX_QUESTIONS));
  return {
    hits: shuffled(hosts.filter((_, at) => at % step === 0)).map((host) => `news.${host}`),
    misses: shuffled(held.filter((host) => !isListed(host)).slice(0, MAX_QUESTIONS)),
  };
}

/** Mails come in no order, least of all in a list's. */
function shuffled(hosts: readonly string[]): string[] {
  const next = numbers(0x1f2e3d4c);
  const mixed = [...hosts];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = next() % (at + 1);
    [mixed[at], mixed[other]] = [mixed[other] as string, mixed[at] as string];
  }
  return mixed;
}

/** One host of twelve is left out of the list, to be asked for. */
export function holdOut(hosts: readonly string[]): { readonly listed: string[]; readonly held: string[] } {
  return {
    listed: hosts.filter((_, at) => at % 12 !== 5),
    held: hosts.filter((_, at) => at % 12 === 5),
  };
}
