import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ROOT, runNode } from './command.ts';
import type { Outcome } from './part.ts';

/** Runs the suites in the real editor, against the packed extension, and counts their tests. */
export async function editorSuites(): Promise<Outcome> {
  const report = path.join(ROOT, 'out/gate/vscode.json');
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const code = await runNode(['test/vscode/run.ts', `--report=${report}`]);
  try {
    return JSON.parse(readFileSync(report, 'utf8')) as Outcome;
  } catch {
    return { passed: 0, failed: code === 0 ? 0 : 1 };
  }
}
