// Top-level navigations: the browser's own rules that stop them, and what it tells of them. Docs: docs/permissions.md.

import type { DeclarativeNetRequest } from 'webextension-polyfill';
import { browser } from './extension';

const MAIN_FRAME: DeclarativeNetRequest.ResourceType[] = ['main_frame'];

/** In the order of their priority. `large` changes seldom; `withdrawn` takes hosts out of it, `recent` adds to both. */
export const GUARD_RULES = { large: 1, withdrawn: 2, recent: 3 } as const;
export type GuardRule = keyof typeof GUARD_RULES;
const EXCEPTION_PRIORITY = 1_000;

/** Rules that outlive the background and the browser. */
export const guardRules = {
  /** Hosts of each rule as the browser has them. */
  async read(): Promise<Readonly<Record<GuardRule, readonly string[]>>> {
    const rules = await browser.declarativeNetRequest.getDynamicRules();
    const hostsOf = (id: number) => rules.find((rule) => rule.id === id)?.condition.requestDomains ?? [];
    const { large, withdrawn, recent } = GUARD_RULES;
    return { large: hostsOf(large), withdrawn: hostsOf(withdrawn), recent: hostsOf(recent) };
  },
  /** Puts these in the place of the rules of the same names, all or none; the others are not touched. */
  async write(hosts: Readonly<Partial<Record<GuardRule, readonly string[]>>>): Promise<void> {
    const names = Object.keys(hosts) as GuardRule[];
    await browser.declarativeNetRequest.updateDynamicRules({
      removeRuleIds: names.map((name) => GUARD_RULES[name]),
      addRules: names.flatMap((name) => {
        const requestDomains = [...(hosts[name] ?? [])];
        // Without a domain it would be a rule for every host.
        if (requestDomains.length === 0) return [];
        const id = GUARD_RULES[name];
        const type = name === 'withdrawn' ? 'allow' : 'block';
        return { id, priority: id, action: { type }, condition: { requestDomains, resourceTypes: MAIN_FRAME } };
      }),
    });
  },
};

const addressesOf = (hostname: string) => `^https?://${hostname.replace(/[.[\]]/g, '\\$&')}(:[0-9]+)?/`;

/** Hosts, without those below them, that one tab may go to although they are listed; in the browser's memory, until the tab is closed. */
export const guardExceptions = {
  async has(tabId: number, hostname: string): Promise<boolean> {
    const rules = await browser.declarativeNetRequest.getSessionRules();
    const regexFilter = addressesOf(hostname);
    return rules.some(({ condition }) => condition.tabIds?.includes(tabId) && condition.regexFilter === regexFilter);
  },
  async add(tabId: number, hostname: string): Promise<void> {
    const rules = await browser.declarativeNetRequest.getSessionRules();
    await browser.declarativeNetRequest.updateSessionRules({
      addRules: [
        {
          id: Math.max(0, ...rules.map(({ id }) => id)) + 1,
          priority: EXCEPTION_PRIORITY,
          action: { type: 'allow' },
          condition: { tabIds: [tabId], regexFilter: addressesOf(hostname), resourceTypes: MAIN_FRAME },
        },
      ],
    });
  },
  async closed(tabId: number): Promise<void> {
    const rules = await browser.declarativeNetRequest.getSessionRules();
    const removeRuleIds = rules.filter(({ condition }) => condition.tabIds?.includes(tabId)).map(({ id }) => id);
    if (removeRuleIds.length > 0) await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds });
  },
};

/** `begun`: the browser goes there. `blocked`: a rule stopped it. `aborted`: Firefox says so of some that a rule stopped, and of others. */
export type NavigationStage = 'begun' | 'blocked' | 'aborted';

const ERRORS: Readonly<Record<string, NavigationStage>> = {
  'net::ERR_BLOCKED_BY_CLIENT': 'blocked',
  // NS_ERROR_ABORT and NS_BINDING_ABORTED, seen in Firefox 153.
  'Error code 2147500036': 'blocked',
  'Error code 2152398850': 'aborted',
};

/** Of a tab's own document, on the web. */
export function onNavigation(listener: (tabId: number, url: string, stage: NavigationStage) => void): void {
  const web = { url: [{ schemes: ['http', 'https'] }] };
  browser.webNavigation.onBeforeNavigate.addListener(({ tabId, frameId, url }) => {
    if (frameId === 0) listener(tabId, url, 'begun');
  }, web);
  browser.webNavigation.onErrorOccurred.addListener((details) => {
    const stage = ERRORS[(details as { readonly error?: string }).error ?? ''];
    if (details.frameId === 0 && stage) listener(details.tabId, details.url, stage);
  }, web);
}

/** Typed, picked from what the browser keeps, or loaded again: nobody's link was followed. */
const OWN_TRANSITIONS: ReadonlySet<string> = new Set([
  'typed',
  'auto_bookmark',
  'generated',
  'reload',
  'keyword',
  'keyword_generated',
]);

/** Called where a tab has come to a page of the web. `isOpened`: by a link, a form or another program. */
export function onArrival(listener: (tabId: number, url: string, isOpened: boolean) => void): void {
  browser.webNavigation.onCommitted.addListener(
    (details) => {
      const { transitionType } = details as { readonly transitionType?: string };
      if (details.frameId === 0) listener(details.tabId, details.url, !OWN_TRANSITIONS.has(transitionType ?? 'typed'));
    },
    { url: [{ schemes: ['http', 'https'] }] },
  );
}

/** Called where a page has opened a tab. */
export function onPageOpenedTab(listener: (fromTabId: number, tabId: number) => void): void {
  browser.webNavigation.onCreatedNavigationTarget.addListener(({ sourceTabId, tabId }) => listener(sourceTabId, tabId));
}

/** Shows what the tab showed before; where that was nothing, closes it. */
export async function goBackFrom(tabId: number): Promise<void> {
  try {
    await browser.tabs.goBack(tabId);
  } catch {
    // Nothing before it. A window's last tab gives way to an empty one.
    const { windowId } = await browser.tabs.get(tabId);
    if (windowId !== undefined && (await browser.tabs.query({ windowId })).length === 1)
      await browser.tabs.create({ windowId });
    await browser.tabs.remove(tabId);
  }
}
