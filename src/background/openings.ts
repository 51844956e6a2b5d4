// "Did I open it?": remembers the links that a person opens, matches them with the lists whenever those change, and tells what was found.

import { readDestination } from '../core/destination';
import type { Link } from '../core/link';
import type { Lists } from '../core/lists';
import type { OpenedRecord, Opening, WebmailName } from '../messages';
import type { OpenedAlerts } from './opened-alerts';
import type { OpenedLinks } from './opened-links';
import { OpeningTrails, type Source } from './opening-trails';

export interface OpeningsParts {
  readonly links: OpenedLinks;
  readonly alerts: OpenedAlerts;
  readonly settle: <T>(work: (lists: Lists) => T) => Promise<T>;
  /** Whether every list could be read: else what none names is not taken back. */
  readonly canTell: () => boolean;
  /** Whether the council lets links be remembered. */
  readonly isOn: () => boolean;
  /** Whether the tab is of a private window: nothing of it is kept. */
  readonly isPrivate: (tabId: number) => Promise<boolean>;
  readonly now: () => number;
  /** The tab's, where messages are watched in it. */
  readonly sourceOf: (tabId: number) => Promise<Source | null>;
}

/** What is told of one opening twice, by the message and by the browser, is remembered once. */
const SAME_MS = 10_000;

export class Openings {
  readonly trails: OpeningTrails;
  readonly #parts: OpeningsParts;
  /** Addresses just remembered, and when. */
  readonly #recent = new Map<string, number>();
  #matching: Promise<void> | null = null;
  #isDue = false;

  constructor(parts: OpeningsParts) {
    this.#parts = parts;
    this.trails = new OpeningTrails(parts);
  }

  /** A link of a message that the person opened in the tab. `webmail`: null also where it is not known any more. */
  async clicked(tabId: number, link: Link, webmail: WebmailName | null): Promise<void> {
    const source: Source = { from: 'message', webmail };
    this.trails.clicked(tabId, source);
    await this.#remember(tabId, link, source);
  }

  /** The tab goes there, or has come there. */
  async navigated(tabId: number, url: string): Promise<void> {
    const source = await this.trails.sourceOf(tabId);
    if (source) await this.#remember(tabId, { href: url, text: '', kind: 'text' }, source);
  }

  async #remember(tabId: number, link: Link, source: Source): Promise<void> {
    const { links, settle, isOn, isPrivate, now } = this.#parts;
    if (!isOn() || (await isPrivate(tabId)) || this.#isRecent(link.href)) return;
    const opening: Opening = { ...source, at: new Date(now()).toISOString() };
    const read = readDestination(link.href);
    const hops = read.ok ? read.value.hops : [];
    const isNamed = (lists: Lists) =>
      hops.some(({ url, hostname }) => lists.listingsOf(hostname, new URL(url)).length > 0);
    // Whoever goes on although a list names it has been told.
    if (hops.length === 0 || (await settle(isNamed))) return;
    await links.remember(
      opening,
      hops.map(({ url }) => url),
    );
    // A list may have come to name it meanwhile.
    if (await settle(isNamed)) await this.renew();
  }

  #isRecent(href: string): boolean {
    const nowMs = this.#parts.now();
    for (const [url, atMs] of this.#recent) if (nowMs - atMs > SAME_MS) this.#recent.delete(url);
    const isRecent = this.#recent.has(href);
    this.#recent.set(href, nowMs);
    return isRecent;
  }

  /** The lists have changed, or the policy: what they name now is looked for among what was opened. */
  renew(): Promise<void> {
    this.#isDue = true;
    this.#matching ??= this.#match().finally(() => {
      this.#matching = null;
    });
    return this.#matching;
  }

  async #match(): Promise<void> {
    const { links, alerts, canTell, isOn } = this.#parts;
    while (this.#isDue) {
      this.#isDue = false;
      if (!isOn()) await this.forget();
      else if (canTell()) await alerts.follow(await links.matches());
    }
  }

  async record(): Promise<OpenedRecord> {
    const { links, alerts, isOn } = this.#parts;
    await alerts.load();
    return { alerts: alerts.open, remembered: isOn() ? await links.count() : null };
  }

  async forget(): Promise<void> {
    this.#recent.clear();
    await this.#parts.links.forget();
    await this.#parts.alerts.forget();
  }
}
