import type { Locator, Page } from 'playwright-core';
import { retry } from './retry.ts';

/** One text editor of the workbench. */
export class EditorPane {
  readonly root: Locator;
  readonly #page: Page;
  readonly #selector: string;

  constructor(page: Page, file: string) {
    this.#page = page;
    this.#selector = `.editor-instance .monaco-editor[data-uri$="/${file}"]`;
    this.root = page.locator(this.#selector);
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

  /** The text of the line with the cursor, as soon as it holds `shown`. */
  async cursorLine(shown: string): Promise<string> {
    const line = await this.#page.waitForFunction(lineOfCursor, { editor: this.#selector, text: shown, held: true });
    return (await line.jsonValue())?.text ?? '';
  }

  /** Resolves when the line with the cursor does not hold `gone`. */
  async cursorLineWithout(gone: string): Promise<void> {
    await this.#page.waitForFunction(lineOfCursor, { editor: this.#selector, text: gone, held: false });
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

/** What is asked of the line with the cursor: that it holds a text, or that it does not. */
interface LineQuestion {
  readonly editor: string;
  readonly text: string;
  readonly held: boolean;
}

/** The line with the cursor if it is as asked, else nothing; runs in the page. An empty text alone would count as nothing. */
function lineOfCursor({ editor, text, held }: LineQuestion): { readonly text: string } | undefined {
  const root = document.querySelector(editor);
  const top = root?.querySelector<HTMLElement>('.cursors-layer .cursor')?.style.top;
  const lines = [...(root?.querySelectorAll<HTMLElement>('.view-line') ?? [])];
  const line = lines.find(({ style }) => style.top === top)?.textContent.replaceAll('\u00a0', ' ');
  return line?.includes(text) === held ? { text: line } : undefined;
}
