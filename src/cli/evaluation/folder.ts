// The measuring data: tables, CSV and JSON lines in a folder, gzipped or not, read a row at a time.

import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { splitLines } from '../lines';

export type Row = Readonly<Record<string, string>>;

export class Folder {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** Whether the file is there, by its name without `.gz`. */
  has(name: string): boolean {
    return this.#find(name) !== null;
  }

  async *lines(name: string): AsyncGenerator<string> {
    const path = this.#find(name);
    if (path === null) throw new Error(`${name} is not in the folder`);
    const bytes = createReadStream(path);
    for await (const { text } of splitLines(path.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes)) yield text;
  }

  /** Tab-separated, with a first line that names the columns. */
  table(name: string): AsyncGenerator<Row> {
    return this.#rows(name, (line) => line.split('\t'));
  }

  /** Comma-separated (RFC 4180, without line breaks in a field), with a first line that names the columns. */
  csv(name: string): AsyncGenerator<Row> {
    return this.#rows(name, splitCsv);
  }

  async *json(name: string): AsyncGenerator<unknown> {
    for await (const line of this.lines(name)) if (line !== '') yield JSON.parse(line);
  }

  async *#rows(name: string, split: (line: string) => readonly string[]): AsyncGenerator<Row> {
    let columns: readonly string[] | null = null;
    for await (const line of this.lines(name)) {
      const fields = split(line);
      if (columns === null) columns = fields;
      else yield Object.fromEntries(columns.map((column, at) => [column, fields[at] ?? '']));
    }
  }

  #find(name: string): string | null {
    const paths = [join(this.#path, `${name}.gz`), join(this.#path, name)];
    return paths.find((path) => existsSync(path)) ?? null;
  }
}

function splitCsv(line: string): readonly string[] {
  const fields = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return [...fields].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}
