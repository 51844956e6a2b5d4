// Gives a report to the council's receiver: one POST of JSON, without cookies and without a word of where it comes from.

import type { ReportMessage } from '../core/report-message';
import type { Posted } from './report-queue';

const PATIENCE_MS = 20_000;
/** Of the answer; what is longer is no receipt. */
const MAX_ANSWER_UNITS = 2_000;
const RECEIPT = /^[\w .:#/-]{1,64}$/;
/** Those of 4xx that say: later. */
const LATER: ReadonlySet<number> = new Set([408, 425, 429]);

export async function postReport(
  endpoint: string,
  message: ReportMessage,
  request: typeof fetch = (...args) => fetch(...args),
): Promise<Posted> {
  try {
    const response = await request(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      // An address that policy did not name gets nothing.
      redirect: 'error',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.ok) return { code: 'taken', receipt: receiptIn(await response.text().catch(() => '')) };
    const isRefused = response.status >= 400 && response.status < 500 && !LATER.has(response.status);
    return { code: isRefused ? 'refused' : 'unreachable' };
  } catch {
    return { code: 'unreachable' };
  }
}

/** `{"receipt": "IT-1042"}`; null where the answer is anything else. */
function receiptIn(text: string): string | null {
  if (text.length > MAX_ANSWER_UNITS) return null;
  try {
    const { receipt } = JSON.parse(text) as { readonly receipt?: unknown };
    return typeof receipt === 'string' && RECEIPT.test(receipt) ? receipt : null;
  } catch {
    return null;
  }
}
