// Campaigns: an id that entries carry, and what people call it.

import { readCampaigns } from '../../core/feed/texts';
import { UsageError } from '../usage-error';
import { readContent } from './content';
import type { Report } from './person';
import { counted } from './sentences';
import { type Workspace, writeFileIn } from './workspace';

const ID = /^[a-z\d-]{1,40}$/;
const MAX_NAME_UNITS = 120;

/** Small letters, digits and hyphens; empty where the name has none of them. */
export function slugOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .replace(/[^a-z\d]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|(?<!-)-+$/g, '');
}

/** Finds the campaign that a person or another list names, and makes it where it is new. */
export class Campaigns {
  /** By id. */
  readonly #names: Map<string, string>;
  readonly #ids = new Map<string, string>();
  readonly #size: number;

  constructor(lines: readonly string[]) {
    this.#names = new Map(Object.entries(readCampaigns(lines.join('\n')) ?? {}));
    this.#size = this.#names.size;
    for (const [id, name] of this.#names) this.#ids.set(name.toLowerCase(), id);
  }

  get isGrown(): boolean {
    return this.#names.size > this.#size;
  }

  /** `id name`, sorted. */
  get lines(): readonly string[] {
    return [...this.#names].map(([id, name]) => `${id} ${name}`).sort();
  }

  /** Null where nothing of the name can stand in an id. */
  idOf(given: string): string | null {
    if (this.#names.has(given)) return given;
    const name = given
      .replace(/[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
      .trim()
      .slice(0, MAX_NAME_UNITS);
    const known = this.#ids.get(name.toLowerCase());
    if (known !== undefined) return known;
    const slug = slugOf(name);
    if (slug === '') return null;
    let id = slug;
    for (let next = 2; this.#names.has(id); next += 1) id = `${slug.slice(0, 36)}-${next}`;
    this.#names.set(id, name);
    this.#ids.set(name.toLowerCase(), id);
    return id;
  }
}

/** Names it anew where the id is there already. */
export async function addCampaign(workspace: Workspace, id: string, name: string): Promise<Report> {
  const { campaigns } = await readContent(workspace);
  if (!ID.test(id)) throw new UsageError(`${id} is no id: it has 1 to 40 small letters, digits and hyphens.`);
  const line = `${id} ${name}`;
  if (readCampaigns(line) === null) throw new UsageError('the name must be a line of 1 to 120 characters.');
  const others = campaigns.filter((other) => !other.startsWith(`${id} `));
  await writeFileIn(workspace, 'campaigns.txt', [...others, line].sort());
  return { lines: [`Campaign ${id} is called "${name}" from the next publication on.`], data: { id, name } };
}

/** Sorted by id. */
export async function listCampaigns(workspace: Workspace): Promise<Report> {
  const { campaigns } = await readContent(workspace);
  return {
    lines:
      campaigns.length === 0 ? ['There are no campaigns yet.'] : [...campaigns, counted(campaigns.length, 'campaign')],
    data: campaigns.map((line) => ({ id: line.split(' ', 1)[0], name: line.slice(line.indexOf(' ') + 1) })),
  };
}
