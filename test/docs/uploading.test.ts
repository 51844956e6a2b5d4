// The commands of docs/serving.md for object stores, run as they stand there against a store of ours: what each object is put with, and in
// which order. azcopy is in no package that a test could install: its lines are read, not run.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ObjectStore, startObjectStore } from '../serving/object-store';
import { findProgram } from '../serving/programs';
import { commandsOf, runCommands } from './command-page';

const PAGE = readFileSync('docs/serving.md', 'utf8');
const IMMUTABLE = 'public, max-age=31536000, immutable';
const root = mkdtempSync(join(tmpdir(), 'lurewatch-upload-'));
const feed = join(root, 'published');
afterAll(() => rmSync(root, { recursive: true }));

const section = (title: string) => PAGE.split(`\n## ${title}\n`)[1]?.split('\n## ', 1)[0] ?? '';

let store: ObjectStore;
beforeEach(async () => {
  store = await startObjectStore();
  rmSync(feed, { recursive: true, force: true });
  mkdirSync(feed);
  writeFileSync(join(feed, 'snapshot-1-0123456789.txt.gz'), gzipSync('evil.example\n'));
  writeFileSync(join(feed, 'feed-1.json'), '{"serial":1}');
  writeFileSync(join(feed, 'timestamp.json'), '{"serial":1}');
  // As the command leaves one behind when it is interrupted.
  writeFileSync(join(feed, 'timestamp.json.x.tmp'), 'half');
});
afterEach(() => store.stop());

async function upload(title: string): Promise<void> {
  const ran = await runCommands(commandsOf(section(title)), {
    folder: root,
    env: {
      RCLONE_CONFIG: join(root, 'rclone.conf'),
      RCLONE_CONFIG_REMOTE_TYPE: 's3',
      RCLONE_CONFIG_REMOTE_PROVIDER: 'Other',
      RCLONE_CONFIG_REMOTE_ENDPOINT: store.url,
      RCLONE_CONFIG_REMOTE_ACCESS_KEY_ID: 'x',
      RCLONE_CONFIG_REMOTE_SECRET_ACCESS_KEY: 'x',
      AWS_ENDPOINT_URL: store.url,
      AWS_ACCESS_KEY_ID: 'x',
      AWS_SECRET_ACCESS_KEY: 'x',
      AWS_DEFAULT_REGION: 'eu-west-2',
      AWS_EC2_METADATA_DISABLED: 'true',
      // rclone's own client takes no bundle from the environment.
      AWS_CA_BUNDLE: undefined,
    },
    replaced: [
      ['FEED', feed],
      ['BUCKET', 'feed'],
    ],
  });
  for (const { command, exitCode, output } of ran) expect(exitCode, `${command.text}\n${output}`).toBe(0);
}

const TOOLS = [
  ['rclone', 'rclone', findProgram('rclone')],
  // Not installed for this: Debian's package brings a hundred others.
  ['aws', 'S3 and CloudFront', process.env.PATH?.split(':').some((folder) => readNames(folder).includes('aws'))],
] as const;

function readNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

describe.each(TOOLS.filter(([, , found]) => found))('%s, as serving.md calls it', (_, title) => {
  it('puts each object with its headers, timestamp.json last, and nothing else', async () => {
    await upload(title);
    expect(store.puts).toEqual(['snapshot-1-0123456789.txt.gz', 'feed-1.json', 'timestamp.json']);
    const headers = (name: string) => {
      const { contentType, cacheControl, contentEncoding } = store.objects.get(name) ?? {};
      return [contentType, cacheControl, contentEncoding];
    };
    expect(headers('snapshot-1-0123456789.txt.gz')).toEqual(['application/gzip', IMMUTABLE, undefined]);
    expect(headers('feed-1.json')).toEqual(['application/json', IMMUTABLE, undefined]);
    expect(headers('timestamp.json')).toEqual(['application/json', 'no-cache', undefined]);
    const part = store.objects.get('snapshot-1-0123456789.txt.gz')?.body;
    expect(part?.equals(readFileSync(join(feed, 'snapshot-1-0123456789.txt.gz')))).toBe(true);
  }, 60_000);

  it('puts a new timestamp of the same size, and no part twice', async () => {
    await upload(title);
    const before = store.puts.length;
    writeFileSync(join(feed, 'next'), '{"serial":2}');
    renameSync(join(feed, 'next'), join(feed, 'timestamp.json'));
    writeFileSync(join(feed, 'feed-2.json'), '{"serial":2}');
    await upload(title);
    expect(store.puts.slice(before)).toEqual(['feed-2.json', 'timestamp.json']);
    expect(store.objects.get('timestamp.json')?.body.toString()).toBe('{"serial":2}');
  }, 60_000);
});

describe('every tool of serving.md', () => {
  it.each([
    ['rclone', 'rclone'],
    ['S3 and CloudFront', 'aws s3'],
    ['Azure Blob storage', 'azcopy'],
  ])('%s: parts, manifests, timestamp.json last, each with its headers', (title, program) => {
    const calls = commandsOf(section(title)).filter(({ text }) => text.startsWith(program));
    expect(calls.map(({ text }) => /\*\.txt\.gz|feed-\*\.json|timestamp\.json/.exec(text)?.[0])).toEqual([
      '*.txt.gz',
      'feed-*.json',
      'timestamp.json',
    ]);
    for (const { text } of calls) {
      expect(text).toMatch(text.includes('timestamp.json') ? /no-cache/ : /\$KEPT/);
      expect(text).toMatch(text.includes('*.txt.gz') ? /application\/gzip/ : /application\/json/);
    }
    expect(section(title)).toContain(`KEPT='${title === 'rclone' ? 'Cache-Control: ' : ''}${IMMUTABLE}'`);
  });
});
