// The extension's own store of lists, to be run in one of its pages: tests and the bench put lists where the worker will find them.

import { ListDatabase } from '../../src/background/list-database';
import type { ListStore } from '../../src/background/list-store';
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
