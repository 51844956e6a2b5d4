// The policy in force: what was packed with the extension, and over it what the browser hands out. The last one known holds until the browser
// hands out another: at a browser's start it may be late, and protection does not wait for it.

import { joinPolicies, NO_POLICY, type Policy, type PolicyProblem, type ReadPolicy, readPolicy } from '../core/policy';
import type { DeviceStore } from './feed-records';

export interface PolicySourceParts {
  readonly store: DeviceStore;
  /** The extension's own file of settings. */
  readonly packed: () => Promise<unknown>;
  /** What the browser hands out now; undefined where it hands out nothing and may not have read its policy yet. */
  readonly managed: () => Promise<unknown>;
  readonly onChange: () => void;
}

const KEY = 'policy';

export class PolicySource {
  policy: Policy = NO_POLICY;
  problems: readonly PolicyProblem[] = [];
  readonly #parts: PolicySourceParts;
  #packed: ReadPolicy = { policy: NO_POLICY, problems: [] };
  #managed: ReadPolicy = { policy: NO_POLICY, problems: [] };
  #known = 'null';

  constructor(parts: PolicySourceParts) {
    this.#parts = parts;
  }

  /** With the last policy known. */
  async open(): Promise<void> {
    const [packed, known] = await Promise.all([this.#parts.packed(), this.#parts.store.get(KEY)]);
    this.#packed = readPolicy(packed);
    this.#take(known ?? null);
  }

  /** Asks the browser; where it has something else than before, that holds from now on. `isTold`: it said that its policy has changed. */
  async refresh({ isTold }: { readonly isTold: boolean }): Promise<void> {
    const managed = (await this.#parts.managed()) ?? (isTold ? {} : undefined);
    if (managed === undefined || JSON.stringify(managed) === this.#known) return;
    this.#take(managed);
    // First: it is in force, whether or not the device can write it down.
    this.#parts.onChange();
    await this.#parts.store.set(KEY, managed);
  }

  #take(managed: unknown): void {
    this.#known = JSON.stringify(managed);
    this.#managed = readPolicy(managed);
    this.policy = joinPolicies(this.#packed.policy, this.#managed.policy);
    this.problems = [...this.#packed.problems, ...this.#managed.problems];
  }
}
