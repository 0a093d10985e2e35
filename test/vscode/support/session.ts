import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { installHost } from '../host/install-host.ts';
import { startServer } from '../host/vscode-server.ts';
import { openWorkbenchPage } from '../host/workbench-page.ts';
import { EDITOR_SETTINGS } from './editor-settings.ts';
import { EXTENSIONS } from './test-report.ts';
import { Workbench } from './workbench/workbench.ts';

/** A VS Code with the packed extension, a browser, and a folder to work in: nothing of it is shared with another one. */
export interface Session {
  readonly folder: string;
  /** Opens a window on the folder. */
  readonly open: () => Promise<Workbench>;
  readonly close: () => Promise<void>;
}

/** What a session begins with. */
export interface SessionStart {
  /** Texts by their path in the folder. */
  readonly files?: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The folder is trusted without a question; otherwise the editor begins in restricted mode. */
  readonly trusted?: boolean;
}

/** Windows that are open now, the newest last. */
export const openWindows: Workbench[] = [];

/** Starts an editor as a person has it: no test runs inside of it, so notifications show as they do in earnest. */
export async function startSession({ files = {}, settings = {}, trusted = true }: SessionStart): Promise<Session> {
  const root = mkdtempSync(path.join(tmpdir(), 'wf-'));
  const folder = path.join(root, 'work');
  const userDataDir = path.join(root, 'user');
  write(folder, files);
  write(userDataDir, {
    'User/settings.json': JSON.stringify(EDITOR_SETTINGS),
    // Settings of the machine scope are read from here when the window is elsewhere than the server.
    'Machine/settings.json': JSON.stringify(settings),
  });
  const extensionsDir = process.env[EXTENSIONS] ?? '';
  const host = await installHost(console.error);
  const server = await startServer(host, { userDataDir, extensionsDir, trust: !trusted, testDriver: false });
  const origin = `http://${server.authority}`;
  const browser = await openWorkbenchPage(origin);
  browser.page.context().setDefaultTimeout(90_000);
  let unused: Page | undefined = browser.page;
  return {
    folder,
    open: async () => {
      const page = unused ?? (await browser.page.context().newPage());
      unused = undefined;
      const workbench = new Workbench(page);
      openWindows.push(workbench);
      await page.goto(`${origin}/?folder=${encodeURIComponent(folder)}`);
      await workbench.started();
      return workbench;
    },
    close: async () => {
      openWindows.length = 0;
      await browser.close();
      await server.stop();
      rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
