// Four projects: `unit` runs anywhere in seconds; `e2e` drives real browsers and a real webmail; `webmail` a real Roundcube, which has to be
// installed (test/webmail/install.sh); `endurance` goes on for long, and is not part of `npm test`.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          environment: 'node',
          // Far above what any of them takes: a busy machine is no fault.
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
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
          // Chromium's renderer crashed in a few runs of quick switching between mails, only while the overlay draws; cause unknown
          // (docs/architecture.md, "Known faults"). Remove this once it is found.
          retry: 1,
        },
      },
      {
        test: {
          name: 'webmail',
          include: ['test/webmail/**/*.webmail.ts'],
          globalSetup: ['test/e2e/build.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
          // As for `e2e`.
          retry: 1,
        },
      },
      {
        test: {
          name: 'endurance',
          include: ['test/endurance/**/*.endurance.ts'],
          globalSetup: ['test/e2e/build.ts'],
          environment: 'node',
          hookTimeout: 120_000,
          maxWorkers: 1,
        },
      },
    ],
  },
});
