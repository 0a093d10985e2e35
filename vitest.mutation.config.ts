import { defineConfig } from 'vitest/config';

/**
 * The tests that `npm run mutate` runs against each changed expression of the core, the quick ones first. Texts at random
 * are left out: they take longer than all others together.
 */
export default defineConfig({
  test: {
    include: [
      'test/core/rules/**/*.test.ts',
      'test/core/checks/**/*.test.ts',
      'test/language/checks/*.test.ts',
      'test/core/automaton/**/*.test.ts',
      'test/conformance/*.test.ts',
    ],
    env: { PROPERTY_SHARE: '0.02' },
    setupFiles: ['test/support/same-cases.ts'],
    isolate: false,
    testTimeout: 60_000,
  },
});
