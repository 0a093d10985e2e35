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

  /** Types into the filter; without it the list shows only as many of all files' problems as there is room for. */
  async filter(text: string): Promise<void> {
    await this.#page.getByPlaceholder('Filter (e.g. text, **/*.ts').locator('visible=true').fill(text);
  }

  /** The rows whose text holds a piece of text. */
  rows(text: string | RegExp): Locator {
    return this.#page.locator('.markers-panel').getByRole('treeitem').filter({ hasText: text });
  }
}
