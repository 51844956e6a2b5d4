// A copy of a built extension in which one can look at what the content script draws. No build is so (test/build/bundle.test.ts).

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export async function openRoot(extension: string): Promise<void> {
  const file = join(extension, 'src/content/index.js');
  const code = await readFile(file, 'utf8');
  const opened = code.replace(/(attachShadow\(\{mode:[`'"])closed/, '$1open');
  if (opened === code) throw new Error('the content script attaches no closed root');
  await writeFile(file, opened);
}
