// Links that were opened, remembered so that a list which names one later can be told to whom it concerns: "did I open it?" is answered on the
// device. Of each link its keys in the lists' index and keyed hashes of the patterns that could name it are kept: nobody reads an address out of
// them, and whoever has a name in hand and the browser's key can only ask after that one. Docs: docs/data-protection.md.

import { type CanonicalUrl, canonicalise } from '../core/canonical-url';
import { type HashKey, LinkKeys } from '../core/list-index/keys';
import type { Listed } from '../core/lists';
import { isWebAddress, parseAddress } from '../core/parsed-address';
import type { Opening } from '../messages';
import type { PersonalDatabase, StoredOpened } from './personal-database';
import { macOf, makeKeys, type SealKeys, seal, unseal } from './sealing';

export interface OpenedLinksParts {
  readonly database: PersonalDatabase;
  /** Of the lists' indexes; null where there is no storage for lists. */
  readonly hashKey: () => Promise<HashKey | null>;
  /** What lists name under keys of their index. */
  readonly under: (key: HashKey, hashes: readonly number[]) => Promise<ReadonlyMap<number, readonly Listed[]>>;
  readonly now: () => number;
}

/** What a list names and the person had opened, first opening first. */
export interface OpenedMatch {
  readonly listed: Listed;
  readonly openings: readonly Opening[];
}

/** One opened address. */
interface Opened extends Opening {
  /** Of each pattern that could name it: its key in the lists' index, and its keyed hash. */
  readonly keys: readonly (readonly [hash: number, mac: string])[];
}

const DAY_MS = 24 * 60 * 60_000;
const KEPT_DAYS = 30;
/** The oldest go first. A hundred a working day are some 2,200 in 30 days. */
const MAX_KEPT = 10_000;
/** Written anew with each of them. */
const MAX_TOGETHER = 100;

const dayOf = (ms: number) => Math.floor(ms / DAY_MS);

export class OpenedLinks {
  readonly #parts: OpenedLinksParts;
  #writing: Promise<unknown> = Promise.resolve();

  constructor(parts: OpenedLinksParts) {
    this.#parts = parts;
  }

  /** The addresses that one opening led through, in canonical form or not; what is not of the web is passed over. Durable when it settles. */
  remember(opening: Opening, urls: readonly string[]): Promise<void> {
    return this.#write(async () => {
      const { database, hashKey: ofIndexes } = this.#parts;
      const hashKey = await ofIndexes();
      const addresses = urls.flatMap((url) => addressOf(url) ?? []);
      if (hashKey === null || addresses.length === 0) return;
      const keys = (await database.keys()) ?? (await database.keepKeys(await makeKeys()));
      const added = await Promise.all(
        addresses.map(async (address): Promise<Opened> => ({ ...opening, keys: await keysOf(address, hashKey, keys) })),
      );
      const day = dayOf(this.#parts.now());
      const last = await database.lastOpened();
      const [id, begun] = last ?? [];
      const fits =
        begun?.day === day && begun.count < MAX_TOGETHER && begun.hashKey.join() === hashKey.join() ? begun : null;
      const all = [...((fits && (await unseal<readonly Opened[]>(keys, fits.sealed))) ?? []), ...added];
      const stored = { day, count: all.length, hashKey, sealed: await seal(keys, all) };
      await database.putOpened(stored, fits ? id : undefined);
      if (!fits) await this.#prune();
    });
  }

  /** How many are remembered. */
  async count(): Promise<number> {
    await this.#writing;
    return (await this.#live()).reduce((sum, [, { count }]) => sum + count, 0);
  }

  /** Everything that a list in force names and that was opened, by pattern. */
  async matches(): Promise<readonly OpenedMatch[]> {
    await this.#writing;
    const { database, under } = this.#parts;
    const stored = await this.#live();
    const keys = stored.length > 0 ? await database.keys() : null;
    if (keys === null) return [];
    const parts = await Promise.all(
      stored.map(async ([, { hashKey, sealed }]) => ({
        hashKey,
        opened: (await unseal<readonly Opened[]>(keys, sealed)) ?? [],
      })),
    );
    const matches = new Map<string, { readonly listed: Listed; readonly openings: Opening[] }>();
    for (const { hashKey, opened } of byHashKey(parts)) {
      const hashes = new Set(opened.flatMap((one) => one.keys.map(([hash]) => hash)));
      const named = await under(hashKey, [...hashes]);
      if (named.size === 0) continue;
      const macs = new Map<Listed, string>();
      for (const listed of [...named.values()].flat()) macs.set(listed, await macOf(keys, listed.pattern));
      for (const { keys: its, ...opening } of opened) {
        const hits = its.flatMap(([hash, mac]) => (named.get(hash) ?? []).filter((listed) => macs.get(listed) === mac));
        for (const listed of hits) {
          const match = matches.get(listed.pattern) ?? { listed, openings: [] };
          matches.set(listed.pattern, match);
          match.openings.push(opening);
        }
      }
    }
    return [...matches.values()];
  }

  /** Everything, and the keys that it was kept with. */
  forget(): Promise<void> {
    return this.#write(() => this.#parts.database.forget());
  }

  async #live(): Promise<readonly (readonly [number, StoredOpened])[]> {
    const first = dayOf(this.#parts.now()) - KEPT_DAYS;
    return (await this.#parts.database.opened()).filter(([, { day }]) => day >= first);
  }

  async #prune(): Promise<void> {
    const live = await this.#live();
    let room = MAX_KEPT;
    const kept = new Set<number>();
    for (const [id, { count }] of [...live].reverse()) {
      room -= count;
      if (room < 0) break;
      kept.add(id);
    }
    const gone = (await this.#parts.database.opened()).map(([id]) => id).filter((id) => !kept.has(id));
    if (gone.length > 0) await this.#parts.database.removeOpened(gone);
  }

  /** One after the other: each is written over what the one before has written. */
  #write(work: () => Promise<void>): Promise<void> {
    const written = this.#writing.then(work);
    this.#writing = written.catch(() => undefined);
    return written;
  }
}

function addressOf(url: string): CanonicalUrl | null {
  const parsed = parseAddress(url);
  return parsed.ok && isWebAddress(parsed.value) ? canonicalise(parsed.value) : null;
}

async function keysOf(address: CanonicalUrl, hashKey: HashKey, keys: SealKeys): Promise<Opened['keys']> {
  const ofLink = new LinkKeys(hashKey);
  ofLink.ofAddress(address);
  const places = [...Array(ofLink.count).keys()];
  return Promise.all(
    places.map(async (at) => [ofLink.hashes[at] as number, await macOf(keys, ofLink.patternOf(at, address))] as const),
  );
}

interface Part {
  readonly hashKey: HashKey;
  readonly opened: readonly Opened[];
}

function byHashKey(parts: readonly Part[]): readonly Part[] {
  const groups = new Map<string, { readonly hashKey: HashKey; readonly opened: Opened[] }>();
  for (const { hashKey, opened } of parts) {
    const group = groups.get(hashKey.join()) ?? { hashKey, opened: [] };
    groups.set(hashKey.join(), group);
    group.opened.push(...opened);
  }
  return [...groups.values()];
}
