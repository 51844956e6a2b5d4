// When the browser's own rules are made anew from the lists.

import { describe, expect, it } from 'vitest';
import { GuardRules, type GuardRulesParts } from '../../src/background/guard-rules';
import { BUILTIN_LISTS } from '../../src/core/lists';
import { memoryStore } from './memory-store';

const HOUR = 60 * 60_000;
const NOW = Date.parse('2026-11-25T09:00:00Z');

/** One list of the council's, as the store has it, and the browser's rules. */
function device() {
  const state = {
    nowMs: NOW,
    lines: ['evil.example', 'soon.example expires=2026-11-25T12:00Z'],
    writes: [] as string[][],
  };
  const parts = {
    lists: {
      ready: Promise.resolve(),
      isWhole: true,
      inForce: () => [
        {
          facts: { id: 'own', role: 'own', title: '', sources: {}, campaigns: {} },
          segments: state.lines,
          entries: state.lines.length,
          lines: async (part: string) => (part === 'base' ? state.lines : []),
        },
      ],
    },
    below: () => BUILTIN_LISTS,
    belowMark: () => '',
    rules: {
      read: async () => ({ large: [], withdrawn: [], recent: [] }),
      write: async ({ recent = [] }: { readonly recent?: readonly string[] }) =>
        void state.writes.push(recent.filter((host) => /^(evil|soon)/.test(host)).toSorted()),
    },
    store: memoryStore(),
    now: () => state.nowMs,
    pause: async () => undefined,
  };
  const rules = new GuardRules(parts as unknown as GuardRulesParts);
  return { state, follow: () => rules.follow() };
}

describe('the rules', () => {
  it('are made once of what has not changed', async () => {
    const { state, follow } = device();
    await follow();
    await follow();
    expect(state.writes).toEqual([['evil.example', 'soon.example']]);
    state.lines = ['evil.example'];
    await follow();
    expect(state.writes.slice(1)).toEqual([['evil.example']]);
  });

  it('are made anew when the first of their hosts ends', async () => {
    const { state, follow } = device();
    await follow();
    state.nowMs += 3 * HOUR;
    await follow();
    expect(state.writes.slice(1)).toEqual([['evil.example']]);
  });

  it('are made anew where the clock was put back: what had ended by it has not', async () => {
    const { state, follow } = device();
    state.nowMs += 24 * HOUR;
    await follow();
    expect(state.writes).toEqual([['evil.example']]);
    state.nowMs = NOW;
    await follow();
    expect(state.writes.slice(1)).toEqual([['evil.example', 'soon.example']]);
  });
});
