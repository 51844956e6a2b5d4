// `npm test`: sets up what it needs, runs every check, and closes with "N passed, N failed". Plain JavaScript for a fresh clone.

import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureDependencies } from '../src/demo/install.mjs';

const OUT = 'dist/test';

/** Runs a program of node_modules; its exit code. Without a shell, so that no argument needs quoting. */
function run(module, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [module, ...args], { stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

const TSC = 'node_modules/typescript/bin/tsc';
const BIOME = 'node_modules/@biomejs/biome/bin/biome';
const VITE = 'node_modules/vite/bin/vite.js';
const VITEST = 'node_modules/vitest/vitest.mjs';
const SIZE_LIMIT = 'node_modules/size-limit/bin.js';
const WEB_EXT = 'node_modules/web-ext/bin/web-ext.js';

/** A check that is one test by itself. */
const check = (name, module, args) => async () => {
  const code = await run(module, args);
  return { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
};

/** A project of vitest.config.ts, counted test by test. */
const suite = (project) => async () => {
  const file = `${OUT}/${project}.json`;
  rmSync(file, { force: true });
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile=${file}`];
  const code = await run(VITEST, args);
  try {
    const {
      numPassedTests: passed,
      numFailedTests,
      numFailedTestSuites,
      testResults,
    } = JSON.parse(readFileSync(file, 'utf8'));
    const failures = testResults.flatMap(({ name: path, message, assertionResults }) => [
      ...(message ? [`${path}: ${message}`] : []),
      ...assertionResults
        .filter(({ status }) => status === 'failed')
        .map(({ fullName, failureMessages }) => [`${path}: ${fullName}`, ...failureMessages].join('\n')),
    ]);
    // A file that could not be loaded, or a run that was cut short, has failed without a failed test.
    return {
      name: project,
      passed,
      failed: Math.max(numFailedTests, numFailedTestSuites, code === 0 ? 0 : 1),
      failures,
    };
  } catch {
    return { name: project, passed: 0, failed: 1 };
  }
};

const steps = [
  check('types', TSC, ['--noEmit']),
  check('types of core, without DOM and Node', TSC, ['--noEmit', '-p', 'src/core/tsconfig.json']),
  check('lint', BIOME, ['check', '--error-on-warnings', '.']),
  ...['chrome', 'firefox', 'chrome-demo', 'firefox-demo', 'cli'].map((mode) =>
    check(`build ${mode}`, VITE, ['build', '--mode', mode, '--logLevel', 'warn']),
  ),
  check('web-ext lint', WEB_EXT, [
    'lint',
    '--source-dir',
    'dist/firefox',
    '--warnings-as-errors',
    '--no-config-discovery',
  ]),
  check('sizes', SIZE_LIMIT, []),
  suite('unit'),
  suite('e2e'),
];

try {
  await ensureDependencies();
} catch (error) {
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exit(1);
}
mkdirSync(OUT, { recursive: true });
const results = [];
for (const step of steps) {
  const result = await step();
  results.push(result);
  console.log(`${result.failed === 0 ? 'ok  ' : 'FAIL'} ${result.name}`);
}
// Once more at the end, where it is read first.
// Vitest's report of a test that ran out of time holds this word in place of its own.
for (const failure of results.flatMap(({ failures = [] }) => failures))
  console.log(`\n${failure.replaceAll(/\n\s+at .*/g, '').replaceAll('STACK_TRACE_ERROR', 'out of time')}`);
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
