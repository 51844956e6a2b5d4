// The client's entries kept in memory, for looking at a feed as a browser would take it.

import type { EntriesPort } from '../../core/feed/client';
import { parseIndicator } from '../../core/indicator';
import type { ListFacts } from '../../core/indicator-list';
import { gateOf } from '../../core/list-gate';
import { BUILTIN_LISTS } from '../../core/lists';
import { ok } from '../../core/result';
import { entriesOf } from './entries';
import { rolesBy } from './entry-change';

export class MemoryEntries implements EntriesPort {
  lines: Map<string, string> = new Map();
  facts: ListFacts | null = null;
  #serial: number | null = null;

  serial(): number | null {
    return this.#serial;
  }

  linesOf(patterns: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = patterns.flatMap((pattern): [string, string][] => {
      const line = this.lines.get(pattern);
      return line === undefined ? [] : [[pattern, line]];
    });
    return Promise.resolve(new Map(found));
  }

  replace: EntriesPort['replace'] = (facts, text, serial) => {
    this.lines = entriesOf(text.split('\n'));
    return this.#take(facts, serial);
  };

  change: EntriesPort['change'] = (facts, { set, removed }, { to }) => {
    for (const pattern of removed) this.lines.delete(pattern);
    for (const [pattern, line] of entriesOf(set)) this.lines.set(pattern, line);
    return this.#take(facts, to);
  };

  describe: EntriesPort['describe'] = (facts) => {
    this.facts = facts;
    return Promise.resolve(ok(null));
  };

  /** Lines that a browser leaves out: not readable, or refused by its gate. */
  countLeftOut(): number {
    const roleOf = rolesBy(this.facts?.sources ?? {});
    const feedRole = this.facts?.role ?? 'third-party';
    let count = 0;
    for (const line of this.lines.values()) {
      const read = parseIndicator(line);
      const role = read.ok && read.value.source === null ? feedRole : read.ok ? roleOf(read.value.source) : feedRole;
      if (!read.ok || gateOf(read.value, role, BUILTIN_LISTS) !== null) count += 1;
    }
    return count;
  }

  #take(facts: ListFacts, serial: number) {
    this.facts = facts;
    this.#serial = serial;
    return Promise.resolve(ok(null));
  }
}
