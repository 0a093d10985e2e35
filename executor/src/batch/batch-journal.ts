import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Json } from '#core/ir/json.ts';
import { blobFolder, load } from '../journal/blobs.ts';
import { JournalError } from '../journal/journal-error.ts';
import { JournalFile } from '../journal/journal-file.ts';
import type { JournalHeader } from '../journal/journal-record.ts';
import { newHeader } from '../journal/new-header.ts';
import type { RecordedRun } from '../journal/read-journal.ts';
import type { StartRunParams } from '../protocol/messages.ts';
import type { StartRunOptions } from '../run/start-run.ts';
import { otherBatch, rowChange, rowMark } from './same-batch.ts';

/** What was read of rows that began before. */
interface Before {
  /** What the names of all runs begin with; absent when none began. */
  readonly id: string | undefined;
  readonly marks: Map<number, string>;
  readonly begun: Map<string, RecordedRun>;
}

/**
 * The record of the rows of a batch, in one file: what many of them write at once goes to the disk together. After a crash,
 * the rows that were under way go on where they were.
 */
export class BatchJournal {
  readonly #file: JournalFile;
  readonly #id: string;
  readonly #marks: Map<number, string>;
  readonly #begun: Map<string, RecordedRun>;
  #isUnused: boolean;

  private constructor(file: JournalFile, before?: Before) {
    this.#file = file;
    this.#id = before?.id ?? randomUUID();
    this.#marks = before?.marks ?? new Map<number, string>();
    this.#begun = before?.begun ?? new Map<string, RecordedRun>();
    this.#isUnused = before === undefined;
  }

  /**
   * Begins the record, or goes on with it; of rows before `done` nothing but a mark is needed any more. Rejects with a
   * `JournalError` when the record is that of another batch, and says what differs.
   */
  static async open(
    path: string,
    params: Omit<StartRunParams, 'run' | 'inputs' | 'providers'>,
    done: number,
  ): Promise<BatchJournal> {
    const header = newHeader(params);
    const made = existsSync(path) ? undefined : await madeUnlessThere(path, header);
    if (made !== undefined) return new BatchJournal(made);
    const { journal, recorded } = await JournalFile.open(path, { forget: (run) => rowOf(run) < done }).catch(
      (error: unknown) => {
        if (existsSync(path)) throw error;
        throw new JournalError(`${path} is gone: another \`wf batch\` has just come to its end.`, { cause: error });
      },
    );
    const runs = [...recorded.runs];
    const problem = otherBatch(recorded.header, header);
    if (problem !== undefined || runs.some(([run]) => !isRowName(run))) {
      await journal.close();
      throw new JournalError(
        problem === undefined
          ? `${path} is the journal of a run, and no batch goes on with it: \`wf resume\` does. Give another \`--out\`, or move it away.`
          : `${problem} Begin it as before, or remove ${path} to run the open rows anew like this.`,
      );
    }
    const marks = runs.flatMap(([run, { begun }]) =>
      begun.row === undefined ? [] : [[rowOf(run), begun.row] as const],
    );
    const begun = runs.filter(([run]) => rowOf(run) >= done);
    const id = runs[0]?.[0].split('.')[0];
    return new BatchJournal(journal, { id, marks: new Map(marks), begun: new Map(begun) });
  }

  /** Why nothing is recorded any more: runs that end badly from then on do so for this reason. */
  get failure(): JournalError | undefined {
    return this.#file.failure;
  }

  /** It was begun by this process, which has recorded no row. */
  get isUnused(): boolean {
    return this.#isUnused;
  }

  /** The name of a row's run: the same whenever the batch goes on. */
  nameOf(row: number): string {
    return `${this.#id}.${row}`;
  }

  /** Why a row is not the one that began in its place before, in one sentence; `undefined` when it is, or none did. */
  async problemOf(row: number, given: Json | undefined): Promise<string | undefined> {
    const mark = this.#marks.get(row);
    this.#marks.delete(row);
    if (mark === undefined || mark === rowMark(given)) return undefined;
    const recorded = this.#begun.get(this.nameOf(row));
    if (recorded === undefined) return `Row ${row} is another than when it ran.`;
    return `Row ${row} is another than when it began${rowChange(await load(this.#file.path, recorded.begun.inputs), given)}.`;
  }

  /** A row that began before and that nobody has asked about; none, once all that began were given again. */
  get missingRow(): number | undefined {
    const [row] = this.#marks.keys();
    return row;
  }

  /** Where the run of a row is recorded. */
  recordOf(row: number, given: Json): NonNullable<StartRunOptions['journal']> {
    const run = this.nameOf(row);
    const recorded = this.#begun.get(run);
    this.#begun.delete(run);
    return ({ inputs }) => {
      this.#isUnused = false;
      return recorded === undefined
        ? this.#file.begin({ run, row: rowMark(given) }, inputs)
        : Promise.resolve(this.#file.resume(recorded));
    };
  }

  /** Lets go of the record; removes it when no row needs it any more. */
  async close(isDone: boolean): Promise<void> {
    try {
      if (!isDone) return;
      // While it still has an owner: nobody can take it now and lose it.
      await rm(this.#file.path, { force: true });
      await rm(blobFolder(this.#file.path), { recursive: true, force: true });
    } finally {
      await this.#file.close();
    }
  }
}

/** `undefined` when another process began the same batch at this moment. */
async function madeUnlessThere(path: string, header: JournalHeader): Promise<JournalFile | undefined> {
  try {
    return await JournalFile.create(path, header);
  } catch (error) {
    if (existsSync(path)) return undefined;
    throw error;
  }
}

/** Runs of other journals have names without a row. */
function isRowName(run: string): boolean {
  return /^[^.]+\.\d+$/.test(run);
}

function rowOf(run: string): number {
  return Number(run.slice(run.indexOf('.') + 1));
}
