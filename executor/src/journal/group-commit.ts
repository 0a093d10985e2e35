import type { AppendFile } from './append-file.ts';
import { reasonOf } from '#core/text/system-error.ts';
import { JournalError } from './journal-error.ts';

interface Pending {
  readonly text: string;
  readonly durable: boolean;
  readonly resolve: () => void;
  readonly reject: (error: JournalError) => void;
}

/**
 * Appends texts of any number of writers to one file, in the order in which they are given. What comes while the disk is
 * busy is written together and made durable together. After a failure nothing more is written, and every append fails with
 * the same reason: the half of a line that may stand at the end is understood as torn.
 */
export class GroupCommit {
  readonly #path: string;
  readonly #file: AppendFile;
  #pending: Pending[] = [];
  #working: Promise<void> | undefined;
  #failure: JournalError | undefined;

  /** `path` is what failures call the file. */
  constructor(path: string, file: AppendFile) {
    this.#path = path;
    this.#file = file;
  }

  /** Why nothing is written any more. */
  get failure(): JournalError | undefined {
    return this.#failure;
  }

  /** Resolves when the text is in the file and, if `durable`, survives a loss of power. Rejects with a `JournalError`. */
  append(text: string, durable: boolean): Promise<void> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    const done = new Promise<void>((resolve, reject) => {
      this.#pending.push({ text, durable, resolve, reject });
    });
    this.#working ??= this.#work();
    return done;
  }

  /** Closes the file after what was given has been written. */
  async close(): Promise<void> {
    await this.#working;
    this.#failure ??= new JournalError('The journal is closed.');
    await this.#file.close();
  }

  async #work(): Promise<void> {
    // Whatever else comes in this turn of the event loop goes along.
    await Promise.resolve();
    while (this.#pending.length > 0) {
      const batch = this.#pending;
      this.#pending = [];
      try {
        const text = batch.map((one) => one.text).join('');
        await this.#file.append(text);
        if (batch.some(({ durable }) => durable)) await this.#file.sync();
        for (const { resolve } of batch) resolve();
      } catch (error) {
        this.#fail(error, batch);
      }
    }
    this.#working = undefined;
  }

  #fail(error: unknown, batch: readonly Pending[]): void {
    const failure = new JournalError(`The journal ${this.#path} cannot be written: ${reasonOf(error)}.`, {
      cause: error,
    });
    this.#failure = failure;
    const late = this.#pending;
    this.#pending = [];
    for (const { reject } of [...batch, ...late]) reject(failure);
  }
}
