// The command as IT installs it: its folder alone, away from the checkout, run by Node.

import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'lurewatch-cli-'));
const command = join(folder, 'lurewatch.js');

beforeAll(() => {
  const args = ['node_modules/vite/bin/vite.js', 'build', '--mode', 'cli', '--outDir', folder, '--logLevel', 'error'];
  execFileSync(process.execPath, args);
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(args: readonly string[], stdin = '', onStart?: (child: ReturnType<typeof spawn>) => void): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [command, ...args]);
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (err += chunk));
    child.stdin.on('error', () => {
      // It may end before it has read everything.
    });
    child.on('close', (code) => resolve({ code, out, err }));
    onStart?.(child);
    child.stdin.end(stdin);
  });
}

describe('lurewatch', () => {
  it('judges, and ends with 0', async () => {
    const { code, out, err } = await run(['check', '--json', 'https://staff-refunds.example/']);
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({ level: 'blocked', asks: true });
  });

  it('ends with 1 where a line was no link, and says which', async () => {
    const { code, out, err } = await run(['check', '--json'], 'https://a.example/\nnothing\n');
    expect(code).toBe(1);
    expect(out.trim().split('\n')).toHaveLength(2);
    expect(err).toMatch(/^lurewatch: standard input line 2 is not a web address/);
  });

  it.each([
    [['check', '--nope'], /unknown option/],
    [['check', '--incident', 'high', 'x'], /Allowed choices are normal, heightened, lockdown/],
    [['check', '--eml', 'none.eml'], /there is no such file/],
    [['evaluate', '--misses', 'x'], /whole number/],
    [['nothing'], /unknown command/],
  ])('ends %j with 2 and a sentence', async (args, sentence) => {
    const { code, err } = await run(args);
    expect(code).toBe(2);
    expect(err).toMatch(sentence);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('helps with examples', async () => {
    const { code, out } = await run(['check', '--help']);
    expect(code).toBe(0);
    expect(out).toMatch(/Examples:\n {2}lurewatch check/);
  });

  it('ends quietly when its reader has gone', async () => {
    const { code, err } = await run(['check'], 'https://a.example/\n'.repeat(20_000), ({ stdout }) =>
      stdout?.destroy(),
    );
    expect([code, err]).toEqual([0, '']);
  });
});
