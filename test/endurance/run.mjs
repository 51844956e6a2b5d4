// `npm run soak`, `kills` and `defences`: what goes on for long, each a test that takes its length from the command line.

import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';

const RUNS = {
  soak: ['messages', 'hours'],
  kills: ['rounds'],
  defences: ['only'],
};

const [name, ...given] = process.argv.slice(2);
const known = RUNS[name];
const options = Object.fromEntries(known.map((option) => [option, { type: 'string' }]));
let values;
try {
  ({ values } = parseArgs({ args: given, options }));
  const wrong = Object.entries(values).find(([option, value]) => option !== 'only' && !(Number(value) > 0));
  if (wrong) throw new Error(`--${wrong[0]} takes a number above 0`);
} catch (error) {
  console.error(`${error.message}; ${name} takes ${known.map((option) => `--${option}`).join(', ')}.`);
  process.exit(2);
}
const env = Object.fromEntries(Object.entries(values).map(([option, value]) => [option.toUpperCase(), value]));
const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'endurance', `test/endurance/${name}.endurance.ts`];
spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } }).on('close', (code) => {
  process.exitCode = code ?? 1;
});
