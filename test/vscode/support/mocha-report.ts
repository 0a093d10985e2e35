import type Mocha from 'mocha';
import type { TestReport } from './test-report.ts';

/** Runs what mocha has loaded, and counts. Never rejects for a failing test. */
export function mochaReport(mocha: Mocha): Promise<TestReport> {
  return new Promise((resolve) => {
    const failures: string[] = [];
    const runner = mocha.run(() => {
      const { passes = 0, pending = 0 } = runner.stats ?? {};
      resolve({ passed: passes, skipped: pending, failures });
    });
    runner.on('fail', (test: Mocha.Runnable, error: Error) => {
      failures.push(`${test.fullTitle()}: ${error.message}`);
    });
  });
}
