import type * as vscode from 'vscode';

/**
 * Keys of model providers in the editor's secret storage. A key belongs to the origin it was saved for: a base URL that
 * is changed to another host finds none.
 */
export class ApiKeys {
  readonly #secrets: vscode.SecretStorage;

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets;
  }

  /** The key for an address, if one was saved for its origin. */
  async get(baseUrl: string): Promise<string | undefined> {
    return this.#secrets.get(nameFor(baseUrl));
  }

  /** Saves the key for the address's origin; an empty key removes it. */
  async set(baseUrl: string, key: string): Promise<void> {
    if (key === '') await this.#secrets.delete(nameFor(baseUrl));
    else await this.#secrets.store(nameFor(baseUrl), key);
  }
}

function nameFor(baseUrl: string): string {
  return `wf.key ${new URL(baseUrl).origin}`;
}
