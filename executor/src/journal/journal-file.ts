import { dirname } from 'node:path';
import type { Json } from '#core/ir/json.ts';
import { openAppendFile, type AppendFile } from './append-file.ts';
import { load, store } from './blobs.ts';
import { GroupCommit } from './group-commit.ts';
import { reasonOf } from '#core/text/system-error.ts';
import { JournalError } from './journal-error.ts';
import type { JournalHeader, JournalOpened, JournalRecord, RunBegun } from './journal-record.ts';
import { newFile, type OpenAppendFile } from './new-file.ts';
import { readJournal, refusePipe, type RecordedRun, type RecordedRuns } from './read-journal.ts';
import type { RunJournal } from './run-journal.ts';
import { isAlive, letGo, newSession } from './session.ts';
import { makeFolder } from './sync-folder.ts';

/** A journal that this process appends to, for any number of runs at once. */
export class JournalFile {
  readonly path: string;
  readonly #commit: GroupCommit;
  readonly #session: string;

  private constructor(path: string, file: AppendFile, session: string) {
    this.path = path;
    this.#commit = new GroupCommit(path, file);
    this.#session = session;
  }

  /** Begins a journal, in a folder that is made if need be. Rejects with a `JournalError` where a file exists. */
  static async create(path: string, header: JournalHeader, openFile = openAppendFile): Promise<JournalFile> {
    const session = newSession();
    try {
      await makeFolder(dirname(path));
      const file = await newFile(path, `${JSON.stringify(header)}\n${JSON.stringify(session)}\n`, openFile);
      return new JournalFile(path, file, session.session);
    } catch (error) {
      letGo(session.session);
      throw unwritable(path, error);
    }
  }

  /**
   * Goes on with a journal, and tells what it holds. Rejects with a `JournalError` when another process has it open: all
   * who come say so in the file, and the first of them that still runs has it.
   */
  static async open(
    path: string,
    options: Parameters<typeof readJournal>[1] = {},
    openFile: OpenAppendFile = openAppendFile,
  ): Promise<{ readonly journal: JournalFile; readonly recorded: RecordedRuns }> {
    await refusePipe(path);
    // Nothing is appended to what is no journal.
    await readJournal(path, { forget: () => true });
    const file = await openFile(path, 'existing').catch((error: unknown) => {
      throw unwritable(path, error);
    });
    const session = newSession();
    const journal = new JournalFile(path, file, session.session);
    try {
      // The line before may be torn.
      await journal.#commit.append(`\n${JSON.stringify(session)}\n`, true);
      const recorded = await readJournal(path, options);
      if (!recorded.open.some((one) => one.session === session.session)) {
        throw new JournalError(`The journal ${path} was replaced by another file at this moment.`);
      }
      const holder = holderBefore(recorded.open, session);
      if (holder === undefined) return { journal, recorded };
      throw new JournalError(`The journal ${path} is in use by process ${holder.pid}, where its run goes on.`);
    } catch (error) {
      await journal.close();
      throw error;
    }
  }

  /** Why nothing is written any more. */
  get failure(): JournalError | undefined {
    return this.#commit.failure;
  }

  /** Begins a run, now unless another time is given. */
  async begin(
    begun: Omit<RunBegun, 'type' | 'time' | 'inputs'> & Partial<Pick<RunBegun, 'time'>>,
    inputs: Json,
  ): Promise<RunJournal> {
    const record: RunBegun = { type: 'begun', time: Date.now(), ...begun, inputs: await store(this.path, inputs) };
    await this.#append(record, true);
    return this.resume({ begun: record, past: [], ended: false });
  }

  /** Goes on with a run that the journal holds. */
  resume({ begun, past }: RecordedRun): RunJournal {
    return {
      begun: begun.time,
      past,
      append: (record, durable) => this.#append({ ...record, run: begun.run }, durable),
      store: (value) => store(this.path, value),
      load: (stored) => load(this.path, stored),
    };
  }

  /** Lets others have it. Never rejects. */
  async close(): Promise<void> {
    const closed: JournalRecord = { type: 'closed', time: Date.now(), session: this.#session };
    await this.#append(closed, false).catch(() => undefined);
    await this.#commit.close().catch(() => undefined);
    letGo(this.#session);
  }

  #append(record: JournalRecord, durable: boolean): Promise<void> {
    return this.#commit.append(`${JSON.stringify(record)}\n`, durable);
  }
}

function holderBefore(open: readonly JournalOpened[], own: JournalOpened): JournalOpened | undefined {
  for (const other of open) {
    if (other.session === own.session) return undefined;
    if (isAlive(other)) return other;
  }
  return undefined;
}

function unwritable(path: string, error: unknown): JournalError {
  const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
  const why = exists ? 'it exists already' : reasonOf(error);
  return new JournalError(`The journal ${path} cannot be written: ${why}.`, { cause: error });
}
