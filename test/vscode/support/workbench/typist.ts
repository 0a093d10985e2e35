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
   * Types what the editor closes by itself with `closing`. The editor knows how, and whether it stands in a text or a comment,
   * some time after it shows the file and the line: until then it closes nothing, and the typist tries again.
   */
  async open(opening: string, closing: string): Promise<void> {
    // What the editor does on its own shows together with the key, so it is there or never comes when the next key shows.
    const typed = `${opening};`;
    for (;;) {
      await this.#pane.type(typed);
      const line = await this.#pane.cursorLine(typed);
      if (line.includes(typed + closing)) break;
      await this.#pane.erase(typed.length);
      await this.#pane.cursorLineWithout(typed);
    }
    await this.#pane.erase(1);
    await this.#pane.cursorLine(opening + closing);
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

  /** Types a last word, and begins a new line while the very same word is offered: there is nothing to be taken. */
  async finishLine(word: string): Promise<void> {
    await this.#pane.type(word);
    await this.#pane.focusedSuggestion(word).waitFor();
    await this.#page.keyboard.press('Enter');
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key);
  }

  async #dismiss(): Promise<void> {
    if (await this.#pane.suggestions().isVisible()) await this.#page.keyboard.press('Escape');
  }
}
