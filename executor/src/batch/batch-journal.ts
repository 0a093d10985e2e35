import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { blobFolder } from '../journal/blobs.ts';
import { JournalError } from '../journal/journal-error.ts';
import { JournalFile } from '../journal/journal-file.ts';
import { newHeader } from '../journal/new-header.ts';
import type { RecordedRun } from '../journal/read-journal.ts';
import type { StartRunParams } from '../protocol/messages.ts';
import type { StartRunOptions } from '../run/start-run.ts';

/**
 * The record of the rows of a batch, in one file: what many of them write at once goes to the disk together. After a crash,
 * the rows that were under way go on where they were.
 */
export class BatchJournal {
  readonly #file: JournalFile;
  readonly #id: string;
  readonly #begun: Map<string, RecordedRun>;

  private constructor(file: JournalFile, id: string, begun: Map<string, RecordedRun>) {
    this.#file = file;
    this.#id = id;
    this.#begun = begun;
  }

  /** Begins the record, or goes on with it; rows before `done` are not needed any more. */
  static async open(
    path: string,
    params: Omit<StartRunParams, 'run' | 'inputs' | 'providers'>,
    done: number,
  ): Promise<BatchJournal> {
    const header = newHeader(params);
    if (!existsSync(path)) return new BatchJournal(await JournalFile.create(path, header), randomUUID(), new Map());
    const { journal, recorded } = await JournalFile.open(path, { forget: (run) => rowOf(run) < done });
    if (recorded.header.hash !== header.hash) {
      await journal.close();
      throw new JournalError(
        `The workflow was changed since the batch began. Remove ${path} to begin the open rows anew with it.`,
      );
    }
    const begun = new Map([...recorded.runs].filter(([run]) => rowOf(run) >= done));
    const [first] = recorded.runs.keys();
    return new BatchJournal(journal, first?.split('.')[0] ?? randomUUID(), begun);
  }

  /** Why nothing is recorded any more: runs that end badly from then on do so for this reason. */
  get failure(): JournalError | undefined {
    return this.#file.failure;
  }

  /** The name of a row's run: the same whenever the batch goes on. */
  nameOf(row: number): string {
    return `${this.#id}.${row}`;
  }

  /** Where the run of a row is recorded. */
  recordOf(row: number): NonNullable<StartRunOptions['journal']> {
    const run = this.nameOf(row);
    const recorded = this.#begun.get(run);
    this.#begun.delete(run);
    return ({ inputs }) =>
      recorded === undefined ? this.#file.begin({ run }, inputs) : Promise.resolve(this.#file.resume(recorded));
  }

  /** Lets go of the record; removes it when no row needs it any more. */
  async close(isDone: boolean): Promise<void> {
    await this.#file.close();
    if (!isDone) return;
    await rm(this.#file.path, { force: true });
    await rm(blobFolder(this.#file.path), { recursive: true, force: true });
  }
}

function rowOf(run: string): number {
  return Number(run.slice(run.indexOf('.') + 1));
}
