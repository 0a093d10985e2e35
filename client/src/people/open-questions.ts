import * as vscode from 'vscode';

/**
 * Questions that runs wait for. Notifications hide after a while without being answered; as long as one is open, an item
 * in the status bar says so, and brings them back.
 */
export class OpenQuestions implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('wf.questions', vscode.StatusBarAlignment.Left);
  #open = 0;

  constructor() {
    this.#item.name = vscode.l10n.t('Questions of Workflows');
    this.#item.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
    this.#item.command = 'notifications.showList';
    this.#item.tooltip = vscode.l10n.t('A run waits for your answer. Show the question.');
  }

  /** Counts a question as open until it is settled: answered, or no longer asked. */
  async wait<T>(answer: Promise<T>): Promise<T> {
    this.#change(1);
    try {
      return await answer;
    } finally {
      this.#change(-1);
    }
  }

  dispose(): void {
    this.#item.dispose();
  }

  #change(by: number): void {
    this.#open += by;
    this.#item.text =
      this.#open === 1
        ? vscode.l10n.t('$(bell-dot) A run asks')
        : vscode.l10n.t('$(bell-dot) {0} questions', this.#open);
    if (this.#open > 0) this.#item.show();
    else this.#item.hide();
  }
}
