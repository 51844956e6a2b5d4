// What is asked of links that were opened: what there is to tell, and that it be forgotten.

import type { Link } from '../core/link';
import { addressOfPattern } from '../core/pattern-address';
import type { Verdict } from '../core/verdict';
import type { OpenedAlerts } from './opened-alerts';
import type { OpeningBrowser } from './opening';
import type { Openings } from './openings';
import type { ReportPages } from './report-pages';
import { type Handlers, NO_TAB } from './router';

export interface OpenedRequestsParts {
  readonly openings: Openings;
  readonly alerts: OpenedAlerts;
  readonly reports: ReportPages;
  readonly judged: (link: Link) => Promise<Verdict>;
  readonly browser: OpeningBrowser;
  /** What the policy says is known then. */
  readonly ready: Promise<unknown>;
}

export const OPENED_PAGE = 'src/ui/opened/index.html';

type Names = 'opened-record' | 'opened-done' | 'opened-report' | 'opened-show' | 'opened-forget';

export function openedRequests(parts: OpenedRequestsParts): Pick<Handlers, Names> {
  const { openings, alerts, reports, judged, browser, ready } = parts;
  return {
    'opened-record': async () => {
      await ready;
      return { ok: true, value: await openings.record() };
    },
    'opened-done': async ({ pattern }) => {
      await alerts.done(pattern);
      return { ok: true, value: null };
    },
    'opened-report': async ({ pattern, tabId }, sender) => {
      await alerts.load();
      const alert = alerts.open.find((each) => each.pattern === pattern);
      if (!alert) return { ok: false, error: { code: 'not-found' } };
      const from = sender.tabId ?? tabId;
      if (from === undefined) return NO_TAB;
      const link: Link = { href: addressOfPattern(pattern), text: '', kind: 'text' };
      const reported = { link, verdict: await judged(link), sender: null, original: null };
      await reports.open({ ...reported, openedAt: alert.opening.at }, from);
      return { ok: true, value: null };
    },
    'opened-show': async ({ tabId }) => {
      await browser.openTab(browser.ownPage(OPENED_PAGE), tabId, { isActive: true });
      return { ok: true, value: null };
    },
    'opened-forget': async () => {
      await openings.forget();
      return { ok: true, value: null };
    },
  };
}
