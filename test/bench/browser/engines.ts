// Ours and its peers as an extension would keep them: built once, stored in IndexedDB, loaded by a woken worker, changed.

import { FiltersEngine, Request } from '@ghostery/adblocker';
import HNTrieContainer from '@gorhill/ubo-core/js/hntrie.js';
import { openDB } from 'idb';
import type { ListStore } from '../../../src/background/list-store';
import type { Hostname } from '../../../src/core/hostname';
import { openStore } from '../../lists/store';

export const ENGINES = ['Lurewatch', 'HNTrie', 'Ghostery', 'Set'] as const;
export type EngineName = (typeof ENGINES)[number];

const FACTS = { id: 'bench', role: 'own', title: 'Bench', sources: {}, campaigns: {} } as const;

/** Ready to answer. */
export interface Loaded {
  isListed(host: string): boolean | Promise<boolean>;
}

interface Engine {
  /** Builds from the text and stores. */
  install(text: string): Promise<void>;
  load(): Promise<Loaded>;
  /** To the same state on the device as if installed with it. */
  change(added: readonly string[], removed: readonly string[], text: string): Promise<void>;
}

const database = () =>
  openDB('bench', 1, {
    upgrade: (db) => void db.createObjectStore('stored'),
  });

async function put(key: string, value: unknown): Promise<void> {
  const db = await database();
  const transaction = db.transaction('stored', 'readwrite', { durability: 'strict' });
  await transaction.store.put(value, key);
  await transaction.done;
  db.close();
}

async function get<T>(key: string): Promise<T> {
  const db = await database();
  const value = await db.get('stored', key);
  db.close();
  return value as T;
}

let kept: ListStore | null = null;
let changes = 1;

const asFilters = (text: string) => text.replace(/^.+$/gm, '||$&^$document');
const trieOf = (hosts: readonly string[]) => {
  const container = new HNTrieContainer();
  const root = container.createTrie();
  for (const host of hosts) container.setNeedle(host).add(root);
  container.optimize();
  return { ...container.toSelfie(), root };
};

export const engines: Readonly<Record<EngineName, Engine>> = {
  Lurewatch: {
    async install(text) {
      kept = openStore('bench-lists');
      const written = await kept.replace(FACTS, text, 1);
      if (!written.ok) throw new Error(written.error.code);
    },
    async load() {
      const opened = openStore('bench-lists');
      await opened.ready;
      kept = opened;
      return {
        isListed: (host) =>
          opened.settle((lists) => lists.listingsOf(host as Hostname, new URL(`https://${host}/`)).length > 0),
      };
    },
    async change(added, removed) {
      const written = await kept?.change(FACTS, { set: added, removed }, { from: changes, to: ++changes });
      if (!written?.ok) throw new Error('the change was not written');
    },
  },
  HNTrie: {
    install: (text) => put('hntrie', trieOf(text.split('\n'))),
    async load() {
      const { root, ...selfie } = await get<ReturnType<typeof trieOf>>('hntrie');
      const container = new HNTrieContainer();
      if (!container.fromSelfie(selfie)) throw new Error('the trie does not open');
      return { isListed: (host) => container.setNeedle(host).matches(root) !== -1 };
    },
    // It cannot take a host out: it is built anew.
    async change(added, removed, text) {
      const gone = new Set(removed);
      await put('hntrie', trieOf([...text.split('\n').filter((host) => !gone.has(host)), ...added]));
    },
  },
  Ghostery: {
    install: (text) => put('ghostery', FiltersEngine.parse(asFilters(text), { enableCompression: false }).serialize()),
    async load() {
      const engine = FiltersEngine.deserialize(await get<Uint8Array>('ghostery'));
      return {
        isListed: (host) =>
          engine.match(Request.fromRawDetails({ url: `https://${host}/`, type: 'document', sourceUrl: '' })).match,
      };
    },
    async change(added, removed) {
      const engine = FiltersEngine.deserialize(await get<Uint8Array>('ghostery'));
      engine.updateFromDiff({
        added: asFilters(added.join('\n')).split('\n'),
        removed: asFilters(removed.join('\n')).split('\n'),
      });
      await put('ghostery', engine.serialize());
    },
  },
  Set: {
    install: (text) => put('set', text),
    async load() {
      const hosts = new Set((await get<string>('set')).split('\n'));
      return {
        isListed(host) {
          for (let rest = host; rest.includes('.'); rest = rest.slice(rest.indexOf('.') + 1))
            if (hosts.has(rest)) return true;
          return false;
        },
      };
    },
    async change(added, removed, text) {
      const hosts = new Set(text.split('\n'));
      for (const host of removed) hosts.delete(host);
      for (const host of added) hosts.add(host);
      await put('set', [...hosts].join('\n'));
    },
  },
};

/** Milliseconds until the engine answers for the first time in this context, of which until it is loaded; and its answer. */
export async function timeLoad(
  name: EngineName,
  host: string,
): Promise<{ loadMs: number; firstMs: number; answer: boolean }> {
  const from = performance.now();
  const loaded = await engines[name].load();
  const loadMs = performance.now() - from;
  const answer = await loaded.isListed(host);
  return { loadMs, firstMs: performance.now() - from, answer };
}

/** Ways to keep the octets of an index, and what reading its head takes. */
export async function timeForms(octets: number, headOctets: number): Promise<Readonly<Record<string, number>>> {
  const bytes = new Uint8Array(octets).map((_, at) => at * 31);
  await put('form-blob', new Blob([bytes]));
  await put('form-buffer', bytes.buffer);
  const timed = async (read: () => Promise<unknown>) => {
    const times: number[] = [];
    for (let i = 0; i < 7; i += 1) {
      const from = performance.now();
      await read();
      times.push(performance.now() - from);
    }
    return times.sort((a, b) => a - b)[3] ?? Number.NaN;
  };
  return {
    'a Blob’s slice': await timed(async () => (await get<Blob>('form-blob')).slice(0, headOctets).arrayBuffer()),
    'the whole Blob': await timed(async () => (await get<Blob>('form-blob')).arrayBuffer()),
    'an ArrayBuffer': await timed(() => get<ArrayBuffer>('form-buffer')),
  };
}
