// Strong validators made of what a file holds, so that two files published within one tick of the clock are told apart.
// Source: RFC 9110 sections 8.8.3 and 13.1.2.

import { createHash } from 'node:crypto';
import type { OpenFile } from './open-file';

const HASH_OCTETS = 16;
const MAX_REMEMBERED = 10_000;

/** The tags of large files, each read through once for as long as the file system says that it is the same. */
export class EntityTags {
  readonly #known = new Map<string, string>();

  async of({ bytes, handle, state }: OpenFile): Promise<string> {
    if (bytes !== null) return entityTag(createHash('sha256').update(bytes).digest());
    const known = this.#known.get(state);
    if (known !== undefined) return known;
    const hash = createHash('sha256');
    for await (const chunk of handle.createReadStream({ start: 0, autoClose: false })) hash.update(chunk);
    const tag = entityTag(hash.digest());
    if (this.#known.size >= MAX_REMEMBERED) this.#known.clear();
    this.#known.set(state, tag);
    return tag;
  }
}

const entityTag = (sha256: Buffer): string => `"${sha256.toString('base64url', 0, HASH_OCTETS)}"`;

/** Whether an If-None-Match names the tag, or any. Compared weakly, as it asks for: a proxy may have put `W/` before it. */
export function isNamed(tag: string, ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.split(',').some((named) => ['*', tag, `W/${tag}`].includes(named.trim()));
}
