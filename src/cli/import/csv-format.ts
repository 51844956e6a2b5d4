// Tables: what security products and people export, with a row that names the columns.

import { pipeline, Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { parseIndicator } from '../../core/indicator';
import { ok } from '../../core/result';
import { UsageError } from '../usage-error';
import { expiring, readListed } from './address';
import { type Columns, cellsOf, delimiterOf, findColumns, headerLineOf } from './csv-columns';
import { readExpiry } from './expiry';
import { campaignOf, entry, type ImportContext, type Imported, rejected } from './imported';
import { refang } from './refang';
import type { RejectionCode } from './rejection';

/** A row with a whole mail in a cell is fine; a quotation mark that is never closed is not read to the end of the file. */
const MAX_ROW_UNITS = 1024 * 1024;

const MAIL_TYPE = /^e-?mail|sender/i;
const OTHER_TYPE = /hash|md5|sha-?\d|file|certificate|thumbprint|mutex|cve|yara|user.?agent|^asn?$/i;
const NOT_BLOCKING = /^(?:allow|allowed|ignore)$/i;

interface Fault {
  readonly row: number;
  readonly code: string;
}

/** Rows are counted as a spreadsheet does, the header's too. UsageError where no column can hold an address. */
export async function* readCsv(
  text: AsyncIterable<string>,
  { name, head, nowMs }: ImportContext,
): AsyncGenerator<Imported> {
  const header = headerLineOf(head);
  if (header === null) throw new UsageError(noColumn(head, name));
  let fault = null as Fault | null;
  // An error would end the stream before what was read ahead of it is given.
  const parser = parse({
    delimiter: delimiterOf(header) ?? ',',
    quote: '"',
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MAX_ROW_UNITS,
    skip_records_with_error: true,
    on_skip: (error) => {
      fault ??= { row: parser.info.records + 1, code: error?.code ?? '' };
      return undefined;
    },
  });
  const isHeaderComment = header.startsWith('#');
  let readRow = isHeaderComment ? rowReader(findColumns(cellsOf(header)), nowMs) : null;
  let number = 0;
  const found: Imported[] = [];
  const rows = pipeline(Readable.from(text), parser, () => {});
  for await (const row of rows as AsyncIterable<string[]>) {
    number += 1;
    const [first = ''] = row;
    if (first.startsWith('#') || (row.length === 1 && first.trim() === '')) continue;
    if (readRow !== null) {
      readRow(row, number, found);
      yield* found;
      found.length = 0;
    } else if (!first.startsWith('sep=')) {
      readRow = rowReader(findColumns(row), nowMs);
      if (readRow === null) throw new UsageError(noColumn(head, name));
    }
  }
  if (fault !== null) throw new UsageError(unreadable(name, fault));
}

/** What the row gives is put on `found`. */
type ReadRow = (row: readonly string[], number: number, found: Imported[]) => void;

function rowReader(columns: Columns | null, nowMs: number): ReadRow | null {
  if (columns === null) return null;
  const { own } = columns;
  const expiryOf = repeated(readExpiry);
  const nameOf = repeated(campaignOf);
  return (row, number, found) => {
    const value = own
      ? ownPattern(row[own.pattern] ?? '', row[own.kind] ?? '')
      : columns.values.map((at) => row[at]?.trim() ?? '').find((cell) => cell !== '');
    if (value === undefined) return;
    const place = `row ${number}`;
    const reject = (code: RejectionCode, detail?: string) => void found.push(rejected(place, value, code, detail));
    const type = row[columns.type] ?? '';
    if (MAIL_TYPE.test(type)) return reject('mail-address');
    if (OTHER_TYPE.test(type)) return reject('kind', type.slice(0, 60));
    if (NOT_BLOCKING.test(row[columns.action]?.trim() ?? '')) return reject('allowed');
    if (row[columns.toIds]?.trim() === '0') return reject('not-for-detection');
    const expiry = expiryOf(row[columns.expiry] ?? '');
    if (!expiry.ok) return reject('expiry');
    const campaign = nameOf(row[columns.campaign] ?? '');
    const text = own ? value : refang(value);
    const several = own ? [] : severalOf(text, expiry.value);
    for (const { given, indicator } of several) found.push(entry(place, given, indicator, campaign, nowMs));
    if (several.length > 0) return;
    const read = own ? readOwn(value, expiry.value) : readListed(text, expiry.value);
    if (!read.ok) return reject(read.error.code);
    found.push(entry(place, value, read.value, campaign, nowMs));
  };
}

/** As export/csv.ts says: an apostrophe guards a cell against spreadsheets, and a single host stands without its sign. */
function ownPattern(cell: string, kind: string): string | undefined {
  const bare = cell.replace(/^'/, '');
  return bare === '' ? undefined : kind === 'host' ? `=${bare}` : bare;
}

function readOwn(pattern: string, expiresAtMs: number | null) {
  const read = parseIndicator(pattern);
  return read.ok ? ok(expiring(read.value, expiresAtMs)) : read;
}

/** What stands between addresses; within one a comma or a semicolon may stand as well. */
const BETWEEN = /\s*[,;|]?\s+|[,;|](?=https?:\/\/)/;

/** `https://a.example/x; https://b.example/y`: a cell of a mail's links. Empty where it is one, or one of them cannot be read. */
function severalOf(text: string, expiresAtMs: number | null) {
  if (!BETWEEN.test(text)) return [];
  const words = text.split(BETWEEN).filter((word) => word !== '');
  if (words.length < 2) return [];
  const all = words.flatMap((given) => {
    const read = /[.:]/.test(given) ? readListed(given, expiresAtMs) : null;
    return read?.ok ? [{ given, indicator: read.value }] : [];
  });
  return all.length === words.length ? all : [];
}

/** Most rows say what the one before said. */
function repeated<T>(read: (text: string) => T): (text: string) => T {
  let last = '';
  let value = read(last);
  return (text) => {
    if (text !== last) {
      last = text;
      value = read(text);
    }
    return value;
  };
}

function noColumn(head: string, name: string): string {
  const first = head.split(/\r\n|\n|\r/, 200).find((line) => line.trim() !== '' && !/^(?:#|sep=.$)/i.test(line)) ?? '';
  const names = cellsOf(first.slice(0, 1000)).filter((cell) => cell !== '');
  const found =
    names.length === 0 ? 'it is empty' : `its first row has: ${names.slice(0, 20).join(', ').slice(0, 300)}`;
  return `${name} has no column that is called url, link, domain, host, indicator or value (${found}); name the column with the addresses so.`;
}

function unreadable(name: string, { row, code }: Fault): string {
  const reason =
    code === 'CSV_MAX_RECORD_SIZE' || code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'a quotation mark is opened there and not closed, or the row is larger than 1 MB'
      : 'it is not written as CSV';
  return `cannot read ${name} from row ${row} on: ${reason}; save the table as CSV once more.`;
}
