import {
  cpSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { runTests } from '@vscode/test-electron';
import { SUITES_FOLDER } from './build-suites.ts';
import { type Editor, install } from './editor.ts';
import { freePort } from './host/free-port.ts';
import type { Suite } from './suites.ts';
import { EDITOR_SETTINGS } from './support/editor-settings.ts';
import {
  CANARY,
  DEBUGGING_PORT,
  LINE_TAG,
  REPORT_FILE,
  SCREENSHOTS,
  SUITE,
  type TestReport,
} from './support/test-report.ts';

/** Log of the editor and screenshots of each suite. */
const OUTPUT_FOLDER = path.join(import.meta.dirname, 'out');

/**
 * Runs one suite in a fresh session of the editor: own settings, own copy of the examples as workspace, the packed
 * extension installed. Never rejects for a failing test; an editor that ends without a report is a failure.
 */
export async function runSuite(editor: Editor, suite: Suite, vsix: string, examples: string): Promise<TestReport> {
  const root = mkdtempSync(path.join(tmpdir(), 'wf-'));
  const output = path.join(OUTPUT_FOLDER, suite.name);
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  try {
    const workspace = path.join(root, 'examples');
    cpSync(examples, workspace, { recursive: true });
    const userData = path.join(root, 'user');
    mkdirSync(path.join(userData, 'User'), { recursive: true });
    writeFileSync(path.join(userData, 'User/settings.json'), JSON.stringify({ ...EDITOR_SETTINGS, ...suite.settings }));
    const folders = [`--user-data-dir=${userData}`, `--extensions-dir=${path.join(root, 'extensions')}`];
    install(editor, vsix, folders);
    const report = path.join(root, 'report.json');
    const port = String(await freePort());
    const trust = suite.trusted ? [] : ['--ask-workspace-trust'];
    const exit = await runTests({
      vscodeExecutablePath: editor.executable,
      extensionDevelopmentPath: SUITES_FOLDER,
      extensionTestsPath: path.join(SUITES_FOLDER, 'run-mocha.js'),
      launchArgs: [workspace, ...folders, ...trust, `--remote-debugging-port=${port}`],
      extensionTestsEnv: {
        [SUITE]: suite.name,
        [REPORT_FILE]: report,
        [SCREENSHOTS]: output,
        [DEBUGGING_PORT]: port,
        [CANARY]: 'canary',
      },
      stdout: testLines(path.join(output, 'editor.log')),
    }).catch((error: unknown) => error);
    return existsSync(report) ? readReport(report) : { passed: 0, skipped: 0, failures: [withoutReport(exit)] };
  } finally {
    rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

function readReport(file: string): TestReport {
  const report = JSON.parse(readFileSync(file, 'utf8')) as TestReport;
  const empty = report.passed + report.failures.length === 0;
  return empty ? { ...report, failures: ['The suite ran no test.'] } : report;
}

function withoutReport(exit: unknown): string {
  return `The editor ended without a test report (${exit instanceof Error ? exit.message : `exit code ${String(exit)}`}).`;
}

/** Prints the lines of the test run and keeps everything in a log. */
function testLines(file: string): Writable {
  const log = createWriteStream(file);
  let rest = '';
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      log.write(chunk);
      const lines = (rest + chunk.toString()).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.startsWith(LINE_TAG)) console.log(line.slice(LINE_TAG.length));
      done();
    },
  });
}
