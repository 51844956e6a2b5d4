// One connected frame: answers its questions, keeps what stands in it for the popup and the toolbar, opens what was clicked.

import { appearanceOf } from '../core/appearance';
import type { Hostname } from '../core/hostname';
import { type Treatment, treat } from '../core/incident';
import type { Level } from '../core/level';
import type { Link } from '../core/link';
import type { Lists } from '../core/lists';
import type { Sender } from '../core/sender';
import { judge, judgeMessage, type Verdict } from '../core/verdict';
import type { Question, ToFrame, Warning, WebmailName } from '../messages';
import { warningOf } from './look';
import type { Standing } from './standing';

/** A link of the frame that has a warning. */
export interface FlaggedLink {
  readonly link: Link;
  readonly verdict: Verdict;
  readonly treatment: Treatment;
  readonly sender: Sender | null;
}

/** A webmail is one document all day. */
const MAX_SENDERS = 50;

export class FrameSession {
  /** As which webmail the frame was recognised. */
  webmail: WebmailName | null = null;
  /** Whether its first question has its answer: what it holds is known. */
  isAnswered = false;
  readonly counts = new Map<Level, number>();
  readonly flagged = new Map<number, FlaggedLink>();
  readonly #levels = new Map<number, Level>();
  /** Of each sender's links: a message comes in parts, and more of it later. */
  readonly #hosts = new Map<string, Set<Hostname>>();

  /**
   * Each question is answered once. May be asked again for the same questions, once more of the lists is at hand. `sender`: of the one
   * message that all are from, null where it is not known.
   */
  answer(questions: readonly Question[], lists: Lists, standing: Standing, sender: Sender | null = null): ToFrame {
    const { incident, language } = standing;
    const clear: number[] = [];
    const warned: [number, Warning][] = [];
    const links = questions.map(({ link }) => link);
    const verdicts = this.#judge(links, sender, lists);
    for (const [at, { id, link }] of questions.entries()) {
      const verdict = verdicts[at];
      if (!verdict) continue;
      const treatment = treat(verdict, incident);
      this.#keep(id, { link, verdict, treatment, sender });
      if (treatment === 'none') clear.push(id);
      else warned.push([id, warningOf(verdict, treatment, appearanceOf(verdict.level, treatment), standing)]);
    }
    this.isAnswered = true;
    return { type: 'answers', language, incident, clear, warned };
  }

  /** As one link of a message from the sender. */
  judge(link: Link, sender: Sender | null, lists: Lists): Verdict {
    const [verdict = judge(link, lists)] = this.#judge([link], sender, lists);
    return verdict;
  }

  /** The sender's other links count that have been seen in this frame. */
  #judge(links: readonly Link[], sender: Sender | null, lists: Lists): readonly Verdict[] {
    if (sender === null) return links.map((link) => judge(link, lists));
    const hosts = this.#hostsOf(sender);
    const verdicts = judgeMessage({ links, sender, hosts }, lists);
    for (const { destination } of verdicts) if (destination?.hostname) hosts.add(destination.hostname);
    return verdicts;
  }

  forget(ids: readonly number[]): void {
    for (const id of ids) {
      const level = this.#levels.get(id);
      if (level === undefined) continue;
      this.#levels.delete(id);
      this.flagged.delete(id);
      this.#count(level, -1);
    }
  }

  #hostsOf({ address, name }: Sender): Set<Hostname> {
    const key = `${address} ${name}`;
    const hosts = this.#hosts.get(key) ?? new Set();
    // The one met longest ago goes first.
    this.#hosts.delete(key);
    this.#hosts.set(key, hosts);
    const [oldest] = this.#hosts.keys();
    if (oldest !== undefined && this.#hosts.size > MAX_SENDERS) this.#hosts.delete(oldest);
    return hosts;
  }

  #keep(id: number, judged: FlaggedLink): void {
    const { level } = judged.verdict;
    this.forget([id]);
    this.#levels.set(id, level);
    this.#count(level, 1);
    if (judged.treatment !== 'none') this.flagged.set(id, judged);
  }

  #count(level: Level, by: number): void {
    this.counts.set(level, (this.counts.get(level) ?? 0) + by);
  }
}
