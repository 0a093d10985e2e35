import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Mocha from 'mocha';
import { type Editor, install } from './editor.ts';
import { mochaReport } from './support/mocha-report.ts';
import { openWindows } from './support/session.ts';
import { EXTENSIONS, SCREENSHOTS, type TestReport } from './support/test-report.ts';

const TESTS = path.join(import.meta.dirname, 'windows');
const OUTPUT_FOLDER = path.join(import.meta.dirname, 'out/windows');

/**
 * Runs the tests that work from outside of the editor, in this process: what survives a reload, or happens in two windows,
 * cannot be seen from within one extension host. Each file starts sessions of its own.
 */
export async function runWindows(editor: Editor, vsix: string): Promise<TestReport> {
  rmSync(OUTPUT_FOLDER, { recursive: true, force: true });
  mkdirSync(OUTPUT_FOLDER, { recursive: true });
  const root = mkdtempSync(path.join(tmpdir(), 'wf-'));
  try {
    const extensions = path.join(root, 'extensions');
    install(editor, vsix, [`--user-data-dir=${path.join(root, 'user')}`, `--extensions-dir=${extensions}`]);
    process.env[EXTENSIONS] = extensions;
    process.env[SCREENSHOTS] = OUTPUT_FOLDER;
    const mocha = new Mocha({
      ui: 'bdd',
      // A person waits as well while the machine is busy; no test is about time.
      timeout: 300_000,
      forbidOnly: true,
      grep: process.env.GREP ?? '',
      rootHooks: { afterEach: picturesOfFailure },
    });
    for (const file of readdirSync(TESTS).sort()) {
      if (file.endsWith('.test.ts')) mocha.addFile(path.join(TESTS, file));
    }
    await mocha.loadFilesAsync();
    return await mochaReport(mocha);
  } finally {
    rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** What was on the screens when a test failed. */
async function picturesOfFailure(this: Mocha.Context): Promise<void> {
  const { currentTest } = this;
  if (currentTest?.state !== 'failed') return;
  const name = `failed-${currentTest.title.replaceAll(/\W+/g, '-')}`;
  for (const window of openWindows) await window.screenshot(name);
}
