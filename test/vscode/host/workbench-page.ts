import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { ensureChromium } from './ensure-chromium.ts';

/** One browser window for one workbench. */
export interface WorkbenchPage {
  readonly page: Page;
  readonly close: () => Promise<void>;
}

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  // Nothing but the server under test can be reached.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/**
 * Opens a headless browser window; `debuggingPort` lets a second driver attach, as Electron's switch of that name does.
 */
export async function openWorkbenchPage(origin: string, debuggingPort?: number): Promise<WorkbenchPage> {
  const executablePath = ensureChromium(console.error);
  const profile = mkdtempSync(path.join(tmpdir(), 'wf-browser-'));
  const attach = debuggingPort === undefined ? [] : [`--remote-debugging-port=${String(debuggingPort)}`];
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: [...QUIET, ...attach],
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    handleSIGINT: false,
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    page,
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
