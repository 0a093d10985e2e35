import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const hasProperties = (file: TestSpecification) => readFileSync(file.moduleId, 'utf8').includes('fc.assert');

/** Written examples first, properties after them: most mutants die of an example, which is the cheaper death. */
class ExamplesFirst extends BaseSequencer {
  override sort(files: TestSpecification[]) {
    const properties = files.filter(hasProperties);
    return Promise.resolve([...files.filter((file) => !properties.includes(file)), ...properties]);
  }
}

/** The tests that `npm run mutate` runs against each changed expression of the core. */
export default defineConfig({
  test: {
    include: [
      'test/core/{rules,automaton,checks}/**/*.test.ts',
      'test/language/checks/*.test.ts',
      'test/conformance/**/*.test.ts',
    ],
    env: { PROPERTY_SHARE: '0.1' },
    setupFiles: ['test/support/same-cases.ts'],
    sequence: { sequencer: ExamplesFirst },
    isolate: false,
    testTimeout: 60_000,
  },
});
