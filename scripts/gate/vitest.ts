import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { program, ROOT, runNode } from './command.ts';
import type { Outcome } from './part.ts';

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

/** Runs one vitest project and counts its tests; a run that fails outside of a test counts as one failure. */
export async function vitest(project: string, env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  const report = path.join(ROOT, `out/gate/${project}.json`);
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await runNode([program('vitest/vitest.mjs'), ...args], env);
  const counts = read(report);
  const failedOutside = code !== 0 && counts.numFailedTests === 0 ? 1 : 0;
  return {
    passed: counts.numPassedTests,
    failed: counts.numFailedTests + failedOutside,
    skipped: counts.numPendingTests + counts.numTodoTests,
  };
}

function read(file: string): VitestReport {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
  }
}
