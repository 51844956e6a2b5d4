// What is in force now beside the lists: the incident, who is suspended, whom the council trusts, and the person's language.

import type { Contact } from '../core/feed/format';
import type { IncidentLevel } from '../core/incident';
import { BUILTIN_LISTS, type Lists } from '../core/lists';
import type { Policy } from '../core/policy';
import { contactsOf, type Standing as Declared, listsUnder, standingOf } from '../core/standing';
import type { Language } from '../core/words';
import type { FeedRecords } from './feed-records';

export interface Standing {
  readonly incident: IncidentLevel;
  readonly language: Language;
  /** The first that the council names in its incident; null for none. */
  readonly phone: string | null;
  /** Whether the incident is a rehearsal. */
  readonly isDrill: boolean;
}

/** Of feeds and policy; asked anew after an update, and as time goes by: what has an end ends by itself. */
export class CurrentStanding implements Standing {
  language: Language = 'en';
  /** The built-in lists with all that is declared over them. */
  lists: Lists = BUILTIN_LISTS;
  #declared: Declared = { incident: null, suspensions: [], allow: [] };
  #contacts: readonly Contact[] = [];

  get declared(): Declared {
    return this.#declared;
  }

  get incident(): IncidentLevel {
    return this.#declared.incident?.level ?? 'normal';
  }

  get isDrill(): boolean {
    return this.#declared.incident?.drill !== undefined;
  }

  get phone(): string | null {
    const phone = this.#contacts.find(({ kind }) => kind === 'phone')?.value;
    // In one piece: half a number is none.
    return phone?.replaceAll(' ', '\u00a0') ?? null;
  }

  /** Another text whenever `lists` says something otherwise. */
  get mark(): string {
    const { allow, suspensions } = this.#declared;
    return JSON.stringify([allow, suspensions]);
  }

  /** True where something is otherwise than before. */
  renew(policy: Policy, records: FeedRecords, nowMs: number): boolean {
    const states = policy.feeds.map((feed) => ({ role: feed.role, state: records.of(feed).state }));
    const declared = standingOf(states, policy, nowMs);
    const contacts = contactsOf(declared.incident, policy);
    if (JSON.stringify([declared, contacts]) === JSON.stringify([this.#declared, this.#contacts])) return false;
    this.#contacts = contacts;
    this.#declared = declared;
    this.lists = listsUnder(BUILTIN_LISTS, declared);
    return true;
  }
}
