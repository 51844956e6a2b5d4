// The texts of a publication and the files they go into: docs/feed-format.md section 7, the publisher's side.

import { MAX_FILE_BYTES, MAX_TEXT_BYTES } from '../../core/feed/bounds';
import type { FeedFile } from '../../core/feed/format';
import { UsageError } from '../usage-error';
import type { Entries } from './entries';
import { smallestGzip } from './gzip';
import { sumOf } from './signing';

export interface NewFile {
  readonly file: FeedFile;
  readonly bytes: Uint8Array;
}

/** By the pattern read from its end. */
export const snapshotText = (entries: Entries): string =>
  joined(fromEnd(entries.keys()), (pattern) => entries.get(pattern) ?? '');

/** What was touched, as it is now. */
export const deltaText = (touched: Iterable<string>, entries: Entries): string =>
  joined(fromEnd(touched), (pattern) => entries.get(pattern) ?? `-${pattern}`);

export const textOf = (lines: readonly string[]): string => joined(lines, (line) => line);

const BLOCK_LINES = 10_000;

/** In blocks: a million lines at once are held as a million pieces. */
function joined(items: Iterable<string>, lineOf: (item: string) => string): string {
  const blocks: string[] = [];
  let block: string[] = [];
  for (const item of items) {
    block.push(lineOf(item));
    if (block.length < BLOCK_LINES) continue;
    blocks.push(block.join('\n'));
    block = [];
  }
  if (block.length > 0) blocks.push(block.join('\n'));
  return blocks.length === 0 ? '' : `${blocks.join('\n')}\n`;
}

/** Printable ASCII, as every pattern is; core's `reversed` in a fifth of the time. */
const backwards = (pattern: string): string => Buffer.from(pattern, 'latin1').reverse().toString('latin1');

function* fromEnd(patterns: Iterable<string>): Generator<string> {
  const sorted: string[] = [];
  for (const pattern of patterns) sorted.push(backwards(pattern));
  sorted.sort();
  for (const pattern of sorted) yield backwards(pattern);
}

/** `name`: the beginning of the file's; its sum's first signs follow, so that no name ever stands for two contents. */
export async function packText(name: string, text: string): Promise<NewFile> {
  const plain = Buffer.from(text);
  const bytes = await smallestGzip(plain);
  if (plain.length > MAX_TEXT_BYTES || bytes.length > MAX_FILE_BYTES)
    throw new UsageError('the feed is larger than browsers take (32 MiB packed, 128 MiB of text); remove entries.');
  const sha256 = sumOf(bytes);
  const mark = Buffer.from(sha256, 'base64url').toString('hex').slice(0, 10);
  return { file: { name: `${name}-${mark}.txt.gz`, bytes: bytes.length, sha256, textBytes: plain.length }, bytes };
}
