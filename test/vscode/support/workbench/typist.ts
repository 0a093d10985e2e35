import type { Page } from 'playwright-core';
import type { EditorPane } from './editor-pane.ts';

/** A person at the keyboard, who types, takes offers and waits until the screen shows what was typed. */
export class Typist {
  readonly #page: Page;
  readonly #pane: EditorPane;

  constructor(page: Page, pane: EditorPane) {
    this.#page = page;
    this.#pane = pane;
  }

  /**
   * Types what the editor closes by itself; `closed` is all of it. The editor knows how, and whether it stands in a text or
   * a comment, some time after it shows the file and the line: until then it closes nothing, and the typist tries again.
   */
  async open(opening: string, closed: string): Promise<void> {
    for (;;) {
      const before = (await this.#pane.text()).length;
      await this.#pane.type(opening);
      let grown = 0;
      while (grown < opening.length) grown = (await this.#pane.text()).length - before;
      if (grown === closed.length) return;
      await this.#pane.erase(opening.length);
      while ((await this.#pane.text()).length > before);
    }
  }

  /** Types, and waits until a line of the editor holds `shown`: the text itself where the editor adds nothing to it. */
  async write(text: string, shown = text): Promise<void> {
    await this.#pane.type(text);
    await this.#pane.line(shown).waitFor();
  }

  /** Begins a new line. What is offered is not taken. */
  async newLine(): Promise<void> {
    await this.#dismiss();
    await this.#page.keyboard.press('Enter');
  }

  /** Types the beginning of something, and takes it from the list of offers. */
  async take(typed: string, label: string, key: 'Enter' | 'Tab' = 'Enter'): Promise<void> {
    await this.#pane.type(typed);
    await this.#pane.suggestion(label).waitFor();
    const focused = this.#pane.focusedSuggestion(label);
    while (!(await focused.isVisible())) await this.#page.keyboard.press('ArrowDown');
    await this.#page.keyboard.press(key);
    await this.#pane.line(label).waitFor();
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key);
  }

  async #dismiss(): Promise<void> {
    if (await this.#pane.suggestions().isVisible()) await this.#page.keyboard.press('Escape');
  }
}
