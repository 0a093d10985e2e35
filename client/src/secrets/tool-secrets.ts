import type * as vscode from 'vscode';

/** A secret that a tool of a `.wf` file names, and where its value may go. */
export interface SecretUse {
  readonly name: string;
  /** An origin of the network, or the folder whose modules and commands get it. */
  readonly place: string;
}

const indexName = 'wf.secrets';

/**
 * Values of `{secret.NAME}` and of `secrets` clauses in the editor's secret storage. A value belongs to the place it was
 * given for: a file that sends the same name elsewhere finds none, and its person is asked.
 */
export class ToolSecrets {
  readonly #secrets: vscode.SecretStorage;
  /** Names and places, without values, so that they can be listed. */
  readonly #index: vscode.Memento;

  constructor(secrets: vscode.SecretStorage, index: vscode.Memento) {
    this.#secrets = secrets;
    this.#index = index;
  }

  get known(): readonly SecretUse[] {
    return this.#index.get<readonly SecretUse[]>(indexName, []);
  }

  async get(use: SecretUse): Promise<string | undefined> {
    return this.#secrets.get(keyOf(use));
  }

  async set(use: SecretUse, value: string): Promise<void> {
    await this.#secrets.store(keyOf(use), value);
    await this.#index.update(indexName, [...this.#others(use), use]);
  }

  async forget(use: SecretUse): Promise<void> {
    await this.#secrets.delete(keyOf(use));
    await this.#index.update(indexName, this.#others(use));
  }

  #others(use: SecretUse): readonly SecretUse[] {
    return this.known.filter((known) => keyOf(known) !== keyOf(use));
  }
}

function keyOf({ name, place }: SecretUse): string {
  return `wf.secret ${JSON.stringify([name, place])}`;
}
