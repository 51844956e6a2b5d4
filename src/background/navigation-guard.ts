// A navigation to what a list names ends on the page that stands in its place, wherever it came from. The browser's rules stop it
// (guard-rules.ts), the lists say whether they were right to; what the rules do not hold is stopped as early as the browser tells of it.

import { type IncidentLevel, treat } from '../core/incident';
import { type Link, MAX_HREF_UNITS } from '../core/link';
import type { Verdict } from '../core/verdict';
import type { NavigationStage } from '../platform/navigation';
import { INTERSTITIAL } from './opening';
import type { StoppedLinks } from './stopped-links';

/** Going back takes no longer; what the person opens after it is stopped as ever. */
const RETURN_MS = 5_000;

export interface NavigationGuardParts {
  /** Null where no list names the address itself. */
  readonly judged: (link: Link) => Promise<Verdict | null>;
  readonly incident: () => IncidentLevel;
  readonly stoppedLinks: StoppedLinks;
  readonly navigate: (tabId: number, url: string) => Promise<void>;
  readonly goBack: (tabId: number) => Promise<void>;
  readonly ownPage: (path: string) => string;
  readonly now: () => number;
  /** Whether every list could be read: else the rules know better. */
  readonly canTell: () => boolean;
  /** Hosts of the rules in force, each with all below it. */
  readonly ruled: () => Promise<readonly string[]>;
  readonly exceptions: {
    has(tabId: number, hostname: string): Promise<boolean>;
    add(tabId: number, hostname: string): Promise<void>;
  };
}

export class NavigationGuard {
  readonly #parts: NavigationGuardParts;
  /** Navigations being looked at: the browser tells twice of one. */
  readonly #underWay = new Set<string>();
  /** By tab, the address that was stopped in it last: what the browser still tells of that navigation puts no second page there. */
  readonly #stopped = new Map<number, string>();
  /** Tabs that are being led back: the address that was stopped there, and whether it has come up again. */
  readonly #returning = new Map<number, { readonly href: string; readonly untilMs: number; isPassed: boolean }>();

  constructor(parts: NavigationGuardParts) {
    this.#parts = parts;
  }

  async look(tabId: number, url: string, stage: NavigationStage): Promise<void> {
    const key = `${tabId} ${url}`;
    if (this.#underWay.has(key)) return;
    if (stage === 'begun') this.#stopped.delete(tabId);
    else if (this.#stopped.get(tabId) === url) return;
    this.#underWay.add(key);
    try {
      const isStopped = await this.#stop(tabId, url);
      if (isStopped) this.#stopped.set(tabId, url);
      else if (stage === 'blocked') await this.#free(tabId, url);
    } finally {
      this.#underWay.delete(key);
    }
  }

  /** The person goes on to a listed address: in this tab its host is not stopped again. */
  async except(tabId: number, { href }: Link): Promise<void> {
    const { judged, exceptions } = this.#parts;
    if ((await judged(linkOf(href))) !== null) await exceptions.add(tabId, new URL(href).hostname);
  }

  /**
   * Leads the tab back to where the person was before the address was stopped. Where the browser had put the address itself into the tab's
   * history, by its page of errors, that lies on the way and is passed over.
   */
  async goBack(tabId: number, { href }: Link): Promise<void> {
    this.#returning.set(tabId, { href, untilMs: this.#parts.now() + RETURN_MS, isPassed: false });
    await this.#parts.goBack(tabId);
  }

  async #passOver(tabId: number, { href }: Link): Promise<boolean> {
    const returning = this.#returning.get(tabId);
    if (!returning) return false;
    if (returning.href !== href || returning.untilMs < this.#parts.now()) {
      this.#returning.delete(tabId);
      return false;
    }
    // Told of twice, it is passed once.
    if (returning.isPassed) return true;
    returning.isPassed = true;
    await this.#parts.goBack(tabId);
    return true;
  }

  async #stop(tabId: number, url: string): Promise<boolean> {
    const { judged, incident, stoppedLinks, exceptions, navigate, ownPage } = this.#parts;
    const link = linkOf(url);
    const verdict = await judged(link);
    const treatment = verdict ? treat(verdict, incident()) : 'none';
    if (verdict === null || treatment === 'none' || treatment === 'hold') return false;
    // Who went on where the page asked is not asked again; what is blocked since then is.
    if (treatment === 'ask' && (await exceptions.has(tabId, new URL(url).hostname))) return false;
    if (await this.#passOver(tabId, link)) return true;
    const id = await stoppedLinks.stop({
      link,
      verdict,
      treatment,
      incident: incident(),
      sender: null,
      original: null,
      fromTabId: tabId,
    });
    await navigate(tabId, `${ownPage(INTERSTITIAL)}#${id}`);
    return true;
  }

  /** A rule stopped what no list names now: it has ended, is trusted by policy, or a host below is meant otherwise. */
  async #free(tabId: number, url: string): Promise<void> {
    const { canTell, ruled, exceptions, navigate } = this.#parts;
    if (!canTell()) return;
    const { hostname } = new URL(url);
    // Once only: what is still stopped then was stopped by somebody else.
    if (await exceptions.has(tabId, hostname)) return;
    const isOurs = (await ruled()).some((host) => host === hostname || hostname.endsWith(`.${host}`));
    if (!isOurs) return;
    await exceptions.add(tabId, hostname);
    await navigate(tabId, url);
  }
}

/** Of an address too long to be read its host is what is judged: padding must not bring a lure past its rule. */
function linkOf(url: string): Link {
  return { href: url.length > MAX_HREF_UNITS ? `${new URL(url).origin}/` : url, text: '', kind: 'text' };
}
