import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);
const root = new URL('../..', import.meta.url).pathname;
const program = createRequire(import.meta.url).resolve('vscode-tmgrammar-test/dist/unit.js');
const files = readdirSync(import.meta.dirname).filter((file) => /\.(wf|wf-transcript)$/.test(file));

it('there are files with scope assertions', () => {
  expect(files.length).toBeGreaterThan(2);
});

it.each(files)('%s has the scopes that it says', async (file) => {
  const grammars = ['wf', 'wf-transcript'].flatMap((name) => ['-g', `syntaxes/${name}.tmLanguage.json`]);
  const { stdout } = await run(process.execPath, [program, '--compact', ...grammars, `test/grammar/${file}`], {
    cwd: root,
  }).catch((error: unknown) => error as { stdout: string });
  expect(stdout).toContain('✓');
  expect(stdout).not.toMatch(/ERROR/);
});
