import path from 'node:path';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { DEBUGGING_PORT, SCREENSHOTS } from '../test-report.ts';
import { EditorPane } from './editor-pane.ts';
import { OutputPanel } from './output-panel.ts';
import { ProblemsPanel } from './problems-panel.ts';
import { QuickInput } from './quick-input.ts';
import { retry } from './retry.ts';

/**
 * The window of the editor that this extension host belongs to, driven with mouse and keyboard as a person does.
 * Roles, names and element ids first; class names where the workbench gives nothing better.
 */
export class Workbench {
  readonly page: Page;
  readonly problems: ProblemsPanel;
  readonly output: OutputPanel;
  readonly quickInput: QuickInput;
  readonly #browser: Browser | undefined;
  static #shots = 0;

  /** `browser`: the connection to close on `detach`; none for a page of one's own. */
  constructor(page: Page, browser?: Browser) {
    this.#browser = browser;
    this.page = page;
    this.problems = new ProblemsPanel(page);
    this.output = new OutputPanel(page);
    this.quickInput = new QuickInput(page);
  }

  /** Attaches to the window through the debugging port that the run was started with. */
  static async attach(): Promise<Workbench> {
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${process.env[DEBUGGING_PORT] ?? ''}`);
    const pages = browser.contexts().flatMap((context) => context.pages());
    for (const page of pages) {
      if ((await page.locator('.monaco-workbench').count()) > 0) return new Workbench(page, browser);
    }
    throw new Error(`None of the ${String(pages.length)} pages is a workbench.`);
  }

  async detach(): Promise<void> {
    await this.#browser?.close();
  }

  /** Resolves when the window can be used. */
  async started(): Promise<void> {
    await this.page.locator('.monaco-workbench').waitFor();
    await this.page.waitForFunction(() => {
      const marks = performance.getEntriesByType('mark').map(({ name }) => name);
      return marks.includes('code/didStartWorkbench') && marks.includes('code/didHandleExtensionPoints');
    });
  }

  /** Loads the window anew: its extension host ends, and another one begins. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.started();
  }

  /** A message that pops up. Windows that a test runs inside of show none: see `notification`. */
  toast(text: string): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item').filter({ hasText: text }).first();
  }

  /** Presses a button of a message. */
  async press(message: Locator, button: string): Promise<void> {
    await message.getByRole('button', { name: button, exact: true }).click();
  }

  async clearToasts(): Promise<void> {
    await this.runCommand('Notifications: Clear All Notifications');
  }

  /** Opens a file with a double click in the explorer. */
  async openFromExplorer(name: string): Promise<EditorPane> {
    const row = this.page.locator('.explorer-folders-view').getByRole('treeitem', { name });
    const pane = this.editor(name);
    await retry(this.page, async () => {
      await row.first().dblclick({ timeout: 10_000 });
      await pane.root.waitFor({ timeout: 8000 });
    });
    return pane;
  }

  /** The pane that shows a file, open or not. */
  editor(name: string): EditorPane {
    return new EditorPane(this.page, name);
  }

  /** Runs a command of the palette by its whole title. */
  async runCommand(title: string): Promise<void> {
    await this.startCommand(title);
    await this.quickInput.closed();
  }

  /** Chooses a command of the palette that may go on asking in the same box. */
  async startCommand(title: string): Promise<void> {
    await retry(this.page, async () => {
      await this.page.keyboard.press('F1');
      await this.quickInput.fill(`>${title}`);
      await this.quickInput.option(title).click({ timeout: 5000 });
    });
  }

  /** A button of the editor's title bar. */
  titleButton(title: string): Locator {
    return this.page.locator('.editor-actions').getByRole('button', { name: title }).first();
  }

  /** The status bar while the active editor has a language. */
  language(name: string): Locator {
    return this.page.locator('[id="status.editor.mode"]').filter({ hasText: name });
  }

  /** A message in the list of notifications, which is opened: a session under test shows none by itself. */
  async notification(text: string | RegExp): Promise<Locator> {
    const list = this.page.locator('.notifications-center.visible');
    if (!(await list.isVisible())) await this.page.locator('[id="status.notifications"]').click();
    return list.locator('.notification-list-item').filter({ hasText: text }).first();
  }

  /** Saves a picture of the window among the results of the suite. */
  async screenshot(name: string): Promise<void> {
    const number = String(++Workbench.#shots).padStart(2, '0');
    await this.page.screenshot({ path: path.join(process.env[SCREENSHOTS] ?? '.', `${number}-${name}.png`) });
  }
}
