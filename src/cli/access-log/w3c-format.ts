// The W3C extended log format: of IIS (spaces between the fields) and CloudFront (tabs). A line says which fields follow, anew wherever
// they change. Times are UTC. Source: W3C WD-logfile-960323.

import { type ReadLine, requestOf } from './log-request';

/** Remembers the fields that were named last; `null` before any. */
export class W3cFormat {
  #fields: ReadonlyMap<string, number> | null = null;

  get isBegun(): boolean {
    return this.#fields !== null;
  }

  /** A line that begins with `#`. */
  readDirective(line: string): void {
    const named = /^#Fields:\s*(.*)$/i.exec(line)?.[1];
    if (named === undefined) return;
    this.#fields = new Map(
      named
        .trim()
        .split(/\s+/)
        .map((field, at) => [field.toLowerCase(), at]),
    );
  }

  /** Null where the line has another number of fields than were named. */
  readLine(line: string): ReadLine | null {
    const cells = line.includes('\t') ? line.split('\t') : line.split(' ');
    if (this.#fields === null || cells.length !== this.#fields.size) return null;
    const cell = (...names: readonly string[]): string | undefined => {
      for (const name of names) {
        const at = this.#fields?.get(name);
        if (at !== undefined && cells[at] !== '-') return cells[at];
      }
      return undefined;
    };
    const atMs = Date.parse(`${cell('date')}T${cell('time')?.slice(0, 8)}Z`);
    return requestOf(atMs, cell('c-ip'), cell('cs-method'), cell('cs-uri-stem', 'cs-uri'), Number(cell('sc-status')));
  }
}
