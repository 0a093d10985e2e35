import type { Locator, Page } from 'playwright-core';
import { retry } from './retry.ts';

/** One text editor of the workbench. */
export class EditorPane {
  readonly root: Locator;
  readonly #page: Page;

  constructor(page: Page, file: string) {
    this.#page = page;
    this.root = page.locator(`.editor-instance .monaco-editor[data-uri$="/${file}"]`);
  }

  /** The lines that are on the screen. They are positioned absolutely, in any order of elements. */
  async text(): Promise<string> {
    const lines = await this.root.locator('.view-line').evaluateAll((elements) =>
      elements
        .map((element) => ({ top: parseInt((element as HTMLElement).style.top), text: element.textContent }))
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => text),
    );
    return lines.join('\n').replaceAll('\u00a0', ' ');
  }

  /** Puts the cursor before a column of a line, both from 1. */
  async goTo(line: number, column: number): Promise<void> {
    const input = this.#page.locator('.quick-input-widget');
    await retry(this.#page, async () => {
      // A click would scroll the lines, which are far taller than what is seen of them.
      await this.#page.keyboard.press('Control+1');
      await this.#page.keyboard.press('Control+G');
      await input.waitFor({ timeout: 5000 });
      await this.#page.keyboard.type(`${String(line)}:${String(column)}`);
      await this.#page.keyboard.press('Enter');
      await input.waitFor({ state: 'hidden', timeout: 5000 });
    });
  }

  /** Selects from the cursor to the end of its line. */
  async selectToLineEnd(): Promise<void> {
    await this.#page.keyboard.press('Shift+End');
  }

  /** Deletes so many characters before the cursor. */
  async erase(characters: number): Promise<void> {
    for (let left = characters; left > 0; left--) await this.#page.keyboard.press('Backspace');
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text, { delay: 20 });
  }

  squiggles(severity: 'error' | 'warning'): Locator {
    return this.root.locator(`.squiggly-${severity}`);
  }

  /** A visible line that holds a text. */
  line(text: string): Locator {
    return this.root.locator('.view-line').filter({ hasText: text }).first();
  }

  /** The list of completions that is on the screen. */
  suggestions(): Locator {
    return this.root.locator('.suggest-widget.visible');
  }

  /** An entry of the list of completions. */
  suggestion(label: string): Locator {
    return this.suggestions().getByRole('option', { name: label }).first();
  }

  /** The same entry, when it is the one that Enter takes. */
  focusedSuggestion(label: string): Locator {
    const name = this.root.page().locator('.label-name').getByText(label, { exact: true });
    return this.suggestions().locator('.monaco-list-row.focused').filter({ has: name });
  }

  /** A code lens above a line. */
  lens(title: string): Locator {
    return this.root.locator('.codelens-decoration a').filter({ hasText: title }).first();
  }

  hover(): Locator {
    return this.#page.locator('.monaco-hover:not(.hidden)').first();
  }
}
