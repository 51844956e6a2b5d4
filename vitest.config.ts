// Two projects: `unit` runs anywhere in seconds; `e2e` drives real browsers and a real webmail.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/**/*.test.{ts,tsx}'], environment: 'node' } },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.e2e.ts'],
          globalSetup: ['test/e2e/build.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // Each file starts browsers of its own: two cores carry two.
          maxWorkers: 2,
          // A renderer of a real browser crashes now and then on a machine that others load (seen once, Chromium 156); a fault of ours
          // fails again.
          retry: 1,
        },
      },
    ],
  },
});
