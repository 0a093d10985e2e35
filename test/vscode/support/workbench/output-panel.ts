import type { Locator, Page } from 'playwright-core';

/** The Output panel. */
export class OutputPanel {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async clear(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Clear Output' }).click();
    await this.#page
      .locator('.monaco-editor[data-uri^="output:"] .view-line')
      .filter({ hasText: /\S/ })
      .first()
      .waitFor({ state: 'detached' });
  }

  /** The visible lines that hold a piece of text; a string, because spaces on the screen are not those of the text. */
  lines(text: string): Locator {
    return this.#page.locator('.monaco-editor[data-uri^="output:"] .view-line').filter({ hasText: text });
  }
}
