import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildSuites } from './build-suites.ts';
import { chooseEditor } from './editor.ts';
import { runSuite } from './run-suite.ts';
import { runWindows } from './run-windows.ts';
import { SUITES } from './suites.ts';
import type { TestReport } from './support/test-report.ts';

/**
 * Runs the named suites, or all, against `toolpath.vsix` or `--vsix FILE`; `--report FILE` gets the counts.
 * Exit code 1 if a test failed. `$GREP` picks tests by their names.
 */
const root = path.resolve(import.meta.dirname, '../..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { report: { type: 'string' }, vsix: { type: 'string' } },
});
const vsix = path.resolve(values.vsix ?? path.join(root, 'toolpath.vsix'));
if (!existsSync(vsix)) throw new Error(`${vsix} is missing: \`npm run package\` makes it.`);

await buildSuites();
const editor = await chooseEditor();
const reports: TestReport[] = [];
for (const suite of SUITES) {
  if (positionals.length > 0 && !positionals.includes(suite.name)) continue;
  console.log(`\n${suite.name} (${editor.kind} VS Code)`);
  const report = await runSuite(editor, suite, vsix, path.join(root, 'examples'));
  for (const failure of report.failures) console.log(`✖ ${failure}`);
  reports.push(report);
}

if (positionals.length === 0 || positionals.includes('windows')) {
  console.log(`\nwindows (${editor.kind} VS Code)`);
  // A desktop editor cannot be opened in several windows of a browser, nor reloaded from outside.
  if (editor.kind === 'browser') reports.push(await runWindows(editor, vsix));
  else console.log('Not run: these tests drive the browser edition.');
}

const total = (count: (report: TestReport) => number): number => reports.reduce((sum, one) => sum + count(one), 0);
const outcome = {
  passed: total((report) => report.passed),
  failed: total((report) => report.failures.length),
  skipped: total((report) => report.skipped),
};
if (values.report !== undefined) writeFileSync(values.report, JSON.stringify(outcome));
process.exitCode = outcome.failed > 0 ? 1 : 0;
