// Each defence of the threat model is taken out of a copy of the project, and the test that is named for it must then fail. `npm run defences`;
// --only names some of them by id, with commas between.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEFENCES, type Defence } from '../defences/defences';

const COPIED = [
  'docs',
  'LICENSE',
  'icons',
  'manifest.json',
  'package-lock.json',
  'package.json',
  'src',
  'test',
  'tsconfig.json',
  'vite.config.ts',
  'vitest.config.ts',
];
const only = process.env.ONLY?.split(',');
const chosen = DEFENCES.filter(({ id }) => !only || only.includes(id));

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lurewatch-defences-'));
  for (const name of COPIED) cpSync(name, join(folder, name), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

/** Of the tests of that name. */
function outcomeOf({ project, test, named }: Defence): Outcome {
  const file = join(folder, 'outcome.json');
  rmSync(file, { force: true });
  const name = named.split(/%|\$/)[0]?.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') ?? '';
  const vitest = resolve('node_modules/vitest/vitest.mjs');
  const args = [
    vitest,
    'run',
    '--project',
    project,
    test,
    '-t',
    name,
    '--retry',
    '0',
    '--reporter=json',
    `--outputFile=${file}`,
  ];
  const { stderr, stdout } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, VITEST: undefined },
  });
  const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(readFileSync(file, 'utf8'));
  if (passed + failed === 0) throw new Error(`the test did not run:\n${stderr}\n${stdout}`);
  return { passed, failed };
}

it.each(chosen)('$id', { timeout: 300_000 }, (defence) => {
  const path = join(folder, defence.file);
  const own = readFileSync(path, 'utf8');
  const [there, instead] = defence.without;
  expect(own.split(there)).toHaveLength(2);
  writeFileSync(
    path,
    own.replace(there, () => instead),
  );
  try {
    expect(outcomeOf(defence).failed, 'tests that fail without it').toBeGreaterThan(0);
  } finally {
    writeFileSync(path, own);
  }
  const { passed, failed } = outcomeOf(defence);
  expect({ passed: passed > 0, failed }, 'with it').toEqual({ passed: true, failed: 0 });
});
