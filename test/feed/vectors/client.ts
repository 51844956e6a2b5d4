// One client of a vector's case: what it answers, and what is in force after it.

import { beginFeed, updateFeed } from '../../../src/core/feed/client';
import type { FeedPolicy } from '../../../src/core/policy';
import { MemoryEntries, portsOver } from '../client-ports';
import type { VectorStep } from './format';

export function clientOf(pin: FeedPolicy) {
  const entries = new MemoryEntries();
  let state = beginFeed(pin);
  return async function poll(
    files: ReadonlyMap<string, Uint8Array>,
    nowMs: number,
  ): Promise<Pick<VectorStep, 'answer' | 'inForce'>> {
    const updated = await updateFeed(pin, state, portsOver(files, entries), nowMs);
    if (updated.ok) state = updated.value;
    const { manifest } = state;
    return {
      answer: updated.ok ? 'ok' : updated.error.code,
      inForce: manifest && {
        serial: manifest.serial,
        approvedSerial: state.approvedSerial,
        entries: [...entries.lines].sort(),
        allowlist: state.allowlist,
        incident: manifest.incident?.level ?? null,
        suspended: manifest.suspensions.map(({ organisation }) => organisation),
        keySetVersion: state.keys.version,
      },
    };
  };
}
