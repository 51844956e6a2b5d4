// What each tab's frames hold together: for the popup, which follows it, and for the toolbar.

import type { IncidentLevel } from '../core/incident';
import { LEVELS, type Level } from '../core/level';
import { type Finding, MAX_FINDINGS, type TabFindings, type WebmailName } from '../messages';
import type { FlaggedLink, FrameSession } from './frame-session';

export type Follower = (findings: TabFindings) => void;

export interface TabsOptions {
  readonly incident: () => IncidentLevel;
  /** Called after a change of any tab. */
  readonly onChange: (tabId: number, findings: TabFindings) => void;
  /** Asks the frames of a tab to connect; settles when they have heard, or when there is none. */
  readonly callIn: (tabId: number) => Promise<void>;
}

/**
 * Changes closer together than this are told as one: a message of ten thousand links comes in forty parts. And so long a frame that has joined
 * is waited for: before its first answer there is nothing to say of it.
 */
const TOGETHER_MS = 30;

/**
 * Telling takes one in so many parts of the time at the most: a hostile message has thousands of findings, the fifty that are told hold up to
 * 800 kB, which browser and popup have to take in too, and others wait for their verdicts.
 */
const TOLD_PART = 50;
/** The first time takes many times as long as the next; nobody is to see old numbers for that. */
const LATEST_MS = 100;

interface Wait {
  readonly timer: ReturnType<typeof setTimeout>;
  /** After something was told; else for a frame's first answer. */
  readonly isRest: boolean;
  isDue: boolean;
}

/**
 * The pages are the truth, not this memory: the browser stops the background at will and pages change meanwhile. So a tab that is
 * met for the first time in this life of the background has its frames called in.
 */
export class Tabs {
  readonly #options: TabsOptions;
  /** By tab and document. */
  readonly #sessions = new Map<number, Map<string, FrameSession>>();
  readonly #followers = new Map<number, Set<Follower>>();
  readonly #called = new Map<number, Promise<void>>();
  readonly #waits = new Map<number, Wait>();

  constructor(options: TabsOptions) {
    this.#options = options;
  }

  /**
   * A document of a frame has one session: a newer one takes the place of what it had. A connection that was made while the background was being
   * stopped can arrive beside the one that the page made in its stead, and never ends by itself (seen in Chromium 156).
   */
  join(tabId: number, document: string, session: FrameSession): void {
    const sessions = this.#sessions.get(tabId) ?? new Map<string, FrameSession>();
    this.#sessions.set(tabId, sessions.set(document, session));
    void this.#callIn(tabId);
    this.changed(tabId);
  }

  leave(tabId: number, document: string, session: FrameSession): void {
    const sessions = this.#sessions.get(tabId);
    if (sessions?.get(document) !== session) return;
    sessions.delete(document);
    if (sessions.size === 0) {
      this.#sessions.delete(tabId);
      // The next page in the tab must be called in anew: with no link in it, it would not connect by itself.
      this.#called.delete(tabId);
    }
    this.changed(tabId);
  }

  /** The tab is gone. */
  forget(tabId: number): void {
    this.#called.delete(tabId);
  }

  /** Tells the follower at once, when the tab's frames have reported in, and after each change. Returns how to stop. */
  follow(tabId: number, follower: Follower): () => void {
    const followers = this.#followers.get(tabId) ?? new Set();
    this.#followers.set(tabId, followers.add(follower));
    if (!this.#sessions.has(tabId)) this.#called.delete(tabId);
    void this.#callIn(tabId).then(() => this.changed(tabId));
    return () => {
      followers.delete(follower);
      if (followers.size === 0) this.#followers.delete(tabId);
    };
  }

  changed(tabId: number): void {
    const wait = this.#waits.get(tabId);
    if (wait?.isRest) wait.isDue = true;
    else if (this.#isAnswered(tabId)) this.#tell(tabId);
    else if (!wait) this.#wait(tabId, { isRest: false });
  }

  #isAnswered(tabId: number): boolean {
    const sessions = [...(this.#sessions.get(tabId)?.values() ?? [])];
    return sessions.length > 0 && sessions.every(({ isAnswered }) => isAnswered);
  }

  #tell(tabId: number): void {
    clearTimeout(this.#waits.get(tabId)?.timer);
    const begun = performance.now();
    const findings = this.findingsOf(tabId);
    this.#options.onChange(tabId, findings);
    for (const follower of this.#followers.get(tabId) ?? []) follower(findings);
    const restMs = Math.min(LATEST_MS, TOLD_PART * (performance.now() - begun));
    this.#wait(tabId, { isRest: true }, Math.max(TOGETHER_MS, restMs));
  }

  #wait(tabId: number, { isRest }: Pick<Wait, 'isRest'>, ms = TOGETHER_MS): void {
    const timer = setTimeout(() => {
      this.#waits.delete(tabId);
      if (!isRest || wait.isDue) this.#tell(tabId);
    }, ms);
    const wait: Wait = { timer, isRest, isDue: false };
    this.#waits.set(tabId, wait);
  }

  findingsOf(tabId: number): TabFindings {
    const sessions = [...(this.#sessions.get(tabId)?.values() ?? [])];
    const flagged = sessions.flatMap((session) => [...session.flagged.values()]);
    const counts = Object.fromEntries(
      LEVELS.map((level) => [level, sessions.reduce((sum, session) => sum + (session.counts.get(level) ?? 0), 0)]),
    ) as Record<Level, number>;
    return {
      incident: this.#options.incident(),
      watched: sessions.length > 0,
      webmail: this.webmailOf(tabId),
      counts,
      flagged: flagged.length,
      findings: worstOf(flagged),
    };
  }

  /** Tabs in which frames are connected. */
  ids(): readonly number[] {
    return [...this.#sessions.keys()];
  }

  webmailOf(tabId: number): WebmailName | null {
    const sessions = [...(this.#sessions.get(tabId)?.values() ?? [])];
    return sessions.find(({ webmail }) => webmail !== null)?.webmail ?? null;
  }

  #callIn(tabId: number): Promise<void> {
    const called = this.#called.get(tabId) ?? this.#options.callIn(tabId);
    this.#called.set(tabId, called);
    return called;
  }
}

/** The worst 50, those that came first before others. */
function worstOf(flagged: readonly FlaggedLink[]): readonly Finding[] {
  // By the address itself: a key made of it and more would be written and hashed anew for each of ten thousand.
  const groups = new Map<Level, Map<string, FlaggedLink[]>>();
  for (const entry of flagged) {
    const { level, destination } = entry.verdict;
    const ofLevel = groups.get(level) ?? new Map<string, FlaggedLink[]>();
    groups.set(level, ofLevel);
    const address = destination?.url ?? entry.link.href;
    const group = ofLevel.get(address);
    if (group) group.push(entry);
    else ofLevel.set(address, [entry]);
  }
  return LEVELS.flatMap((level) => [...(groups.get(level)?.values() ?? [])])
    .slice(0, MAX_FINDINGS)
    .flatMap(([first, ...more]): Finding[] =>
      first
        ? [
            {
              level: first.verdict.level,
              treatment: first.treatment,
              link: first.link,
              sender: first.sender,
              count: 1 + more.length,
              verdict: first.verdict,
            },
          ]
        : [],
    );
}
