// One connected frame: answers its questions, keeps what stands in it for the popup and the toolbar, opens what was clicked.

import { appearanceOf } from '../core/appearance';
import { type Treatment, treat } from '../core/incident';
import type { Link } from '../core/link';
import type { Lists } from '../core/lists';
import { judge, type Level, type Verdict } from '../core/verdict';
import type { Question, ToFrame, Warning, WebmailName } from '../messages';
import { warningOf } from './look';
import type { Standing } from './standing';

/** A link of the frame that has a warning. */
export interface FlaggedLink {
  readonly link: Link;
  readonly verdict: Verdict;
  readonly treatment: Treatment;
}

export class FrameSession {
  /** As which webmail the frame was recognised. */
  webmail: WebmailName | null = null;
  readonly counts = new Map<Level, number>();
  readonly flagged = new Map<number, FlaggedLink>();
  readonly #levels = new Map<number, Level>();

  /** Each question is answered once. May be asked again for the same questions, once more of the lists is at hand. */
  answer(questions: readonly Question[], lists: Lists, { incident, language }: Standing): ToFrame {
    const clear: number[] = [];
    const warned: [number, Warning][] = [];
    for (const [id, href, text, kind] of questions) {
      const link = { href, text, kind };
      const verdict = judge(link, lists);
      const treatment = treat(verdict, incident);
      this.#keep(id, link, verdict, treatment);
      if (treatment === 'none') clear.push(id);
      else warned.push([id, warningOf(verdict, treatment, appearanceOf(verdict.level, treatment), language)]);
    }
    return { type: 'answers', language, incident, clear, warned };
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

  #keep(id: number, link: Link, verdict: Verdict, treatment: Treatment): void {
    this.forget([id]);
    this.#levels.set(id, verdict.level);
    this.#count(verdict.level, 1);
    if (treatment !== 'none') this.flagged.set(id, { link, verdict, treatment });
  }

  #count(level: Level, by: number): void {
    this.counts.set(level, (this.counts.get(level) ?? 0) + by);
  }
}
