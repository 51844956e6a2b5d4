// docs/deployment.md as a council's IT would go through it: every command, in the page's order, with the command as it is installed.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { version } from '../../package.json' with { type: 'json' };
import { type Browser, extensionManifest } from '../../src/platform/manifest';
import { commandsOf, type Ran, runCommands } from './command-page';

const PAGE = readFileSync('docs/deployment.md', 'utf8');
const root = mkdtempSync(join(tmpdir(), 'lurewatch-deployment-'));
const [desk, bin] = ['desk', 'bin'].map((name) => join(root, name)) as [string, string];
let ran: readonly Ran[];

beforeAll(async () => {
  const cli = join(root, 'cli');
  execFileSync(process.execPath, [
    'node_modules/vite/bin/vite.js',
    'build',
    '--mode',
    'cli',
    '--outDir',
    cli,
    '--logLevel',
    'error',
  ]);
  writeFileSync(join(cli, 'package.json'), '{"type": "module"}');
  mkdirSync(bin);
  writeFileSync(join(bin, 'lurewatch'), `#!/bin/sh\nexec '${process.execPath}' '${cli}/lurewatch.js' "$@"\n`, {
    mode: 0o755,
  });
  // Releases by their manifests: what else is in them is copied as it is.
  for (const browser of ['chrome', 'firefox'] as Browser[]) {
    mkdirSync(join(desk, 'release', browser), { recursive: true });
    const manifest = extensionManifest(browser, { isDemo: false });
    writeFileSync(join(desk, 'release', browser, 'manifest.json'), JSON.stringify(manifest));
    writeFileSync(join(desk, 'release', browser, 'policy.json'), '{}');
  }
  ran = await runCommands(commandsOf(PAGE), {
    folder: desk,
    env: { PATH: `${bin}:${process.env.PATH}` },
    replaced: [],
  });
}, 60_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

it('says what its commands say', () => {
  expect(ran.length).toBeGreaterThan(6);
  for (const { command, exitCode, output } of ran) {
    expect(exitCode, `${command.text}\n${output}`).toBe(command.exitCode);
    if (command.shown !== null) expect(output.trim()).toBe(command.shown.replaceAll('0.1.0', version).trim());
  }
});

it('names every kind of file that is written', () => {
  const written = execFileSync('find', ['policy', '-type', 'f'], { cwd: desk, encoding: 'utf8' }).trim().split('\n');
  expect(written.length).toBeGreaterThan(20);
  const kinds = new Set(written.map((path) => path.split('/')[1]));
  for (const kind of kinds) expect(PAGE).toContain(`\`${kind}/`);
});
