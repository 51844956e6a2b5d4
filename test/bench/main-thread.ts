// What a page's main thread has spent on script, style and layout.

import type { CDPSession } from 'playwright-core';

/** Since the session's `Performance.enable`, in ms. */
export async function spentMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return 1000 * (of('ScriptDuration') + of('LayoutDuration') + of('RecalcStyleDuration'));
}
