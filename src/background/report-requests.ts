// What begins a report, and what the page asks that makes one.

import type { Link } from '../core/link';
import { reportMessage } from '../core/report-message';
import type { Verdict } from '../core/verdict';
import type { ReportPages } from './report-pages';
import type { ReportQueue } from './report-queue';
import { type Handlers, NO_TAB } from './router';

export interface ReportRequestsParts {
  readonly reports: ReportPages;
  readonly queue: ReportQueue;
  readonly judged: (link: Link) => Promise<Verdict>;
  /** Shows the one tab and closes the other. */
  readonly returnToTab: (tabId: number, closedTabId: number) => Promise<void>;
}

type Names = 'report-link' | 'report' | 'report-back' | 'report-send';

export function reportRequests({ reports, queue, judged, returnToTab }: ReportRequestsParts): Pick<Handlers, Names> {
  return {
    'report-link': async ({ link, sender = null, tabId }) => {
      await reports.open({ link, verdict: await judged(link), sender, original: null }, tabId);
      return { ok: true, value: null };
    },
    report: async ({ id }, { tabId }) => (tabId === null ? NO_TAB : reports.show(id, tabId)),
    'report-back': async ({ id }, { tabId }) => {
      if (tabId === null) return NO_TAB;
      const taken = await reports.take(id, tabId);
      if (!taken.ok) return taken;
      await returnToTab(taken.value.fromTabId, tabId);
      return { ok: true, value: null };
    },
    'report-send': async ({ id, kind, contact, language }, { tabId }) => {
      if (tabId === null) return NO_TAB;
      const shown = await reports.show(id, tabId);
      if (!shown.ok) return shown;
      const { messageId, ...draft } = shown.value;
      const message = reportMessage({ ...draft, id: messageId, kind, contact, language });
      return { ok: true, value: await queue.add(message) };
    },
  };
}
