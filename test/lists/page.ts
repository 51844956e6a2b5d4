// The extension's own store of lists, to be run in one of its pages: tests and the bench put lists where the worker will find them.

import { ListDatabase } from '../../src/background/list-database';
import type { ListStore } from '../../src/background/list-store';
import { OpenedLinks } from '../../src/background/opened-links';
import { PersonalDatabase } from '../../src/background/personal-database';
import type { Hostname } from '../../src/core/hostname';
import type { ListFacts } from '../../src/core/indicator-list';
import { openStore } from './store';

const FACTS: ListFacts = { id: 'given', role: 'own', title: 'Westmarsh Council', sources: {}, campaigns: {} };

const parts: string[] = [];
let store: ListStore | null = null;
const kept = () => {
  store ??= openStore();
  return store;
};

const lists = {
  /** A list's text comes in parts, for no one message of a driver holds it. */
  addText(part: string): void {
    parts.push(part);
  },
  /** `ok`, or why it was not written. */
  async install(serial = 1): Promise<string> {
    const text = parts.splice(0).join('');
    const written = await kept().replace(FACTS, text, serial);
    return written.ok ? 'ok' : written.error.code;
  },
  async change(set: readonly string[], removed: readonly string[], serial = 2): Promise<string> {
    const written = await kept().change(FACTS, { set, removed }, { from: serial - 1, to: serial });
    return written.ok ? 'ok' : written.error.code;
  },
  /** Of each host whether a store that has just woken finds it, and what it says of the list. */
  async ask(hosts: readonly string[]) {
    const woken = openStore();
    const listed = await woken.settle((all) =>
      hosts.map((host) => all.listingsOf(host as Hostname, new URL(`https://${host}/`)).length > 0),
    );
    return { listed, states: woken.states(), storage: woken.storage };
  },
  /** Segments on the device and those that a list names, by id. */
  async inventory() {
    const { lists: stored, segments } = await (await ListDatabase.open()).read();
    const named = stored.flatMap(({ current, previous }) => [current, ...(previous ? [previous] : [])]);
    return {
      there: [...segments.keys()].sort(),
      named: [...new Set(named.flatMap(({ segments: ids }) => Object.values(ids).filter((id) => id !== null)))].sort(),
    };
  },
  /** Remembers that pages of so many hosts were opened: `https://opened-0.example/mail/0` and on. */
  async rememberOpened(count: number): Promise<void> {
    const links = new OpenedLinks({
      database: new PersonalDatabase(),
      hashKey: () => kept().hashKey(),
      under: (key, hashes) => kept().under(key, hashes),
      now: Date.now,
    });
    const opening = { at: new Date().toISOString(), from: 'message', webmail: 'outlook' } as const;
    for (let from = 0; from < count; from += 100) {
      const urls = Array.from({ length: Math.min(100, count - from) }, (_, at) => from + at);
      await links.remember(
        opening,
        urls.map((at) => `https://opened-${at}.example/mail/${at}?ref=${at}`),
      );
    }
  },
  /** Milliseconds until a woken store is open, and until its first answer. */
  async timeLoad(host: string) {
    const from = performance.now();
    const woken = openStore();
    await woken.ready;
    const loadMs = performance.now() - from;
    const answer = await woken.settle(
      (all) => all.listingsOf(host as Hostname, new URL(`https://${host}/`)).length > 0,
    );
    return { loadMs, firstMs: performance.now() - from, answer };
  },
};

export type ListsInPage = typeof lists;

Object.assign(globalThis, { lists });
