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

/** What was touched, as it is now. Suffixes that lines share stand once, which saves 6 % of what gzip makes of it. */
export function deltaText(touched: Iterable<string>, entries: Entries): string {
  const { alone, bySuffix } = grouped(touched);
  const lineOf = (pattern: string, end = '') => {
    const line = entries.get(pattern);
    const rest = pattern.slice(0, pattern.length - end.length);
    return line === undefined ? `-${rest}` : rest + line.slice(pattern.length);
  };
  function* lines(): Generator<string> {
    for (const pattern of fromEnd(alone)) yield lineOf(pattern);
    for (const suffix of fromEnd(bySuffix.keys())) {
      yield suffix;
      for (const pattern of fromEnd(bySuffix.get(suffix) ?? [])) yield lineOf(pattern, suffix);
    }
  }
  return joined(lines(), (line) => line);
}

const HOST = /^=?[\w-]+(?:\.[\w-]+)+$/;
/** A suffix costs a line. */
const MIN_SHARING = 3;

/** Each host under the longest suffix that it shares with two more; what is left, and pages, by themselves. */
function grouped(patterns: Iterable<string>): { alone: string[]; bySuffix: Map<string, string[]> } {
  const alone: string[] = [];
  const hosts: string[] = [];
  const sharing = new Map<string, number>();
  for (const pattern of patterns) {
    if (!HOST.test(pattern)) {
      alone.push(pattern);
      continue;
    }
    hosts.push(pattern);
    for (const suffix of suffixesOf(pattern)) sharing.set(suffix, (sharing.get(suffix) ?? 0) + 1);
  }
  const bySuffix = new Map<string, string[]>();
  for (const host of hosts) {
    const suffix = suffixesOf(host).find((each) => (sharing.get(each) ?? 0) >= MIN_SHARING);
    const group = suffix === undefined ? alone : (bySuffix.get(suffix) ?? []);
    if (suffix !== undefined) bySuffix.set(suffix, group);
    group.push(host);
  }
  return { alone, bySuffix };
}

/** `.b.example` and `.example` of `a.b.example`. */
function suffixesOf(host: string): readonly string[] {
  const suffixes: string[] = [];
  for (let dot = host.indexOf('.'); dot !== -1; dot = host.indexOf('.', dot + 1)) suffixes.push(host.slice(dot));
  return suffixes;
}

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

/** Printable ASCII, as every pattern is. What shares a suffix stands together, which halves what a sort by beginning leaves to gzip. */
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
