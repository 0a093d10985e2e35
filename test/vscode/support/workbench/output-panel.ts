import type { Locator, Page } from 'playwright-core';

/** The Output panel. */
export class OutputPanel {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async clear(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Clear Output' }).click();
    await this.lines(/\S/).first().waitFor({ state: 'detached' });
  }

  /** The visible lines that hold a piece of text. */
  lines(text: string | RegExp): Locator {
    return this.#page.locator('.output-view .view-line').filter({ hasText: text });
  }
}
