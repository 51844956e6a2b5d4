// A client's ports over a folder in memory, and entries in memory: what core's update is tried with.

import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { EntriesPort, FeedPorts } from '../../src/core/feed/client';
import type { ListFacts } from '../../src/core/indicator-list';
import { applyChange } from '../../src/core/list-change';
import { fail, ok } from '../../src/core/result';

export class MemoryEntries implements EntriesPort {
  facts: ListFacts | null = null;
  lines: readonly string[] = [];
  at: number | null = null;
  /** What was written, in order. */
  readonly writes: string[] = [];

  serial() {
    return this.at;
  }
  async linesOf(patterns: readonly string[]) {
    const wanted = new Set(patterns);
    return new Map(
      this.lines.flatMap((line): [string, string][] => {
        const pattern = line.split(' ', 1)[0] as string;
        return wanted.has(pattern) ? [[pattern, line]] : [];
      }),
    );
  }
  async replace(facts: ListFacts, text: string, serial: number) {
    this.lines = text.split('\n').filter((line) => line !== '');
    return this.#take(facts, serial, `replace ${serial}`);
  }
  async change(
    facts: ListFacts,
    change: Parameters<EntriesPort['change']>[1],
    { from, to }: { from: number; to: number },
  ) {
    if (from !== this.at) return fail({ code: 'damaged' as const });
    this.lines = applyChange(this.lines, change);
    return this.#take(facts, to, `change ${from}-${to}`);
  }
  async describe(facts: ListFacts) {
    this.facts = facts;
    return ok(null);
  }
  #take(facts: ListFacts, serial: number, write: string) {
    this.facts = facts;
    this.at = serial;
    this.writes.push(write);
    return ok(null);
  }
}

export function portsOver(
  files: ReadonlyMap<string, Uint8Array>,
  entries: EntriesPort,
): FeedPorts & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    entries,
    fetchFile: async (name, maxBytes) => {
      asked.push(name);
      const bytes = files.get(name);
      if (!bytes) return fail({ code: 'refused-by-server' });
      return bytes.length > maxBytes ? fail({ code: 'too-large' }) : ok(bytes);
    },
    sha256: async (bytes) => createHash('sha256').update(bytes).digest('base64url'),
    gunzip: async (bytes, maxBytes) => {
      try {
        return gunzipSync(bytes, { maxOutputLength: maxBytes });
      } catch {
        return null;
      }
    },
  };
}
