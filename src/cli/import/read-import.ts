// Whatever a council's IT has on the morning of an incident, read into indicators.

import { splitLines } from '../lines';
import { adblockReader } from './adblock-format';
import { readCsv } from './csv-format';
import { detectFormat } from './detect-format';
import { domainsReader } from './domains-format';
import { hostsReader } from './hosts-format';
import { type ImportContext, type Imported, type ImportFormat, type LineReader, rejected } from './imported';
import { decodeText, openInput, readWhole } from './input';
import { readJson } from './json';
import { readMailLinks } from './mail-format';
import { readMisp } from './misp-format';
import { rpzReader } from './rpz-format';
import { readStix } from './stix-format';
import { textReader } from './text-format';

export { detectFormat } from './detect-format';

const LINE_READERS = {
  text: textReader,
  hosts: hostsReader,
  domains: domainsReader,
  adblock: adblockReader,
  rpz: rpzReader,
} as const satisfies Partial<Record<ImportFormat, (context: ImportContext) => LineReader>>;

export interface ImportOptions {
  /** What people call the input: a file's name. */
  readonly name: string;
  /** Found out where it is not said. */
  readonly format?: ImportFormat | undefined;
  readonly nowMs: number;
  /** As in `ImportContext`. */
  readonly mayPublish?: boolean | undefined;
}

/**
 * Everything the input holds, in its order; packed with gzip or not. Lists are read as they arrive, mails and JSON as a whole. Throws a
 * UsageError, maybe after what could be read, where the input is none of these; a place that cannot be read is yielded as rejected.
 */
export async function* readImport(
  source: AsyncIterable<Uint8Array>,
  { name, format, nowMs, mayPublish }: ImportOptions,
): AsyncGenerator<Imported> {
  const { head, bytes } = await openInput(source, name);
  const context = { name, nowMs, mayPublish, head };
  const known = format ?? detectFormat(head, name);
  switch (known) {
    case 'csv':
      yield* readCsv(decodeText(bytes), context);
      return;
    case 'mail':
      yield* readMailLinks(await readWhole(bytes, name), context);
      return;
    case 'misp':
      yield* readMisp(readJson(await readWhole(bytes, name), name), context);
      return;
    case 'stix':
      yield* readStix(readJson(await readWhole(bytes, name), name), context);
      return;
    default:
      yield* readLines(decodeText(bytes), LINE_READERS[known](context));
  }
}

async function* readLines(text: AsyncIterable<string>, reader: LineReader): AsyncGenerator<Imported> {
  const found: Imported[] = [];
  for await (const line of splitLines(text)) {
    if (line.isCut) found.push(rejected(`line ${line.number}`, line.text, 'too-long'));
    else reader.read(line.text, line.number, found);
    for (const imported of found) yield imported;
    found.length = 0;
  }
  reader.end?.(found);
  yield* found;
}
