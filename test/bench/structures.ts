// The index against its peers in one process: building, memory, opening, lookups, wrong answers, changes.

import { FiltersEngine, Request } from '@ghostery/adblocker';
import HNTrieContainer from '@gorhill/ubo-core/js/hntrie.js';
import { applyChange, linesOf } from '../../src/core/list-change';
import { buildIndex } from '../../src/core/list-index/builder';
import { LinkKeys } from '../../src/core/list-index/keys';
import { IndexReader } from '../../src/core/list-index/reader';
import { Segment } from '../../src/core/list-index/segment';
import { anew, type Questions } from './hosts';
import type { Row } from './table';

const KEY = [0x0b5e_55ed, 0x1337_c0de] as const;
const RUNS = 5;

declare const gc: (() => void) | undefined;

/** Bytes in use after everything that can go has gone. */
function bytesInUse(): number {
  for (let i = 0; i < 4; i += 1) gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

interface Timed<T> {
  readonly ms: number;
  readonly value: T;
}

function timed<T>(work: () => T): Timed<T> {
  const from = performance.now();
  const value = work();
  return { ms: performance.now() - from, value };
}

/** Of several runs the middle one. */
function median(work: () => number, runs = RUNS): number {
  const times = Array.from({ length: runs }, work).sort((a, b) => a - b);
  return times[runs >> 1] ?? Number.NaN;
}

interface Peer {
  readonly name: string;
  /** Builds from the list's text and keeps it. */
  build(text: string): void;
  has(host: string): boolean;
  drop(): void;
  /** Octets as stored, and from them in use again; null where it has no stored form. */
  reopen?(): { octets: number; ms: number };
}

function ours(): Peer & { built: ReturnType<typeof buildIndex> | null } {
  let reader: IndexReader | null = null;
  let keys = new LinkKeys(KEY);
  const peer = {
    name: 'Lurewatch',
    built: null as ReturnType<typeof buildIndex> | null,
    build(text: string) {
      peer.built = buildIndex(text, { key: KEY });
      open(peer.built);
    },
    // What is resident alone: a hit is confirmed in the text, which `wrong answers` does for each.
    has(host: string) {
      keys.ofHost(host);
      return reader !== null && reader.next(keys, 0) !== -1;
    },
    drop() {
      peer.built = null;
      reader = null;
    },
    reopen() {
      const { built } = peer;
      if (!built) throw new Error('nothing built');
      const head = built.bytes.slice(0, built.headBytes);
      return { octets: head.length, ms: timed(() => IndexReader.open(head.buffer)).ms };
    },
  };
  const open = (built: ReturnType<typeof buildIndex>) => {
    const opened = IndexReader.open(built.bytes.slice(0, built.headBytes).buffer);
    if (!opened.ok) throw new Error(opened.error.code);
    reader = opened.value;
    keys = new LinkKeys(KEY, reader.kinds);
  };
  return peer;
}

function set(): Peer {
  let hosts: Set<string> | null = null;
  return {
    name: 'Set',
    build(text) {
      hosts = new Set(text.split('\n'));
    },
    has(host) {
      for (let rest = host; ; ) {
        if (hosts?.has(rest)) return true;
        const dot = rest.indexOf('.');
        if (dot === -1) return false;
        rest = rest.slice(dot + 1);
      }
    },
    drop() {
      hosts = null;
    },
    reopen() {
      const stored = JSON.stringify([...(hosts ?? [])]);
      return { octets: stored.length, ms: timed(() => new Set(JSON.parse(stored) as string[])).ms };
    },
  };
}

function hnTrie(): Peer {
  let container: HNTrieContainer | null = null;
  let root = 0;
  return {
    name: 'HNTrie',
    build(text) {
      container = new HNTrieContainer();
      root = container.createTrie();
      for (const host of text.split('\n')) container.setNeedle(host).add(root);
      container.optimize();
    },
    has: (host) => container !== null && container.setNeedle(host).matches(root) !== -1,
    drop() {
      container = null;
    },
    reopen() {
      const selfie = container?.toSelfie();
      if (!selfie) throw new Error('nothing built');
      const stored = { ...selfie, buf32: selfie.buf32.slice() };
      return { octets: stored.buf32.byteLength, ms: timed(() => new HNTrieContainer().fromSelfie(stored)).ms };
    },
  };
}

function ghostery(): Peer {
  let engine: FiltersEngine | null = null;
  return {
    name: 'Ghostery',
    build(text) {
      engine = FiltersEngine.parse(text.replace(/^.+$/gm, '||$&^$document'), { enableCompression: false });
    },
    has: (host) =>
      engine?.match(Request.fromRawDetails({ url: `https://${host}/`, type: 'document', sourceUrl: '' })).match ===
      true,
    drop() {
      engine = null;
    },
    reopen() {
      const stored = engine?.serialize();
      if (!stored) throw new Error('nothing built');
      return { octets: stored.length, ms: timed(() => FiltersEngine.deserialize(stored)).ms };
    },
  };
}

interface Figures {
  buildMs: number;
  residentBytes: number;
  storedBytes: number;
  openMs: number;
  /** Lookups a second. */
  hits: number;
  misses: number;
  wrong: number;
}

function measure(peer: Peer, text: string, { hits, misses }: Questions, runs: number): Figures {
  const buildMs = median(() => {
    peer.drop();
    gc?.();
    return timed(() => peer.build(text)).ms;
  }, runs);
  const rate = (hosts: readonly string[]) => {
    const ms = median(() => {
      const fresh = anew(hosts);
      return timed(() => {
        let found = 0;
        for (const host of fresh) if (peer.has(host)) found += 1;
        return found;
      }).ms;
    }, runs);
    return (hosts.length / ms) * 1000;
  };
  const wrong =
    peer.name === 'Lurewatch'
      ? 0
      : hits.filter((host) => !peer.has(host)).length + misses.filter((host) => peer.has(host)).length;
  const reopened = peer.reopen?.();
  const openMs = median(() => peer.reopen?.().ms ?? Number.NaN, runs);
  const figures = {
    buildMs,
    storedBytes: reopened?.octets ?? Number.NaN,
    openMs,
    hits: rate(hits),
    misses: rate(misses),
    wrong,
    residentBytes: 0,
  };
  return figures;
}

/** What the structure holds in memory when it was opened from its stored form and the rest is gone. */
function resident(make: () => object): number {
  const before = bytesInUse();
  const kept = make();
  const after = bytesInUse();
  // So that it is not gone before it is measured.
  if (!kept) throw new Error('nothing to measure');
  return after - before;
}

/** Each hit confirmed in the text, as the background does it. */
function wrongAnswers(text: string, hosts: readonly string[], { misses }: Questions): number {
  const { bytes, headBytes } = buildIndex(text, { key: KEY });
  const segment = Segment.whole(bytes, headBytes);
  if (!segment.ok) throw new Error(segment.error.code);
  const { index } = segment.value;
  const keys = new LinkKeys(KEY, index.kinds);
  const isListed = (host: string) => {
    keys.ofHost(host);
    for (let at = index.next(keys, 0); at !== -1; at = index.next(keys, at + 1)) {
      const pattern = keys.patternOf(at, { hostname: host as never, path: '/', query: '' });
      if (segment.value.lineOf(keys.hashes[at] ?? 0, pattern)) return true;
    }
    return false;
  };
  let wrong = 0;
  for (const host of hosts) if (!isListed(host)) wrong += 1;
  for (const host of misses) if (isListed(host)) wrong += 1;
  return wrong;
}

export function structures(
  hosts: readonly string[],
  questions: Questions,
  label: string,
  { isLarge }: { isLarge: boolean },
): Row[] {
  const text = hosts.join('\n');
  const runs = isLarge ? 3 : RUNS;
  const log = (what: string) => process.stderr.write(`  ${label}: ${what}\n`);
  const rows: Row[] = [];
  const figures = new Map<string, Figures>();
  for (const [make, times] of [
    [ours, runs],
    [set, runs],
    [hnTrie, runs],
    ...(isLarge ? [] : ([[ghostery, 1]] as const)),
  ] as const) {
    const peer = make();
    log(peer.name);
    const measured = measure(peer, text, questions, times);
    // What its stored form takes once it is open and everything else is gone.
    if (peer.name === 'Set') {
      peer.drop();
      measured.residentBytes = resident(() => new Set(anew(hosts)));
    } else if (peer.name === 'Lurewatch') {
      const built = buildIndex(text, { key: KEY });
      measured.residentBytes = resident(() => {
        const opened = IndexReader.open(built.bytes.slice(0, built.headBytes).buffer);
        if (!opened.ok) throw new Error(opened.error.code);
        return [opened.value, new LinkKeys(KEY, opened.value.kinds)];
      });
    } else measured.residentBytes = measured.storedBytes;
    peer.drop();
    figures.set(peer.name, measured);
  }
  const get = (name: string) => figures.get(name) as Figures;
  const mine = get('Lurewatch');
  const n = hosts.length;
  const row = (name: string, value: number, unit: string, rest: Partial<Row> = {}) =>
    rows.push({
      name: `${label}: ${name}`,
      value,
      unit,
      peer: null,
      peerValue: null,
      ratio: null,
      goal: null,
      met: null,
      ...rest,
    });
  const against = (name: string, pick: (of: Figures) => number, unit: string, goals: Record<string, string | null>) => {
    for (const [peer, goal] of Object.entries(goals)) {
      if (!figures.has(peer)) continue;
      const ratio = pick(mine) / pick(get(peer));
      const bound = goal === null ? null : Number(goal.slice(2));
      row(name, pick(mine), unit, {
        peer,
        peerValue: pick(get(peer)),
        ratio,
        goal,
        met: bound === null ? null : goal?.startsWith('<=') ? ratio <= bound : ratio >= bound,
      });
    }
  };
  against('build from text', ({ buildMs }) => buildMs, 'ms', { Set: '<=1.5', HNTrie: null, Ghostery: null });
  const perEntry = mine.residentBytes / n;
  row('resident', perEntry, 'octets an entry', { goal: '<=5.5', met: perEntry <= 5.5 });
  against('resident', ({ residentBytes }) => residentBytes / n, 'octets an entry', {
    HNTrie: '<=0.3',
    Set: '<=0.1',
    Ghostery: null,
  });
  against('open what is stored', ({ openMs }) => openMs, 'ms', { HNTrie: '<=0.2', Ghostery: '<=0.125', Set: null });
  for (const [name, pick] of [
    ['lookups that hit', ({ hits }: Figures) => hits / 1e6],
    ['lookups that miss', ({ misses }: Figures) => misses / 1e6],
  ] as const)
    against(name, pick, 'million a second', { Set: '>=2.5', HNTrie: '>=2.5', Ghostery: '>=10' });
  log('every host and the misses, confirmed');
  const wrong = wrongAnswers(text, hosts, questions);
  row('wrong answers', wrong, `of ${n + questions.misses.length}`, { goal: '<=0', met: wrong === 0 });
  for (const peer of ['HNTrie', 'Ghostery'])
    if (figures.has(peer))
      row(`wrong answers of ${peer}`, get(peer).wrong, `of ${questions.hits.length + questions.misses.length}`);
  if (!isLarge) rows.push(...change(hosts, label));
  return rows;
}

const CHANGED = 10_000;

/** In memory; what is durable is measured in the browsers. */
function change(hosts: readonly string[], label: string): Row[] {
  const built = buildIndex(hosts.join('\n'), { key: KEY });
  const set = Array.from({ length: CHANGED / 2 }, (_, at) => `added-${at}.example`);
  const removed = hosts.filter((_, at) => at % Math.floor(hosts.length / (CHANGED / 2)) === 0).slice(0, CHANGED / 2);
  const over = median(
    () => timed(() => [buildIndex(set.join('\n'), { key: KEY }), buildIndex(removed.join('\n'), { key: KEY })]).ms,
  );
  const head = IndexReader.open(built.bytes.slice(0, built.headBytes).buffer);
  if (!head.ok) throw new Error(head.error.code);
  const folded = timed(() =>
    buildIndex(
      applyChange(linesOf(head.value, built.bytes.subarray(built.headBytes)) ?? [], { set, removed }).join('\n'),
      { key: KEY },
    ),
  ).ms;
  const plain = { peer: null, peerValue: null, ratio: null, goal: null, met: null };
  return [
    { name: `${label}: a change of ${CHANGED}, laid over`, value: over, unit: 'ms', ...plain },
    { name: `${label}: the same, worked into a new base`, value: folded, unit: 'ms', ...plain },
  ];
}
