// The policy in force: what was packed with the extension, and over it what the browser hands out. The last one known holds until either says
// something else: at a browser's start its policy may be late, a woken worker has no time to read a file, and protection waits for neither.

import {
  joinPolicies,
  NO_POLICY,
  originsOf,
  type Policy,
  type PolicyOrigin,
  type PolicyProblem,
  readPolicy,
} from '../core/policy';
import type { DeviceStore } from './feed-records';

export interface PolicySourceParts {
  readonly store: DeviceStore;
  /** The extension's own file of settings. */
  readonly packed: () => Promise<unknown>;
  /** What the browser hands out now; undefined where it hands out nothing and may not have read its policy yet. */
  readonly managed: () => Promise<unknown>;
  readonly onChange: () => void;
}

/** Of both as they were last read, so that one read of the device tells a woken worker its policy. As text: browsers sort an object's members. */
const KEY = 'policies';

interface Known {
  readonly packed: unknown;
  /** Null where the browser has not handed out any yet. */
  readonly managed: unknown;
}

export class PolicySource {
  policy: Policy = NO_POLICY;
  problems: readonly PolicyProblem[] = [];
  #read = { packed: NO_POLICY, managed: NO_POLICY };
  readonly #parts: PolicySourceParts;
  #known: Known = { packed: null, managed: null };
  /** As the device has it. */
  #kept: unknown = null;

  constructor(parts: PolicySourceParts) {
    this.#parts = parts;
  }

  /** With the last policy known; the packed one where none is. */
  async open(): Promise<void> {
    this.#kept = await this.#parts.store.get(KEY);
    this.#take(knownOf(this.#kept) ?? { packed: await this.#parts.packed(), managed: null });
  }

  /** Reads both; where they say something else than before, that holds from now on. `isTold`: the browser said that its policy has changed. */
  async refresh({ isTold }: { readonly isTold: boolean }): Promise<void> {
    const [packed, handedOut] = await Promise.all([this.#parts.packed(), this.#parts.managed()]);
    const next: Known = { packed, managed: handedOut ?? (isTold ? {} : this.#known.managed) };
    const text = JSON.stringify(next);
    if (text !== JSON.stringify(this.#known)) {
      this.#take(next);
      // First: it is in force, whether or not the device can write it down.
      this.#parts.onChange();
    }
    if (text === this.#kept) return;
    await this.#parts.store.set(KEY, text);
    this.#kept = text;
  }

  /** Who set what is in force, by the setting's path. */
  origins(): Readonly<Record<string, PolicyOrigin>> {
    return originsOf(this.#read.packed, this.#read.managed);
  }

  #take(known: Known): void {
    this.#known = known;
    const packed = readPolicy(known.packed);
    const managed = readPolicy(known.managed);
    this.#read = { packed: packed.policy, managed: managed.policy };
    this.policy = joinPolicies(packed.policy, managed.policy);
    this.problems = [...packed.problems, ...managed.problems];
  }
}

function knownOf(text: unknown): Known | null {
  try {
    const { packed = null, managed = null } = JSON.parse(text as string) as Partial<Known>;
    return { packed, managed };
  } catch {
    // None was kept yet, or it is damaged.
    return null;
  }
}
