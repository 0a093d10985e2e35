import type * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  compile,
  workflows,
  type CompileParams,
  type CompileResult,
  type WorkflowOutline,
  type WorkflowsParams,
} from '#protocol/messages.ts';

/** The language server as the extension sees it: started once, asked by typed requests. */
export class LanguageServer implements vscode.Disposable {
  readonly #extension: vscode.Uri;
  readonly #log: vscode.LogOutputChannel;
  #client: Promise<LanguageClient> | undefined;

  constructor(extension: vscode.Uri, log: vscode.LogOutputChannel) {
    this.#extension = extension;
    this.#log = log;
  }

  /** Starts the server unless it runs. The client library is loaded here, after `activate` has returned. */
  async start(): Promise<LanguageClient> {
    this.#client ??= import('./start-client.ts').then(({ startClient }) => startClient(this.#extension, this.#log));
    return this.#client;
  }

  /** Lowers the text as it stands in the editor, saved or not. */
  async compile(params: CompileParams): Promise<CompileResult> {
    const client = await this.start();
    return client.sendRequest<CompileResult>(compile, params);
  }

  /** The workflows of a file, in their order. */
  async workflows(params: WorkflowsParams): Promise<readonly WorkflowOutline[]> {
    const client = await this.start();
    return client.sendRequest<readonly WorkflowOutline[]>(workflows, params);
  }

  dispose(): void {
    void this.#client?.then((client) => client.dispose());
  }
}
