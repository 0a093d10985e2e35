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

  /** The rows whose text holds a piece of text. */
  rows(text: string | RegExp): Locator {
    return this.#page.locator('.markers-panel').getByRole('treeitem').filter({ hasText: text });
  }
}
