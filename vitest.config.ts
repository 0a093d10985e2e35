import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/vscode/**', 'test/bundles/**', '**/node_modules/**'],
        },
      },
      { test: { name: 'bundles', include: ['test/bundles/**/*.test.ts'] } },
    ],
  },
});
