// Composition root: builds the parts, hands each what it needs, and registers every listener on the first tick.

import { linkOfCode, linkOfText } from '../core/brought-link';
import { treat } from '../core/incident';
import type { Link } from '../core/link';
import type { Lists } from '../core/lists';
import { judge, judgeListed } from '../core/verdict';
import { say } from '../core/words';
import { openedWords } from '../data/words/opened';
import { LINKS_PORT, POPUP_PORT, type Situation, type ToFrameBroadcast } from '../messages';
import {
  broadcast,
  isPrivateTab,
  navigateTab,
  onCommand,
  onConnection,
  onRequest,
  onTabClosed,
  onTabOpened,
  openOwnPage,
  openTab,
  ownPage,
  returnToTab,
  sessionStore,
  showIdleToolbar,
  showOnToolbar,
} from '../platform/background';
import {
  allTabs,
  deviceStore,
  onAlarm,
  onManaged,
  onOnline,
  onReportsAlarm,
  onStart,
  readManaged,
  readPacked,
  wakeForReportsIn,
  wakeIn,
} from '../platform/device';
import { keepHouse } from '../platform/house';
import { onLanguage, readLanguage } from '../platform/language';
import {
  goBackFrom,
  guardExceptions,
  guardRules,
  onArrival,
  onNavigation,
  onPageOpenedTab,
} from '../platform/navigation';
import { beginNextVersion, hasOpenPage, onNextVersion } from '../platform/next-version';
import { notify, onNotificationPressed, withdrawNotification } from '../platform/notification';
import { isMailOpen, joinArrival, joinOpenTabs, joinOpenTabsOnce } from '../platform/open-tabs';
import { allowedSites, isOwnSite, mayCheck, onSites, runOnSites } from '../platform/sites';
import { AllClears } from './all-clear';
import { FeedFiles } from './feed-files';
import { FeedRecords } from './feed-records';
import { FeedUpdater } from './feed-updater';
import { Frames } from './frames';
import { GuardRules } from './guard-rules';
import { ListDatabase } from './list-database';
import { ListStore } from './list-store';
import { NavigationGuard } from './navigation-guard';
import { NextVersion } from './next-version';
import { OpenedAlerts } from './opened-alerts';
import { OpenedLinks } from './opened-links';
import { OPENED_PAGE, openedRequests } from './opened-requests';
import { Openings } from './openings';
import { PersonalDatabase } from './personal-database';
import { PolicySource } from './policy-source';
import { Popups } from './popups';
import { ReportPages } from './report-pages';
import { postReport } from './report-post';
import { ReportQueue } from './report-queue';
import { reportRequests } from './report-requests';
import { reporterOf } from './reporter';
import { type Handlers, route } from './router';
import { Sites } from './sites';
import { situationOf } from './situation';
import { CurrentStanding } from './standing';
import { StoppedLinks } from './stopped-links';
import { stoppedRequests } from './stopped-requests';
import { Tabs } from './tabs';
import { type Everywhere, idleState, toolbarState } from './toolbar';

const SETTINGS_PAGE = 'src/ui/settings/index.html';
const JOIN_AFTER_MS = 1_000;
const LOOK_FOR_QUIET_MS = 5_000;
/** A link waits no longer for storage; the lists' own patience comes after it. */
const PATIENCE_MS = 500;

const standing = new CurrentStanding();
const records = new FeedRecords(deviceStore);
const allClears = new AllClears(deviceStore);
const policies = new PolicySource({
  store: deviceStore,
  packed: readPacked,
  managed: readManaged,
  onChange: () =>
    void updater
      .follow()
      .catch((error: unknown) => report('following the policy', error))
      .then(() => {
        renew();
        followLists();
        followSites();
        matchOpened();
        keepForPages();
      }),
});
/** What every page of ours shows of the council, from its first paint. */
const keepForPages = () =>
  void keepHouse(policies.policy).catch((error: unknown) => report('keeping the council’s name', error));
const sites = new Sites({
  named: () => policies.policy.webmails,
  isOwn: isOwnSite,
  mayCheck,
  allowed: allowedSites,
  runOn: runOnSites,
  join: joinOpenTabs,
});
const followSites = () => void sites.follow().catch((error: unknown) => report('following the sites', error));

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

const lists = new ListStore({
  open: () => ListDatabase.open(),
  below: () => standing.lists,
  randomKey: () => {
    const [first = 0, second = 0] = crypto.getRandomValues(new Uint32Array(2));
    return [first, second];
  },
  randomId: () => crypto.randomUUID(),
  now: Date.now,
  pause: () => new Promise((resolve) => setTimeout(resolve)),
  wait,
});

const updater = new FeedUpdater({
  records,
  lists,
  feeds: () => policies.policy.feeds,
  files: (folder) => new FeedFiles(folder, { fetch: (...args) => fetch(...args) }),
  now: Date.now,
  random: Math.random,
  isWatched: isMailOpen,
  wakeIn,
  onChange: announce,
});

const rules = new GuardRules({
  lists,
  below: () => standing.lists,
  belowMark: () => standing.mark,
  rules: guardRules,
  store: deviceStore,
  now: Date.now,
  pause: () => new Promise((resolve) => setTimeout(resolve)),
});
const followLists = (options?: { isAnew: boolean }) =>
  void rules.follow(options).catch((error: unknown) => report('keeping the rules', error));

const person = new PersonalDatabase();
const alerts = new OpenedAlerts({
  database: person,
  notify: () =>
    notify({
      title: say(openedWords.notificationTitle, standing.language),
      message: say(openedWords.notification, standing.language),
    }),
  withdraw: withdrawNotification,
  onChange: () => {
    showIdle();
    popups.tell();
    for (const tabId of tabs.ids()) tabs.changed(tabId);
  },
});
const openings = new Openings({
  links: new OpenedLinks({
    database: person,
    hashKey: () => lists.hashKey(),
    under: (key, hashes) => lists.under(key, hashes),
    now: Date.now,
  }),
  alerts,
  settle: (work) => lists.settle(work),
  canTell: () => lists.isWhole,
  isOn: () => policies.policy.rememberOpened,
  isPrivate: isPrivateTab,
  now: Date.now,
  sourceOf: async (tabId) =>
    (await broadcast(tabId, { type: 'are-you-there' })) ? { from: 'message', webmail: tabs.webmailOf(tabId) } : null,
});
const matchOpened = () =>
  void loaded.then(() => openings.renew()).catch((error: unknown) => report('looking for what was opened', error));

// Read once and kept by the listeners below: storage reads of a few milliseconds.
// Storage that cannot be read costs the choice of language and what feeds declare, not the protection.
const loaded = Promise.all([
  readLanguage()
    .then((language) => {
      standing.language = language;
    })
    .catch((error: unknown) => report('reading the language', error)),
  Promise.all([policies.open(), records.load(), allClears.load()])
    .then(() => void standing.renew(policies.policy, records, Date.now()))
    .catch((error: unknown) => report('reading policy and feeds', error)),
]);
// A question that comes first waits for it; storage that does not answer is done without until it does.
const inTime = loaded.then(() => true);
const ready = Promise.race([inTime, wait(PATIENCE_MS)]);
void ready.then((isInTime) => {
  if (isInTime !== true) void loaded.then(announce);
});
onLanguage((language) => {
  standing.language = language;
  showIdle();
});
const everywhere = (): Everywhere => ({
  incident: standing.incident,
  isDrill: standing.isDrill,
  isStale: situation().staleSince !== null,
  hasOpened: alerts.open.length > 0,
  language: standing.language,
});
const showIdle = () =>
  void showIdleToolbar(idleState(everywhere())).catch((error: unknown) => report('showing the toolbar', error));
onStart(() => void loaded.then(showIdle));
onStart(() => void loaded.then(keepForPages));
void loaded.then(() => alerts.load()).catch((error: unknown) => report('reading what was opened', error));
// What had an end may have ended while the browser was closed.
void loaded.then(rememberDeclared);

/** What ends by itself may have ended; what an update brought counts from here on. */
function renew(): void {
  if (standing.renew(policies.policy, records, Date.now())) announce();
}

/** Every open message is judged again. */
function announce(): void {
  standing.renew(policies.policy, records, Date.now());
  rememberDeclared();
  followLists();
  matchOpened();
  showIdle();
  tellAll({ type: 'ask-again' });
  popups.tell();
}

/** Where the council says something, be it that nothing is on: that its feed is named no more is no all clear. */
function rememberDeclared(): void {
  const { feeds, incident: set } = policies.policy;
  const own = feeds.find(({ role }) => role === 'own');
  if (set === null && (!own || records.of(own).state.manifest === null)) return;
  const { incident, suspensions } = standing.declared;
  allClears
    // That a drill is over is no all clear.
    .follow({ incident: incident?.drill ? null : incident, suspensions }, Date.now())
    .catch((error: unknown) => report('remembering the incident', error));
}

function tellAll(message: ToFrameBroadcast): void {
  allTabs()
    .then((tabIds) => Promise.all(tabIds.map((tabId) => broadcast(tabId, message))))
    .catch((error: unknown) => report('telling the messages', error));
}

async function poll(): Promise<void> {
  // Not before what is known of the feeds: an older one would be taken for the first.
  await loaded;
  // A policy that cannot be read or kept ends no polling: the one before holds.
  await policies.refresh({ isTold: false }).catch((error: unknown) => report('reading the policy', error));
  try {
    await updater.poll();
  } finally {
    renew();
    // What ends by itself ends in the rules too, and in what was told of it.
    followLists();
    if (alerts.open.length > 0) matchOpened();
    // A feed grows stale by itself.
    showIdle();
    popups.tell();
  }
}
const nextVersion = new NextVersion({
  hasOpenPage,
  begin: beginNextVersion,
  later: (look) => setTimeout(look, LOOK_FOR_QUIET_MS),
  report: (error) => report('beginning the next version', error),
});
onNextVersion(() => nextVersion.came());
const pollNow = () => void poll().catch((error: unknown) => report('asking the feeds', error));
onAlarm(pollNow);
onStart(pollNow);
const joinTabs = () => void joinOpenTabsOnce().catch((error: unknown) => report('joining the open tabs', error));
onStart(joinTabs);
// No event tells of being enabled; and whoever waits for this start's first answer does not wait for this.
setTimeout(joinTabs, JOIN_AFTER_MS);
onStart(() => void loaded.then(() => followLists({ isAnew: true })));
// An update forgets where the content script was besides the manifest's sites.
onStart(() => void loaded.then(followSites));
onSites((withdrawn) => {
  void loaded.then(followSites);
  if (withdrawn.length > 0) tellAll({ type: 'leave', hosts: withdrawn });
});
onManaged(
  () =>
    void loaded
      .then(() => policies.refresh({ isTold: true }))
      .catch((error: unknown) => report('reading the policy', error)),
);

const stoppedLinks = new StoppedLinks(sessionStore, Date.now, () => policies.policy.wayThrough);
const guard = new NavigationGuard({
  judged: (link) => lists.settle((inForce) => judgeListed(link, inForce)),
  incident: () => standing.incident,
  stoppedLinks,
  navigate: navigateTab,
  goBack: goBackFrom,
  ownPage,
  now: Date.now,
  canTell: () => lists.isWhole,
  ruled: async () => Object.values(await guardRules.read()).flat(),
  exceptions: guardExceptions,
});
onNavigation(
  (tabId, url, stage) =>
    void ready
      .then(() => guard.look(tabId, url, stage))
      .catch((error: unknown) => report('stopping a navigation', error)),
);
const noted = (work: Promise<void>) =>
  void work.catch((error: unknown) => report('remembering what was opened', error));
onNavigation((tabId, url, stage) => {
  if (stage === 'begun') noted(ready.then(() => openings.navigated(tabId, url)));
});
onArrival((tabId, url, isOpened) => {
  openings.trails.arrived(tabId, { isOpened });
  noted(ready.then(() => openings.navigated(tabId, url)));
});
onArrival((tabId) => void joinArrival(tabId));
onTabOpened((tabId) => openings.trails.appeared(tabId));
onPageOpenedTab((fromTabId, tabId) => openings.trails.created(fromTabId, tabId));
onNotificationPressed(
  () => void openOwnPage(OPENED_PAGE).catch((error: unknown) => report('showing what was opened', error)),
);
const reports = new ReportPages({
  store: sessionStore,
  now: Date.now,
  to: () => policies.policy.reports,
  reporter: (destination) => reporterOf(person, destination),
  browser: { openTab, ownPage },
});
const queue = new ReportQueue({
  database: person,
  endpoint: () => policies.policy.reports.endpoint,
  post: postReport,
  now: Date.now,
  random: Math.random,
  wakeIn: wakeForReportsIn,
});
const sendReports = (options?: { readonly isAnew: boolean }) =>
  void loaded.then(() => queue.flush(options)).catch((error: unknown) => report('sending reports', error));
onReportsAlarm(() => sendReports());
onStart(() => sendReports({ isAnew: true }));
onOnline(() => sendReports({ isAnew: true }));
const tabs = new Tabs({
  incident: () => standing.incident,
  onChange: (tabId, findings) => void showOnToolbar(tabId, toolbarState(findings, everywhere())),
  callIn: async (tabId) => void (await broadcast(tabId, { type: 'report-in' })),
});

const popups = new Popups({
  follow: (tabId, follower) => tabs.follow(tabId, follower),
  situation,
  ready: loaded,
});

const judged = async (link: Link) => {
  await ready;
  return lists.settle((inForce) => judge(link, inForce));
};
const opening = { openTab, ownPage };
const handlers: Handlers = {
  status: async () => {
    await Promise.race([Promise.all([loaded, lists.ready]), wait(2 * PATIENCE_MS)]);
    return {
      ok: true,
      value: {
        incident: standing.incident,
        storage: lists.storage,
        feeds: updater.statuses(),
        webmails: policies.policy.webmails,
        policy: policies.policy,
        origins: policies.origins(),
        problems: policies.problems,
      },
    };
  },
  'settings-show': async ({ tabId }) => {
    await openTab(ownPage(SETTINGS_PAGE), tabId, { isActive: true });
    return { ok: true, value: null };
  },
  'check-feeds': async () => {
    await loaded;
    await updater.checkNow();
    renew();
    return { ok: true, value: null };
  },
  'check-texts': async ({ texts, isOfCodes }) => {
    await ready;
    const linkOf = isOfCodes ? linkOfCode : linkOfText;
    const check = (link: Link, inForce: Lists) => {
      const verdict = judge(link, inForce);
      return { link, verdict, treatment: treat(verdict, standing.incident) };
    };
    const links = texts.map(linkOf);
    return { ok: true, value: await lists.settle((inForce) => links.map((link) => link && check(link, inForce))) };
  },
  situation: async () => {
    await inTime;
    return { ok: true, value: situation() };
  },
  ...stoppedRequests({ stoppedLinks, guard, openings, reports, navigateTab, returnToTab, report }),
  ...reportRequests({ reports, queue, judged, returnToTab }),
  ...openedRequests({ openings, alerts, reports, judged, browser: opening, ready: inTime }),
};

const frames = new Frames({
  tabs,
  standing,
  settle: (work) => lists.settle(work),
  stoppedLinks,
  reports,
  openings,
  browser: opening,
  ready,
  onRead: () => void loaded.then(() => updater.hurry()).catch((error: unknown) => report('asking the feeds', error)),
  report,
});

onRequest((message, sender) => route(message, sender, handlers));

onConnection((connection) => {
  const { name, sender } = connection;
  if (LINKS_PORT.test(name) && sender.role === 'frame' && sender.tabId !== null)
    return frames.serve(connection, sender.tabId);
  if (name === POPUP_PORT && sender.role === 'ui') return popups.serve(connection);
  connection.end();
});

onTabClosed((tabId) => {
  tabs.forget(tabId);
  openings.trails.closed(tabId);
  Promise.all([stoppedLinks.closed(tabId), reports.closed(tabId), guardExceptions.closed(tabId)]).catch(
    (error: unknown) => report('forgetting a closed tab', error),
  );
});

onCommand('next-warning', (tabId) => void broadcast(tabId, { type: 'next-warning' }));

function situation(): Situation {
  const nowMs = Date.now();
  return situationOf({
    policy: policies.policy,
    declared: standing.declared,
    records,
    statuses: updater.statuses(),
    allClear: allClears.at(nowMs),
    opened: alerts.open,
    nowMs,
  });
}

/** The name only: an error's text could hold a link from somebody's mail. */
function report(what: string, error: unknown): void {
  console.error(`Lurewatch: ${what} failed`, error instanceof Error ? error.name : 'unknown');
}
