// For `npm run mutation` alone: the tests nearest to the judging code, without those of chance and of time.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'test/core/{candidates,codecs,deception,destination,list-set,lookalike,unwrap,verdict,wrappers}.test.ts',
      'test/core/lookalike/*.test.ts',
    ],
    setupFiles: ['test/mutation/setup.ts'],
    environment: 'node',
    // One worker for all files of a run: the sources are read once for each mutant, not once for each file too.
    isolate: false,
  },
});
