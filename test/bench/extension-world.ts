// The world of the extension's content script in a page of a real Chromium.

import type { CDPSession, Page } from 'playwright-core';
import type { Chromium } from '../../src/demo/chromium';

/** Runs an expression in it, and waits for what it promises. */
export type InWorld = <T>(expression: string) => Promise<T>;

/** Opens the page. */
export async function extensionWorld(browser: Chromium, page: Page, url: string): Promise<InWorld> {
  const session = await browser.context.newCDPSession(page);
  const world = new Promise<number>((resolve) => {
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.auxData?.type === 'isolated' && context.origin === browser.extensionOrigin) resolve(context.id);
    });
  });
  await session.send('Runtime.enable');
  await page.goto(url);
  const contextId = await world;
  return (expression) => evaluateIn(session, contextId, expression);
}

async function evaluateIn<T>(session: CDPSession, contextId: number, expression: string): Promise<T> {
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression,
    contextId,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as T;
}
