// What the page asks that stands where a link was stopped.

import type { NavigationGuard } from './navigation-guard';
import type { Openings } from './openings';
import type { ReportPages } from './report-pages';
import { type Handlers, NO_TAB } from './router';
import type { StoppedLinks } from './stopped-links';

export interface StoppedRequestsParts {
  readonly stoppedLinks: StoppedLinks;
  readonly guard: NavigationGuard;
  readonly openings: Openings;
  readonly reports: ReportPages;
  readonly navigateTab: (tabId: number, url: string) => Promise<void>;
  /** Shows the one tab and closes the other. */
  readonly returnToTab: (tabId: number, closedTabId: number) => Promise<void>;
  readonly report: (what: string, error: unknown) => void;
}

type Names = 'stopped-link' | 'stopped-continue' | 'stopped-back' | 'stopped-report';

export function stoppedRequests(parts: StoppedRequestsParts): Pick<Handlers, Names> {
  const { stoppedLinks, guard, openings, reports, navigateTab, returnToTab, report } = parts;
  return {
    'stopped-link': async ({ id }, { tabId }) => (tabId === null ? NO_TAB : stoppedLinks.show(id, tabId)),
    'stopped-continue': async ({ id }, { tabId }) => {
      if (tabId === null) return NO_TAB;
      const shown = await stoppedLinks.show(id, tabId);
      if (!shown.ok) return shown;
      const { link, mayContinue } = shown.value;
      if (!mayContinue) return { ok: false, error: { code: 'not-allowed' } };
      // Beside it: who goes on does not wait for storage.
      void openings.clicked(tabId, link, null).catch((error: unknown) => report('remembering what was opened', error));
      // As it stands: whatever wraps the link stays in the way. Where the browser refuses it, the page stays of use.
      await guard.except(tabId, link);
      await navigateTab(tabId, link.href);
      await stoppedLinks.take(id, tabId);
      return { ok: true, value: null };
    },
    'stopped-back': async ({ id }, { tabId }) => {
      if (tabId === null) return NO_TAB;
      const taken = await stoppedLinks.take(id, tabId);
      if (!taken.ok) return taken;
      const { fromTabId, value } = taken.value;
      // Of a navigation, the page is where the person was.
      await (fromTabId === tabId ? guard.goBack(tabId, value.link) : returnToTab(fromTabId, tabId));
      return { ok: true, value: null };
    },
    'stopped-report': async ({ id }, { tabId }) => {
      if (tabId === null) return NO_TAB;
      const shown = await stoppedLinks.show(id, tabId);
      if (!shown.ok) return shown;
      const { link, verdict, sender, original } = shown.value;
      await reports.open({ link, verdict, sender, original }, tabId);
      return { ok: true, value: null };
    },
  };
}
