// The pages that make a report: what each shows waits behind its id. Nothing is sent from here; the person sends it, having seen it.

import { domainOf } from '../core/finding';
import type { Link } from '../core/link';
import type { ReportsPolicy } from '../core/policy';
import type { Sender } from '../core/sender';
import type { Verdict } from '../core/verdict';
import type { ReportDraft } from '../messages';
import type { OpeningBrowser } from './opening';
import { type SessionStore, WaitingPages } from './waiting-pages';

const REPORT = 'src/ui/report/index.html';

export interface Reported {
  readonly link: Link;
  readonly verdict: Verdict;
  readonly sender: Sender | null;
  readonly original: string | null;
  /** When the person opened it, ISO 8601, where that is what the report is about. */
  readonly openedAt?: string;
}

export interface ReportPagesOptions {
  readonly store: SessionStore;
  readonly now: () => number;
  /** Where reports go, by policy. */
  readonly to: () => ReportsPolicy;
  /** The same for one person's reports about one destination: core/report-message.ts. */
  readonly reporter: (destination: string) => Promise<string>;
  readonly browser: OpeningBrowser;
}

export class ReportPages extends WaitingPages<ReportDraft> {
  readonly #options: ReportPagesOptions;

  constructor(options: ReportPagesOptions) {
    super(options.store, options.now, 'report:');
    this.#options = options;
  }

  async open(reported: Reported, fromTabId: number): Promise<void> {
    const { now, to, reporter, browser } = this.#options;
    const { link, verdict } = reported;
    const draft: ReportDraft = {
      ...reported,
      ...to(),
      openedAt: reported.openedAt ?? null,
      at: new Date(now()).toISOString(),
      messageId: crypto.randomUUID(),
      reporter: await reporter(domainOf(verdict) || link.href),
    };
    const id = await this.add(draft, fromTabId);
    await browser.openTab(`${browser.ownPage(REPORT)}#${id}`, fromTabId, { isActive: true });
  }
}
