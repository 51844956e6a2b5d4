// The self test: the built-in test link through every stage that can be tried without a message, and what the lists say of themselves.

import type { FeedStatus } from '../../messages';
import { isStoppedInTab } from '../../platform/diagnostics';
import { isMailOpen } from '../../platform/open-tabs';
import { ask } from '../../platform/runtime';

export const SELF_TESTS = ['lists', 'clock', 'scam', 'council', 'stopped', 'mail'] as const;
export type SelfTest = (typeof SELF_TESTS)[number];
/** `no-lists`, `no-mail`: there is nothing to try it on. */
export type SelfTestResult = 'passed' | 'failed' | 'no-lists' | 'no-mail';

/** In every build: data/builtin-indicators.ts. */
const SCAM = 'http://lurewatch-test.example/';
const COUNCIL = 'https://www.westminster.gov.uk/';
const CLOCK_MS = 5 * 60_000;

/** Calls back with each result as it comes. */
export async function runSelfTest(onResult: (test: SelfTest, result: SelfTestResult) => void): Promise<void> {
  const tell = (test: SelfTest, isPassed: boolean) => onResult(test, isPassed ? 'passed' : 'failed');
  await ask('check-feeds', {});
  const status = await ask('status', {});
  const feeds = status.ok ? status.value.feeds : [];
  // Of a list that has never come there is neither a signature nor a time.
  const came = feeds.filter(({ serial, error }) => serial !== null || error !== null);
  if (came.length === 0) onResult('lists', 'no-lists');
  else tell('lists', came.every(isVerified));
  const dated = came.filter(({ issuedAt }) => issuedAt !== null);
  if (dated.length === 0) onResult('clock', 'no-lists');
  else tell('clock', dated.every(agreesWithClock));
  const checked = await ask('check-texts', { texts: [SCAM, COUNCIL], isOfCodes: false });
  const [scam, council] = checked.ok ? checked.value : [];
  tell('scam', scam?.verdict.level === 'blocked');
  tell('council', council?.treatment === 'none');
  tell('stopped', await isStoppedInTab(SCAM).catch(() => false));
  onResult('mail', (await isMailOpen()) ? 'passed' : 'no-mail');
}

/** Nothing that it served has been refused since it was last verified. */
const isVerified = ({ verifiedAt, staleSince, error }: FeedStatus): boolean =>
  verifiedAt !== null && staleSince === null && error === null;

/** A list from the future tells of a clock that is behind. */
const agreesWithClock = ({ issuedAt }: FeedStatus): boolean => Date.parse(issuedAt ?? '') <= Date.now() + CLOCK_MS;
