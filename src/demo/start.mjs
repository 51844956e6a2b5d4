// `npm start`: from a fresh clone to the demonstration. Installs, builds, runs. Plain JavaScript, for it runs before any package
// is there.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, ensureDependencies, ROOT } from './install.mjs';

try {
  await ensureDependencies();
  await build('cli');
  // The demonstration finds the browser and then asks for the build that this browser needs.
  const { runDemo } = await import(pathToFileURL(join(ROOT, 'dist/cli/demo.js')).href);
  const code = await runDemo(process.argv.slice(2), { root: ROOT, build });
  // Whatever the webmail still holds open must not keep the command from ending.
  process.exit(code);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  if (process.argv.includes('--debug') && error instanceof Error) console.error(error.stack);
  process.exitCode = 1;
}
