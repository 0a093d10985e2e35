import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type * as vscode from 'vscode';

/** A run that began and has not ended, as far as this window knows. */
export interface UnfinishedRun {
  readonly run: string;
  readonly workflow: string;
  /** Path of its journal. */
  readonly journal: string;
  /** Milliseconds since 1970. */
  readonly begun: number;
  /** Models that it may ask. */
  readonly models: readonly string[];
  /** Where the secrets of its modules and commands are kept. */
  readonly secretFolder?: string;
  /** A person was asked whether to go on with it. */
  readonly offered?: true;
}

const key = 'wf.unfinishedRuns';

/** Journals that are kept, of finished runs too. */
const mostJournals = 20;

/** The runs of this workspace that have not ended, and the folder of their journals. They outlive the window. */
export class UnfinishedRuns {
  readonly #state: vscode.Memento;
  readonly #folder: string;

  constructor(state: vscode.Memento, storage: { readonly fsPath: string }) {
    this.#state = state;
    this.#folder = join(storage.fsPath, 'runs');
  }

  /** The oldest first. */
  get all(): readonly UnfinishedRun[] {
    return this.#state.get<readonly UnfinishedRun[]>(key, []);
  }

  /** Where a new run is recorded. Removes journals that are old, but none that may be gone on with. */
  journalFor(run: string): string {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const needed = new Set(this.all.map(({ journal }) => journal));
    const others = readdirSync(this.#folder)
      .filter((name) => name.endsWith('.jsonl'))
      .map((name) => join(this.#folder, name))
      .filter((path) => !needed.has(path))
      .sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs);
    for (const path of others.slice(mostJournals - 1)) removeJournal(path);
    return join(this.#folder, `${run}.jsonl`);
  }

  async add(run: UnfinishedRun): Promise<void> {
    await this.#state.update(key, [...this.all, run]);
  }

  /** It has ended, or is not wanted any more. */
  async forget(run: string): Promise<void> {
    const others = this.all.filter((other) => other.run !== run);
    await this.#state.update(key, others);
  }

  /** Nobody is asked about these again. */
  async markOffered(runs: readonly UnfinishedRun[]): Promise<void> {
    const names = new Set(runs.map(({ run }) => run));
    const marked = this.all.map((one) => (names.has(one.run) ? { ...one, offered: true } : one));
    await this.#state.update(key, marked);
  }
}

/** Is there anything to go on with? A process that died at once may have written no journal, or only its head. */
export function hasBegun({ journal }: UnfinishedRun): boolean {
  try {
    // Within the texts of a journal the quotes have backslashes.
    return readFileSync(journal, 'utf8').includes('{"type":"begun"');
  } catch {
    return false;
  }
}

function removeJournal(path: string): void {
  rmSync(path, { force: true });
  rmSync(`${path}.blobs`, { recursive: true, force: true });
}
