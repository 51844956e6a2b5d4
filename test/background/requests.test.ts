// What our own pages ask of stopped links, reports and opened links.

import { describe, expect, it } from 'vitest';
import type { NavigationGuard } from '../../src/background/navigation-guard';
import type { OpenedAlerts } from '../../src/background/opened-alerts';
import { openedRequests } from '../../src/background/opened-requests';
import type { Openings } from '../../src/background/openings';
import { ReportPages } from '../../src/background/report-pages';
import type { ReportQueue } from '../../src/background/report-queue';
import { reportRequests } from '../../src/background/report-requests';
import { StoppedLinks } from '../../src/background/stopped-links';
import { stoppedRequests } from '../../src/background/stopped-requests';
import type { Link } from '../../src/core/link';
import { BUILTIN_LISTS } from '../../src/core/lists';
import { NO_POLICY } from '../../src/core/policy';
import type { ReportMessage } from '../../src/core/report-message';
import { judge } from '../../src/core/verdict';
import type { OpenedAlert } from '../../src/messages';
import type { Sender } from '../../src/platform/background';
import { memoryStore } from './memory-store';

const inTab = (tabId: number | null): Sender => ({ role: 'ui', tabId, frameId: 0, origin: null });
const link: Link = { href: 'https://rbkc.gov.uk.account-check.example/', text: 'Pay', kind: 'a' };
const verdict = judge(link, BUILTIN_LISTS);
const judged = async (one: Link) => judge(one, BUILTIN_LISTS);

function device({ clicked = async () => undefined as undefined } = {}) {
  const done: string[] = [];
  const queued: ReportMessage[] = [];
  const opened: string[] = [];
  const browser = {
    openTab: async (url: string) => void opened.push(url),
    ownPage: (path: string) => `extension://own/${path}`,
  };
  const reports = new ReportPages({
    store: memoryStore(),
    now: () => Date.parse('2026-11-25T10:40Z'),
    to: () => ({ email: null, endpoint: 'https://reports.west.example/', national: true }),
    reporter: async () => 'AAAAAAAAAAA',
    browser,
  });
  const stoppedLinks = new StoppedLinks(
    memoryStore(),
    () => 0,
    () => NO_POLICY.wayThrough,
  );
  const openings = {
    clicked,
    record: async () => ({ alerts: [], remembered: 3 }),
    forget: async () => void done.push('forgotten'),
  } as unknown as Openings;
  const alert: OpenedAlert = {
    pattern: 'sites.example/view/*',
    role: 'own',
    title: 'West',
    opening: { at: '2026-11-25T10:32:00.000Z', from: 'message', webmail: null },
    times: 1,
  };
  const alerts = {
    load: async () => undefined,
    open: [alert],
    done: async (pattern: string) => void done.push(pattern),
  } as unknown as OpenedAlerts;
  const requests = {
    ...stoppedRequests({
      stoppedLinks,
      guard: {
        except: async () => void done.push('excepted'),
        goBack: async () => void done.push('went back'),
      } as unknown as NavigationGuard,
      openings,
      reports,
      navigateTab: async (_, url) => void done.push(url),
      returnToTab: async (tabId, closed) => void done.push(`${tabId} for ${closed}`),
      report: (what) => void done.push(what),
    }),
    ...reportRequests({
      reports,
      queue: {
        add: async (message: ReportMessage) => {
          queued.push(message);
          return { state: 'waiting' };
        },
      } as unknown as ReportQueue,
      judged,
      returnToTab: async (tabId, closed) => void done.push(`${tabId} for ${closed}`),
    }),
    ...openedRequests({ openings, alerts, reports, judged, browser, ready: Promise.resolve() }),
  };
  const stop = (treatment: 'ask' | 'stop') =>
    stoppedLinks.stop({ link, verdict, treatment, incident: 'normal', sender: null, original: null, fromTabId: 3 });
  /** Of the page that was opened last. */
  const lastId = () => opened.at(-1)?.split('#')[1] ?? '';
  return { requests, stop, done, queued, opened, lastId };
}

describe('the page in the place of a link', () => {
  it('lets the person go on where there is a way through, and does not wait for what is remembered of it', async () => {
    // Storage that never answers.
    const { requests, stop, done } = device({ clicked: () => new Promise<undefined>(() => undefined) });
    const id = await stop('ask');
    expect(await requests['stopped-link']({ id }, inTab(7))).toMatchObject({ ok: true, value: { link } });
    expect(await requests['stopped-continue']({ id }, inTab(8))).toMatchObject({ error: { code: 'not-found' } });
    expect(await requests['stopped-continue']({ id }, inTab(7))).toEqual({ ok: true, value: null });
    expect(done).toEqual(['excepted', link.href]);
    expect(await requests['stopped-link']({ id }, inTab(7))).toMatchObject({ error: { code: 'not-found' } });
  });

  it('has no way through where there is none, and none for a page outside a tab', async () => {
    const { requests, stop, done } = device();
    const id = await stop('stop');
    expect(await requests['stopped-continue']({ id }, inTab(7))).toMatchObject({ error: { code: 'not-allowed' } });
    for (const name of ['stopped-link', 'stopped-continue', 'stopped-back', 'stopped-report'] as const)
      expect(await requests[name]({ id }, inTab(null))).toMatchObject({ error: { code: 'not-allowed' } });
    expect(done).toEqual([]);
  });

  it('leads back to the mail, and has the link reported', async () => {
    const { requests, stop, done, lastId } = device();
    const id = await stop('ask');
    await requests['stopped-link']({ id }, inTab(7));
    await requests['stopped-report']({ id }, inTab(7));
    expect(await requests.report({ id: lastId() }, inTab(9))).toMatchObject({ value: { link, openedAt: null } });
    await requests['stopped-back']({ id }, inTab(7));
    expect(done).toEqual(['3 for 7']);
  });
});

describe('the page that makes a report', () => {
  it('sends what it has shown, with the person’s words, for the tab that has shown it alone', async () => {
    const { requests, queued, lastId, done } = device();
    await requests['report-link']({ link, tabId: 3 }, inTab(3));
    const id = lastId();
    const said = { id, kind: 'opened', contact: ' Ann ', language: 'cy' } as const;
    const shown = await requests.report({ id }, inTab(9));
    expect(await requests['report-send'](said, inTab(10))).toMatchObject({ error: { code: 'not-found' } });
    expect(await requests['report-send'](said, inTab(9))).toEqual({ ok: true, value: { state: 'waiting' } });
    expect(queued).toMatchObject([{ kind: 'opened', contact: 'Ann', language: 'cy', link: { href: link.href } }]);
    expect(shown).toMatchObject({ value: { messageId: queued[0]?.id, reporter: 'AAAAAAAAAAA' } });
    await requests['report-back']({ id }, inTab(9));
    expect(done).toEqual(['3 for 9']);
  });
});

describe('the page on opened links', () => {
  it('has a report made of what was opened, and when', async () => {
    const { requests, lastId } = device();
    await requests['opened-report']({ pattern: 'sites.example/view/*' }, inTab(5));
    expect(await requests.report({ id: lastId() }, inTab(9))).toMatchObject({
      value: { link: { href: 'https://sites.example/view' }, openedAt: '2026-11-25T10:32:00.000Z' },
    });
    const guessed = { pattern: 'guessed.example' };
    expect(await requests['opened-report'](guessed, inTab(5))).toMatchObject({ error: { code: 'not-found' } });
  });

  it('is opened, read, dealt with and emptied', async () => {
    const { requests, done, opened } = device();
    await requests['opened-show']({ tabId: 3 }, inTab(null));
    expect(opened).toEqual(['extension://own/src/ui/opened/index.html']);
    expect(await requests['opened-record']({}, inTab(5))).toMatchObject({ value: { remembered: 3 } });
    await requests['opened-done']({ pattern: 'sites.example/view/*' }, inTab(5));
    await requests['opened-forget']({}, inTab(5));
    expect(done).toEqual(['sites.example/view/*', 'forgotten']);
  });
});
