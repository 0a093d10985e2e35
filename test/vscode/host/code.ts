#!/usr/bin/env node
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { installHost } from './install-host.ts';
import { runExtensionTests } from './run-extension-tests.ts';
import { installExtension, type ServerOptions, startServer } from './vscode-server.ts';

/**
 * Stands in for the `code` executable where no desktop VS Code can be had: takes the part of its command line that
 * `@vscode/test-electron` and the scripts use, and does the same with the browser edition.
 *
 *   code --install-extension FILE.vsix
 *   code --extensionDevelopmentPath=… --extensionTestsPath=… FOLDER
 *   code FOLDER                                prints the URL and serves until it is interrupted
 *
 * `--ask-workspace-trust` wins over `--disable-workspace-trust`, which the test runner always adds.
 */
const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    'user-data-dir': { type: 'string' },
    'extensions-dir': { type: 'string' },
    'install-extension': { type: 'string' },
    extensionDevelopmentPath: { type: 'string' },
    extensionTestsPath: { type: 'string' },
    'remote-debugging-port': { type: 'string' },
    'disable-workspace-trust': { type: 'boolean' },
    'ask-workspace-trust': { type: 'boolean' },
  },
});

function text(name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

function required(name: string): string {
  const value = text(name);
  if (value === undefined) throw new Error(`The option --${name} is missing.`);
  return path.resolve(value);
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);
const tests = text('extensionTestsPath');
const options: ServerOptions = {
  userDataDir: required('user-data-dir'),
  extensionsDir: required('extensions-dir'),
  trust: values['ask-workspace-trust'] === true || values['disable-workspace-trust'] !== true,
  testDriver: tests !== undefined,
};
mkdirSync(options.userDataDir, { recursive: true });
mkdirSync(options.extensionsDir, { recursive: true });

const host = await installHost(say);
const vsix = text('install-extension');
const folder = path.resolve(positionals[0] ?? '.');
if (vsix !== undefined) {
  installExtension(host, vsix, options);
} else if (tests !== undefined) {
  const port = text('remote-debugging-port');
  const paths = { extension: required('extensionDevelopmentPath'), tests, folder };
  const exit = await runExtensionTests(host, options, paths, port === undefined ? undefined : Number(port));
  if (exit.reason !== undefined) say(exit.reason);
  process.exitCode = exit.code;
} else {
  const server = await startServer(host, options);
  say(`VS Code: http://${server.authority}/?folder=${encodeURIComponent(folder)}`);
  say('Ctrl-C ends it.');
}
