// The same commit gives the same octets, wherever the checkout lies: what IT installs can be made again by anybody and compared.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const root = mkdtempSync(join(tmpdir(), 'lurewatch-build-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A checkout of its own, of what git would put into one. */
function checkout(name: string): string {
  const folder = join(root, name);
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' });
  for (const file of files.trim().split('\n')) {
    if (file.startsWith('docs/') || file.startsWith('test/')) continue;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(file, join(folder, file));
  }
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  return folder;
}

function build(folder: string, mode: string): Readonly<Record<string, string>> {
  execFileSync(
    process.execPath,
    [join(folder, 'node_modules/vite/bin/vite.js'), 'build', '--mode', mode, '--logLevel', 'error'],
    {
      cwd: folder,
      stdio: 'pipe',
      env: { ...process.env, TZ: folder.endsWith('first') ? 'UTC' : 'Pacific/Auckland' },
    },
  );
  const out = join(folder, 'dist', mode);
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [
        path.slice(out.length),
        createHash('sha256')
          .update(withoutPlaces(readFileSync(path)))
          .digest('hex'),
      ]),
  );
}

/** Here libraries lie outside of the checkout, by a link, and the command says in comments where each was. */
const withoutPlaces = (bytes: Buffer): string => bytes.toString('latin1').replace(/^\/\/.*node_modules.*$/gm, '');

it('builds the same octets in two places', { timeout: 120_000 }, () => {
  const [first, second] = [checkout('first'), checkout(join('further', 'down', 'second'))];
  for (const mode of ['chrome', 'firefox', 'cli']) {
    const made = build(first, mode);
    expect(Object.keys(made).length).toBeGreaterThan(0);
    expect(build(second, mode), mode).toEqual(made);
  }
});
