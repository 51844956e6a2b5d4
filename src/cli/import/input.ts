// The bytes of an input: unpacked, bounded, with their beginning at hand, and as text.

import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UsageError } from '../usage-error';

/** Ample to tell a format by. */
const HEAD_BYTES = 64 * 1024;
/** For formats that can only be read as a whole. */
export const MAX_WHOLE_BYTES = 256 * 1024 * 1024;
/** For those read line by line: a small packed file must not run for ever. */
const MAX_BYTES = 2 * 1024 * 1024 * 1024;

export interface Input {
  readonly head: string;
  /** All of it, the head as well. To be read once. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** UsageError where it cannot be read, or is of a kind that is never text. */
export async function openInput(source: AsyncIterable<Uint8Array>, name: string): Promise<Input> {
  const packed = await peek(readable(source, name), 2);
  const isPacked = packed.head[0] === 0x1f && packed.head[1] === 0x8b;
  const bytes = bounded(isPacked ? gunzip(packed.all, name) : packed.all, MAX_BYTES, name);
  const { head, all } = await peek(bytes, HEAD_BYTES);
  refuseBinary(head, name);
  return { head: new TextDecoder(encodingOf(head)).decode(head), bytes: all };
}

export async function readWhole(bytes: AsyncIterable<Uint8Array>, name: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bounded(bytes, MAX_WHOLE_BYTES, name)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** By the byte order mark, or the zero octets that every other letter then has; else UTF-8. */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const { head, all } = await peek(bytes, 4);
  const decoder = new TextDecoder(encodingOf(head));
  for await (const chunk of all) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** As `decodeText`. */
export const decodeWhole = (bytes: Uint8Array): string => new TextDecoder(encodingOf(bytes)).decode(bytes);

function encodingOf([first, second]: Uint8Array): string {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'utf-16be';
  return 'utf-8';
}

/** The first bytes, at least `sizeBytes` where there are as many, and the whole with them. */
async function peek(
  source: AsyncIterable<Uint8Array>,
  sizeBytes: number,
): Promise<{ readonly head: Uint8Array; readonly all: AsyncGenerator<Uint8Array> }> {
  const iterator = source[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  for (let count = 0; count < sizeBytes; ) {
    const { done, value } = await iterator.next();
    if (done) break;
    chunks.push(value);
    count += value.length;
  }
  const head = Buffer.concat(chunks);
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      if (head.length > 0) yield head;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return { head, all: all() };
}

async function* readable(source: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  try {
    yield* source;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`cannot read ${name}: ${error instanceof Error ? error.message : 'it ended with an error'}.`);
  }
}

async function* gunzip(source: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  // An error of the source ends the reading below as well.
  const unpacked = pipeline(Readable.from(source), createGunzip(), () => {});
  try {
    yield* unpacked;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`cannot unpack ${name}: it begins as a gzip file and is damaged or cut off; fetch it again.`);
  }
}

async function* bounded(source: AsyncIterable<Uint8Array>, maxBytes: number, name: string): AsyncGenerator<Uint8Array> {
  let count = 0;
  for await (const chunk of source) {
    count += chunk.length;
    if (count > maxBytes) {
      throw new UsageError(`${name} is larger than ${maxBytes / 1024 / 1024} MB; import it in smaller parts.`);
    }
    yield chunk;
  }
}

/** What people give by mistake, by the first bytes, and what they can do about it. */
const BINARY: readonly (readonly [magic: string, advice: string])[] = [
  ['PK\x03\x04', 'is a ZIP archive or an Excel workbook; unpack it, or save the sheet as CSV, and import that'],
  [
    '\xd0\xcf\x11\xe0',
    'is an Outlook message (.msg) or an old Office file; save the mail as .eml, or the sheet as CSV',
  ],
  ['%PDF', 'is a PDF; copy its text into a text file and import that'],
  ['\x89PNG', 'is a picture; type the addresses into a text file and import that'],
  ['\xff\xd8\xff', 'is a picture; type the addresses into a text file and import that'],
];

function refuseBinary(head: Uint8Array, name: string): void {
  const start = Buffer.from(head.subarray(0, 4)).toString('latin1');
  const found = BINARY.find(([magic]) => start.startsWith(magic));
  if (found) throw new UsageError(`${name} ${found[1]}.`);
}
