import * as vscode from 'vscode';
import { visibleText } from '#core/events/visible-text.ts';

const scheme = 'wf-text';

/** Texts that are too long for a notification, shown as documents that cannot be changed. Each is forgotten when closed. */
export class ReadOnlyTexts implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #registered: vscode.Disposable;
  #last = 0;

  constructor() {
    this.#registered = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())),
    );
  }

  /** Opens a text under a name; the person has asked for it, so it gets the focus. */
  async show(name: string, text: string): Promise<void> {
    this.#last += 1;
    const uri = vscode.Uri.from({ scheme, path: `/${visibleText(name)}`, query: String(this.#last) });
    this.#texts.set(uri.toString(), text);
    await vscode.window.showTextDocument(uri, { preview: true });
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? vscode.l10n.t('The question that this text belonged to is over.');
  }

  dispose(): void {
    this.#registered.dispose();
  }
}
