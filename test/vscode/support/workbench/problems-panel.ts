import type { Locator, Page } from 'playwright-core';

/** The Problems panel. */
export class ProblemsPanel {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(): Promise<void> {
    const panel = this.#page.locator('.markers-panel');
    if (!(await panel.isVisible())) await this.#page.keyboard.press('Control+Shift+M');
    await panel.waitFor();
  }

  /** Folds all files and unfolds one: the list shows only as many problems as there is room for. */
  async unfold(file: string): Promise<void> {
    await this.#page.locator('.part.panel').getByRole('button', { name: 'Collapse All' }).click();
    await this.rows(file).first().locator('.monaco-tl-twistie').click();
  }

  /** The rows whose text holds a piece of text. */
  rows(text: string | RegExp): Locator {
    return this.#page.locator('.markers-panel').getByRole('treeitem').filter({ hasText: text });
  }
}
