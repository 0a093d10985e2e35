import path from 'node:path';
import { format } from 'node:util';
import type { HostInstallation } from './install-host.ts';
import { type ServerOptions, startServer } from './vscode-server.ts';
import { openWorkbenchPage } from './workbench-page.ts';

/** The paths of `code --extensionDevelopmentPath=… --extensionTestsPath=… FOLDER`. */
export interface TestPaths {
  readonly extension: string;
  readonly tests: string;
  readonly folder: string;
}

/** Exit code 97 or 98 with a reason: the workbench itself said nothing. Other codes are the workbench's. */
export interface TestExit {
  readonly code: number;
  readonly reason?: string;
}

const LIMIT_MS = 8 * 60_000;

/**
 * Runs a test module inside the extension host of a browser workbench and prints what it logs.
 *
 * The workbench hands its log and the exit code to two functions of the page, as its own smoke tests use them.
 * It exits with 0 even if the extension host dies early: whoever calls must demand a report of the tests.
 */
export async function runExtensionTests(
  host: HostInstallation,
  options: ServerOptions,
  paths: TestPaths,
  debuggingPort?: number,
): Promise<TestExit> {
  const server = await startServer(host, options);
  try {
    const origin = `http://${server.authority}`;
    const { page, close } = await openWorkbenchPage(origin, debuggingPort);
    try {
      const exit = new Promise<TestExit>((resolve) => {
        void page.exposeFunction('codeAutomationExit', (code: number) => {
          resolve({ code });
        });
        page.once('crash', () => {
          resolve({ code: 97, reason: 'The workbench page crashed.' });
        });
        setTimeout(() => {
          resolve({ code: 98, reason: `No result after ${String(LIMIT_MS / 1000)} seconds.` });
        }, LIMIT_MS).unref();
      });
      await page.exposeFunction('codeAutomationLog', (_type: string, values: unknown[]) => {
        process.stdout.write(`${format(...values)}\n`);
      });
      await page.goto(testUrl(origin, server.authority, paths));
      return await exit;
    } finally {
      await close();
    }
  } finally {
    await server.stop();
  }
}

function testUrl(origin: string, authority: string, paths: TestPaths): string {
  const remote = (file: string): string => `vscode-remote://${authority}${encodeURI(path.resolve(file))}`;
  const url = new URL(origin);
  url.searchParams.set('folder', path.resolve(paths.folder));
  url.searchParams.set(
    'payload',
    JSON.stringify([
      ['extensionDevelopmentPath', remote(paths.extension)],
      ['extensionTestsPath', remote(paths.tests)],
      ['skipWelcome', 'true'],
    ]),
  );
  return url.href;
}
