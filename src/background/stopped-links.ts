// Links that were stopped, each waiting behind its page.

import { type IncidentLevel, mayPass, type Treatment } from '../core/incident';
import type { Link } from '../core/link';
import type { WayThrough } from '../core/policy';
import type { Sender } from '../core/sender';
import type { Verdict } from '../core/verdict';
import type { StoppedLink } from '../messages';
import { type SessionStore, WaitingPages } from './waiting-pages';

export interface Stop {
  readonly link: Link;
  readonly verdict: Verdict;
  readonly treatment: Exclude<Treatment, 'none'>;
  readonly incident: IncidentLevel;
  /** Of the message that it stood in; null where that is not known. */
  readonly sender: Sender | null;
  /** Where the webmail hands out that message; null where it does not. */
  readonly original: string | null;
  /** Tab in which the link was clicked. */
  readonly fromTabId: number;
}

export class StoppedLinks extends WaitingPages<StoppedLink> {
  readonly #wayThrough: () => WayThrough;

  /** `wayThrough`: as policy has it now. */
  constructor(store: SessionStore, now: () => number, wayThrough: () => WayThrough) {
    super(store, now, 'stopped:');
    this.#wayThrough = wayThrough;
  }

  stop({ fromTabId, ...stop }: Stop): Promise<string> {
    const mayContinue = mayPass(stop.verdict, stop.treatment, this.#wayThrough());
    return this.add({ ...stop, mayContinue }, fromTabId);
  }
}
