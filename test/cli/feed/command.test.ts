// The commands as they are installed: exit codes, JSON, help with an example, and keys from files.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'lurewatch-feed-command-'));
const command = join(folder, 'cli', 'lurewatch.js');

beforeAll(() => {
  const out = join(folder, 'cli');
  const args = ['node_modules/vite/bin/vite.js', 'build', '--mode', 'cli', '--outDir', out, '--logLevel', 'error'];
  execFileSync(process.execPath, args);
  writeFileSync(join(out, 'package.json'), '{"type": "module"}');
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    input: '',
  });
  return { code: status, out: stdout, err: stderr };
}

const json = (args: readonly string[], env = {}) => JSON.parse(run([...args, '--json'], env).out);

describe('the commands of a feed', () => {
  it('take a council from its first key to a published list', () => {
    const passphrase = { LUREWATCH_PASSPHRASE: 'correct horse battery' };
    const jo = json(['key', 'new', 'jo.pem', '--passphrase'], passphrase);
    expect(jo.publicKey).toMatch(/^[\w-]{43}$/);
    expect(statSync(join(folder, 'jo.pem')).mode & 0o777).toBe(0o600);
    expect(run(['key', 'new', 'jo.pem']).code).toBe(2);
    expect(run(['key', 'show', 'jo.pem']).err).toMatch(/LUREWATCH_PASSPHRASE/);
    expect(run(['key', 'show', 'jo.pem'], passphrase).out.trim()).toBe(jo.publicKey);
    json(['key', 'new', 'job.pem']);
    const made = json(
      [
        'feed',
        'init',
        'west',
        '--id',
        'west',
        '--title',
        'West',
        '--key',
        'jo.pem',
        '--threshold',
        '1',
        '--timestamp-key',
        'job.pem',
      ],
      passphrase,
    );
    expect(made.policy.feeds[0]).toMatchObject({ id: 'west', keys: [jo.publicKey], threshold: 1 });

    expect(run(['add', 'a.example']).err).toMatch(/this folder is no feed/);
    expect(run(['add', 'a.example', '-C', 'west']).code).toBe(0);
    expect(run(['add', 'bit.ly'], { LUREWATCH_FEED: 'west' }).code).toBe(1);
    writeFileSync(join(folder, 'list.txt'), 'b.example\nc.example\n');
    expect(run(['import', 'list.txt', '-C', 'west']).out).toMatch(/New 2.*\nNothing changed; add --yes\./);
    expect(json(['import', 'list.txt', '-C', 'west', '--yes'])).toMatchObject({ added: 2, written: true });
    expect(run(['import', 'none.txt', '-C', 'west', '--yes'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/no such file/),
    });
    const published = json(['publish', '-C', 'west', '--key', 'jo.pem', '--timestamp-key', 'job.pem'], passphrase);
    expect(published).toMatchObject({ published: true, serial: 1, entries: 3 });
    expect(run(['verify', 'west']).out).toMatch(/^Browsers take it: "West" \(west\), serial 1/);
    expect(
      run(['verify', 'west/published', '--id', 'west', '--key', json(['key', 'show', 'job.pem']).publicKey]).code,
    ).toBe(1);
    expect(run(['status', '-C', 'west']).out).toMatch(/serial 1/);
    expect(run(['check', '--feed', 'west', '--json', 'https://b.example/']).out).toMatch(/"blocked"/);
    expect(run(['export', 'csv', '-C', 'west']).out).toMatch(/b\.example/);
  }, 60_000);

  it.each([
    'key new',
    'key show',
    'feed init',
    'feed policy',
    'add',
    'remove',
    'import',
    'preview',
    'publish',
    'sign',
    'undo',
    'refresh',
    'rotate',
    'incident start',
    'incident update',
    'incident end',
    'suspend',
    'restore',
    'campaign add',
    'campaign list',
    'allow add',
    'allow remove',
    'sources',
    'verify',
    'status',
    'export',
    'serve',
  ])('%s --help has an example', (name) => {
    const { code, out } = run([...name.split(' '), '--help']);
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`Examples?:\n  lurewatch ${name}`));
  });
});
