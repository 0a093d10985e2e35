import type * as vscode from 'vscode';

const indexName = 'wf.mcpServers';

/**
 * The MCP servers that a person has allowed to be started, by the hash of what is started. Kept with the user, never in
 * the workspace: a workspace that changes a definition, or another one with the same words, is asked for anew.
 */
export class ServerConsents {
  readonly #index: vscode.Memento;

  constructor(index: vscode.Memento) {
    this.#index = index;
  }

  has(digest: string): boolean {
    return this.#known().includes(digest);
  }

  async add(digest: string): Promise<void> {
    if (!this.has(digest)) await this.#index.update(indexName, [...this.#known(), digest]);
  }

  #known(): readonly string[] {
    return this.#index.get<readonly string[]>(indexName, []);
  }
}
