import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import { mochaReport } from './mocha-report.ts';
import { LINE_TAG, REPORT_FILE, SUITE } from './test-report.ts';
import { Workbench } from './workbench/workbench.ts';

/**
 * Runs one suite with mocha inside the extension host; VS Code calls it and takes a rejection as failure.
 *
 * Mocha's lines are tagged, because everything the workbench logs goes to the same stream.
 */
export async function run(): Promise<void> {
  Mocha.reporters.Base.consoleLog = (...values: unknown[]) => {
    for (const line of format(...values).split('\n')) console.log(`${LINE_TAG}${line}`);
  };
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 30_000,
    color: false,
    forbidOnly: true,
    grep: process.env.GREP ?? '',
    rootHooks: { afterEach: pictureOfFailure },
  });
  const folder = path.join(__dirname, setting(SUITE));
  for (const file of readdirSync(folder).sort()) {
    if (file.endsWith('.test.js')) mocha.addFile(path.join(folder, file));
  }
  const report = await mochaReport(mocha);
  writeFileSync(setting(REPORT_FILE), JSON.stringify(report));
  if (report.failures.length > 0) throw new Error(`${String(report.failures.length)} tests failed`);
}

/** What was on the screen when a test failed. */
async function pictureOfFailure(this: Mocha.Context): Promise<void> {
  const { currentTest } = this;
  if (currentTest?.state !== 'failed') return;
  const workbench = await Workbench.attach();
  await workbench.screenshot(`failed-${currentTest.title.replaceAll(/\W+/g, '-')}`);
  await workbench.detach();
}

function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`The environment variable ${name} is not set.`);
  return value;
}
