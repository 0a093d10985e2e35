import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

/** The built suites: an empty extension under development, whose test module is `run-mocha.js`. */
export const SUITES_FOLDER = path.join(import.meta.dirname, '../../out/vscode');

/**
 * Bundles the suites to CommonJS, which every supported extension host loads.
 *
 * VS Code wants an extension under development beside the test module; this one has no code, so that only the installed
 * `.vsix` can be what is tested. The manifest also makes the folder a CommonJS package.
 */
export async function buildSuites(): Promise<void> {
  rmSync(SUITES_FOLDER, { recursive: true, force: true });
  const source = path.join(import.meta.dirname, 'suites');
  const tests = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'));
  await build({
    entryPoints: [
      { in: path.join(import.meta.dirname, 'support/run-mocha.ts'), out: 'run-mocha' },
      ...tests.map((file) => ({ in: path.join(source, file), out: file.slice(0, -'.ts'.length) })),
    ],
    outdir: SUITES_FOLDER,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22.15',
    sourcemap: 'inline',
    external: ['vscode', 'mocha', 'playwright-core'],
  });
  writeFileSync(
    path.join(SUITES_FOLDER, 'package.json'),
    JSON.stringify({
      name: 'empty',
      publisher: 'toolpath-test',
      version: '0.0.0',
      engines: { vscode: '^1.101.0' },
      capabilities: { untrustedWorkspaces: { supported: true } },
      // Models that a suite registers must be announced here.
      contributes: { languageModelChatProviders: [{ vendor: 'toolpath-test', displayName: 'Toolpath Test' }] },
    }),
  );
}
