import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // As many as there are cores: the process that starts them has little to do.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          // Against a hang only: how long a test takes on a busy machine is no verdict.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          exclude: ['test/vscode/**', 'test/bundles/**', '**/node_modules/**'],
        },
      },
      { test: { name: 'bundles', include: ['test/bundles/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 } },
    ],
  },
});
