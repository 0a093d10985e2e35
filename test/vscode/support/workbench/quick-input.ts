import type { Locator, Page } from 'playwright-core';

/** The box at the top of the window: palette, pick lists, input boxes. */
export class QuickInput {
  readonly widget: Locator;

  constructor(page: Page) {
    this.widget = page.locator('.quick-input-widget');
  }

  async fill(text: string): Promise<void> {
    await this.widget.locator('input[type="text"]').first().fill(text, { timeout: 5000 });
  }

  option(title: string): Locator {
    return this.widget.getByRole('option', { name: title }).first();
  }

  /** Answers an input box. */
  async answer(text: string): Promise<void> {
    await this.fill(text);
    await this.widget.locator('input[type="text"]').first().press('Enter');
  }

  async closed(): Promise<void> {
    await this.widget.waitFor({ state: 'hidden', timeout: 5000 });
  }
}
