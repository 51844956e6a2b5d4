// What has to be there before anything built can run: a recent Node and the packages of the lockfile.
// Plain JavaScript without packages, for it runs first on a fresh clone. Used by `npm start` and by `npm test`.

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * A sentence saying that this Node is too old, or null where it is recent enough.
 * @param {string} version as `process.versions.node` has it
 * @param {string} range as package.json's `engines.node` has it: only its form `>=1.2.3` is read
 * @returns {string | null}
 */
export function refuseNode(version, range) {
  const needed = range.replace(/^\D+/, '');
  const [have, want] = [version, needed].map((text) => text.split('.').map((part) => Number.parseInt(part, 10)));
  for (let i = 0; i < 3; i += 1) {
    if (have[i] > want[i]) return null;
    if (have[i] < want[i])
      return `Lurewatch needs Node ${needed} or newer; this is ${version}. Get one from https://nodejs.org/.`;
  }
  return null;
}

/**
 * Whether what npm wrote down as installed is what the lockfile asks for. By content, not by date: a checkout of another
 * branch and back changes dates. Packages of another system are left out by npm, and marked optional.
 * @param {{packages: Record<string, object>}} lock package-lock.json
 * @param {{packages: Record<string, object>} | null} installed node_modules/.package-lock.json; null where there is none
 */
export function isInstalled(lock, installed) {
  if (installed === null) return false;
  const wanted = Object.entries(lock.packages).filter(([path]) => path !== '');
  const isSame = (a, b) => a.version === b.version && a.integrity === b.integrity;
  return (
    Object.keys(installed.packages).every((path) => path in lock.packages) &&
    wanted.every(([path, entry]) => {
      const found = installed.packages[path];
      return found ? isSame(found, entry) : entry.optional === true || entry.devOptional === true;
    })
  );
}

/** Refuses an old Node, and installs the lockfile's packages where they are missing or others. Throws with one sentence. */
export async function ensureDependencies() {
  const { engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const refusal = refuseNode(process.versions.node, engines.node);
  if (refusal) throw new Error(refusal);
  const lock = readJson('package-lock.json');
  if (lock === null || isInstalled(lock, readJson('node_modules/.package-lock.json'))) return;
  console.log('Installing what is missing (npm ci) ...');
  const code = await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) throw new Error(`The packages could not be installed: npm ci ended with code ${code}.`);
}

/**
 * Builds one mode of vite.config.ts. What the build says is shown only where it fails. Throws with one sentence.
 * @param {string} mode
 */
export async function build(mode) {
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const child = spawn(process.execPath, [vite, 'build', '--mode', mode], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
  }
  const code = await codeOf(child, 'vite');
  if (code === 0) return;
  console.error(said);
  throw new Error(`The build "${mode}" failed with code ${code}.`);
}

/** @param {readonly string[]} args */
function runNpm(args) {
  // Under `npm start` npm names itself: no npm.cmd, which Windows only starts through a shell.
  const self = process.env.npm_execpath ?? '';
  if (basename(self) === 'npm-cli.js') return run(process.execPath, [self, ...args]);
  return process.platform === 'win32' ? run(`npm.cmd ${args.join(' ')}`, [], true) : run('npm', args);
}

function run(command, args, shell = false) {
  return codeOf(spawn(command, args, { cwd: ROOT, stdio: 'inherit', shell }), basename(command));
}

/** @returns {Promise<number>} */
function codeOf(child, name) {
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new Error(`${name} could not be started: ${error.message}.`)));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** Null where the file is missing or was cut short by an interrupted install. */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
  } catch {
    return null;
  }
}
