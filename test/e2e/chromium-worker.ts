// The life of an extension's worker in Chromium. Not by `Target.closeTarget`, which often did nothing while the worker was at work (seen
// in 156); and a worker's target keeps its id from life to life, so that only the events of its own domain tell that it has stopped.

import type { BrowserContext } from 'playwright-core';
import { waitFor } from '../../src/demo/driven-browser';

/** `origin` is the extension's. `stop` settles when the worker has stopped, be it that it starts again at once; false where none ran. */
export async function watchWorker(context: BrowserContext, origin: string): Promise<{ stop(): Promise<boolean> }> {
  const [page] = context.pages();
  if (!page) throw new Error('Chromium began without a tab');
  const session = await context.newCDPSession(page);
  let status = 'stopped';
  let ends = 0;
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const { scriptURL, runningStatus } of versions) {
      if (!scriptURL.startsWith(origin)) continue;
      if (runningStatus === 'stopped' && status !== 'stopped') ends += 1;
      status = runningStatus;
    }
  });
  await session.send('ServiceWorker.enable');
  return {
    async stop() {
      if (status === 'stopped') return false;
      const endsBefore = ends;
      await session.send('ServiceWorker.stopAllWorkers');
      await waitFor('The end of the background', async () => ends > endsBefore);
      return true;
    },
  };
}
