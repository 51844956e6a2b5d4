// Composition root: builds the parts, hands each what it needs, and registers every listener on the first tick.

import * as v from 'valibot';
import type { Link } from '../core/link';
import { BUILTIN_LISTS } from '../core/lists';
import { judge } from '../core/verdict';
import { fromFrameSchema, fromPopupSchema, LINKS_PORT, POPUP_PORT } from '../messages';
import {
  broadcast,
  type Connection,
  navigateTab,
  onCommand,
  onConnection,
  onRequest,
  onTabClosed,
  openTab,
  ownPage,
  returnToTab,
  sessionStore,
  showOnToolbar,
} from '../platform/background';
import { onLanguage, readLanguage } from '../platform/language';
import { FrameSession } from './frame-session';
import { ListDatabase } from './list-database';
import { ListStore } from './list-store';
import { openLink } from './opening';
import { type Handlers, route } from './router';
import type { Standing } from './standing';
import { StoppedLinks } from './stopped-links';
import { Tabs } from './tabs';
import { toolbarState } from './toolbar';

const lists = new ListStore({
  open: () => ListDatabase.open(),
  below: BUILTIN_LISTS,
  randomKey: () => {
    const [first = 0, second = 0] = crypto.getRandomValues(new Uint32Array(2));
    return [first, second];
  },
  randomId: () => crypto.randomUUID(),
  now: Date.now,
  pause: () => new Promise((resolve) => setTimeout(resolve)),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
});

let standing: Standing = { incident: 'normal', language: 'en' };
// Read once and kept by the listener below: a question that comes first waits for it, a storage read of a few milliseconds.
const ready = readLanguage().then(
  (language) => {
    standing = { ...standing, language };
  },
  // Storage that cannot be read costs the choice of language, not the protection.
  (error: unknown) => report('reading the language', error),
);
onLanguage((language) => {
  standing = { ...standing, language };
});

const stoppedLinks = new StoppedLinks(sessionStore, Date.now);
const tabs = new Tabs({
  incident: () => standing.incident,
  onChange: (tabId, findings) => void showOnToolbar(tabId, toolbarState(findings, standing.language)),
  callIn: (tabId) => broadcast(tabId, { type: 'report-in' }),
});

const noTab = { ok: false, error: { code: 'not-allowed' } } as const;
const handlers: Handlers = {
  'stopped-link': async ({ id }, { tabId }) => (tabId === null ? noTab : stoppedLinks.show(id, tabId)),
  'stopped-continue': async ({ id }, { tabId }) => {
    if (tabId === null) return noTab;
    const shown = await stoppedLinks.show(id, tabId);
    if (!shown.ok) return shown;
    if (!shown.value.mayContinue) return { ok: false, error: { code: 'not-allowed' } };
    // As it stands: whatever wraps the link stays in the way. Where the browser refuses it, the page stays of use.
    await navigateTab(tabId, shown.value.link.href);
    await stoppedLinks.take(id, tabId);
    return { ok: true, value: null };
  },
  'stopped-back': async ({ id }, { tabId }) => {
    if (tabId === null) return noTab;
    const taken = await stoppedLinks.take(id, tabId);
    if (!taken.ok) return taken;
    await returnToTab(taken.value.fromTabId, tabId);
    return { ok: true, value: null };
  },
};

onRequest((message, sender) => route(message, sender, handlers));

onConnection((connection) => {
  const { name, sender } = connection;
  if (name === LINKS_PORT && sender.role === 'frame' && sender.tabId !== null)
    return serveFrame(connection, sender.tabId);
  if (name === POPUP_PORT && sender.role === 'ui') return servePopup(connection);
  connection.end();
});

onTabClosed((tabId) => {
  tabs.forget(tabId);
  stoppedLinks.closed(tabId).catch((error: unknown) => report('forgetting a closed tab', error));
});

onCommand('next-warning', (tabId) => void broadcast(tabId, { type: 'next-warning' }));

function serveFrame(connection: Connection, tabId: number): void {
  const session = new FrameSession();
  const { frameId } = connection.sender;
  tabs.join(tabId, frameId, session);
  let answering: Promise<void> = Promise.resolve();
  connection.onMessage(async (message) => {
    const read = v.safeParse(fromFrameSchema, message);
    // Our own script never sends anything else: whoever does is not it.
    if (!read.success) return connection.end();
    await ready;
    if (read.output.type === 'open') {
      const { link, isBehind } = read.output;
      await openLink(link, { fromTabId: tabId, isBehind }, standing, judged, stoppedLinks, { openTab, ownPage }).catch(
        (error: unknown) => report('opening', error),
      );
      return;
    }
    const { gone, questions } = read.output;
    // One after the other: a later message may withdraw what an earlier one asks about.
    answering = answering.then(async () => {
      session.forget(gone);
      connection.post(await lists.settle((inForce) => session.answer(questions, inForce, standing)));
      tabs.changed(tabId);
    });
    // Unanswered is `unjudged` at the link; what comes next is answered.
    answering = answering.catch((error: unknown) => report('judging', error));
    await answering;
  });
  connection.onEnd(() => tabs.leave(tabId, frameId, session));
}

const judged = (link: Link) => lists.settle((inForce) => judge(link, inForce));

function servePopup(connection: Connection): void {
  const stop: (() => void)[] = [];
  connection.onMessage((message) => {
    const read = v.safeParse(fromPopupSchema, message);
    if (!read.success) return connection.end();
    stop.push(tabs.follow(read.output.tabId, (findings) => connection.post(findings)));
  });
  connection.onEnd(() => {
    for (const end of stop) end();
  });
}

/** The name only: an error's text could hold a link from somebody's mail. */
function report(what: string, error: unknown): void {
  console.error(`Lurewatch: ${what} failed`, error instanceof Error ? error.name : 'unknown');
}
