// The script of page.ts as one text that a driver can run in a page.

import { build, type Rolldown } from 'vite';

/** Without imports; leaves `lists` on the global object. `checkout`: the folder of the project. */
export async function listsScript(checkout: string): Promise<string> {
  const built = await build({
    root: checkout,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      rolldownOptions: {
        input: `${checkout}/test/lists/page.ts`,
        output: { format: 'iife' },
      },
    },
  });
  const { output } = (Array.isArray(built) ? built[0] : built) as Rolldown.RolldownOutput;
  return output[0].code;
}
