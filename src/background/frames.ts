// The frames that are connected: answers what each asks, in its order, and does what its person did with a link.

import * as v from 'valibot';
import type { Link } from '../core/link';
import type { Lists } from '../core/lists';
import { type FromFrame, fromFrameSchema, type ToFrame } from '../messages';
import type { Connection } from '../platform/background';
import { FrameSession } from './frame-session';
import { type OpeningBrowser, openLink } from './opening';
import type { Openings } from './openings';
import { Pace } from './pace';
import type { ReportPages } from './report-pages';
import type { Standing } from './standing';
import type { StoppedLinks } from './stopped-links';
import type { Tabs } from './tabs';

export interface FramesParts {
  readonly tabs: Tabs;
  readonly standing: Standing;
  readonly settle: <T>(work: (lists: Lists) => T) => Promise<T>;
  readonly stoppedLinks: StoppedLinks;
  readonly reports: ReportPages;
  readonly openings: Openings;
  readonly browser: OpeningBrowser;
  /** What has to be known before anything is judged. */
  readonly ready: Promise<unknown>;
  /** A message is being read. */
  readonly onRead: () => void;
  readonly report: (what: string, error: unknown) => void;
}

export class Frames {
  readonly #parts: FramesParts;

  constructor(parts: FramesParts) {
    this.#parts = parts;
  }

  serve(connection: Connection, tabId: number): void {
    const { tabs, standing, settle, ready, onRead, report } = this.#parts;
    const session = new FrameSession();
    const document = `${connection.sender.frameId} ${connection.name}`;
    tabs.join(tabId, document, session);
    let isOver = false;
    const pace = new Pace();
    let answering: Promise<void> = Promise.resolve();
    connection.onMessage(async (message) => {
      const read = v.safeParse(fromFrameSchema, message);
      // Our own script never sends anything else: whoever does is not it.
      if (!read.success) return connection.end();
      await ready;
      onRead();
      if (read.output.type !== 'judge') {
        await this.#follow(read.output, session, { tabId, origin: connection.sender.origin }).catch((error: unknown) =>
          report('opening', error),
        );
        return;
      }
      const { gone, questions, webmail, sender = null } = read.output;
      session.webmail = webmail ?? session.webmail;
      // One after the other: a later message may withdraw what an earlier one asks about.
      answering = answering.then(async () => {
        if (isOver) return;
        session.forget(gone);
        const answer = (inForce: Lists) => pace.timed(() => session.answer(questions, inForce, standing, sender));
        connection.post(await settle(answer));
        tabs.changed(tabId);
        await pace.rest();
      });
      answering = answering.catch((error: unknown) => {
        report('judging', error);
        // Without an answer a link is `unjudged`; what comes next is asked once this has one.
        const { language, incident } = standing;
        connection.post({ type: 'answers', language, incident, clear: [], warned: [] } satisfies ToFrame);
      });
      await answering;
    });
    connection.onEnd(() => {
      isOver = true;
      tabs.leave(tabId, document, session);
    });
  }

  /** What a person did with a link of the frame. */
  async #follow(
    asked: Exclude<FromFrame, { readonly type: 'judge' }>,
    session: FrameSession,
    { tabId, origin }: { readonly tabId: number; readonly origin: string | null },
  ): Promise<void> {
    const { settle, standing, stoppedLinks, reports, openings, browser } = this.#parts;
    if (asked.type === 'opened') return openings.clicked(tabId, asked.link, session.webmail);
    const { link, sender = null } = asked;
    const original = ownOriginal(asked.original, origin);
    const judged = (one: Link) => settle((inForce) => session.judge(one, sender, inForce));
    if (asked.type === 'report') return reports.open({ link, verdict: await judged(link), sender, original }, tabId);
    const from = { fromTabId: tabId, isBehind: asked.isBehind };
    const isOpened = await openLink({ link, sender, original }, from, standing, judged, stoppedLinks, browser);
    if (isOpened) await openings.clicked(tabId, link, session.webmail);
  }
}

/** The frame's word, but of its own site alone: it is a link on a page of ours. */
function ownOriginal(address: string | undefined, origin: string | null): string | null {
  if (address === undefined || origin === null || !URL.canParse(address)) return null;
  const url = new URL(address);
  return /^https?:$/.test(url.protocol) && url.origin === origin ? url.href : null;
}
