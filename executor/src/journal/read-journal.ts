import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { reasonOf } from '#core/text/system-error.ts';
import { byteLines } from './byte-lines.ts';
import { JournalError } from './journal-error.ts';
import type { JournalHeader, JournalOpened, PastRecord, RunBegun } from './journal-record.ts';
import { readHeader, readRecord } from './read-record.ts';

/** One run as its journal tells it. */
export interface RecordedRun {
  readonly begun: RunBegun;
  readonly past: readonly PastRecord[];
  readonly ended: boolean;
}

/** What a journal holds. */
export interface RecordedRuns {
  readonly header: JournalHeader;
  readonly runs: ReadonlyMap<string, RecordedRun>;
  /** Processes that have not closed it, in the order in which they opened it. */
  readonly open: readonly JournalOpened[];
}

/** Bytes of the longest line: 256 MiB. A longer one was not written by us, and is no text that V8 could hold. */
const longest = 256 * 1024 * 1024;

interface Options {
  /**
   * Such runs are not needed once they have ended: their steps are left out, and `null` stands for their inputs, so that a
   * long journal needs little memory.
   */
  readonly forget?: (run: string) => boolean;
}

/**
 * Reads a journal. The last line of a process that died may be torn: it is passed over at the end of the file, and before
 * a line that says that another process went on. Any other line that cannot be read is a `JournalError` with its number.
 */
export async function readJournal(path: string, options: Options = {}): Promise<RecordedRuns> {
  const runs = new Map<string, { begun: RunBegun; past: PastRecord[]; ended: boolean }>();
  const open = new Map<string, JournalOpened>();
  let header: JournalHeader | undefined;
  let torn: number | undefined;
  let number = 0;
  for await (const line of linesOf(path)) {
    number += 1;
    if (header === undefined) {
      header = readHeader(line, path);
      continue;
    }
    if (line === '') continue;
    const record = readRecord(line);
    if (torn !== undefined && record?.type !== 'opened') throw damaged(path, torn);
    torn = record === undefined ? number : undefined;
    if (record === undefined) continue;
    switch (record.type) {
      case 'opened':
        open.set(record.session, record);
        for (const run of runs.values()) if (!run.ended) run.past.push(record);
        break;
      case 'closed':
        open.delete(record.session);
        break;
      case 'begun':
        if (runs.has(record.run)) throw damaged(path, number);
        runs.set(record.run, { begun: record, past: [], ended: false });
        break;
      default: {
        const run = runs.get(record.run);
        if (run === undefined) throw damaged(path, number);
        run.past.push(record);
        run.ended ||= record.type === 'ended';
        if (run.ended && options.forget?.(record.run) === true) {
          run.past = [];
          run.begun = { ...run.begun, inputs: { value: null } };
        }
      }
    }
  }
  if (header === undefined) throw new JournalError(`The journal ${path} is empty.`);
  return { header, runs, open: [...open.values()] };
}

/**
 * Rejects with a `JournalError` for a pipe or a device, before it is read: perhaps nobody ever writes to it, and who waits
 * for it cannot be cancelled. What else it may be that is no journal is told when it is read.
 */
export async function refusePipe(path: string): Promise<void> {
  const place = await stat(path).catch(() => undefined);
  if (place === undefined || place.isFile() || place.isDirectory()) return;
  throw new JournalError(
    `${path} is not a file, and a run goes on from the file that its journal is: copy it into one.`,
  );
}

/** Lines without their ends, and without the byte order mark that an editor may have put before the first. */
async function* linesOf(path: string): AsyncIterable<string> {
  let isFirst = true;
  try {
    for await (const { bytes } of byteLines(createReadStream(path), longest)) {
      // What is too long is no record, like any other text that is none.
      const line = bytes === undefined ? '-' : Buffer.from(bytes).toString('utf8');
      yield isFirst && line.startsWith('\ufeff') ? line.slice(1) : line;
      isFirst = false;
    }
  } catch (error) {
    throw new JournalError(`The journal ${path} cannot be read: ${reasonOf(error)}.`, { cause: error });
  }
}

function damaged(path: string, line: number): JournalError {
  return new JournalError(`Line ${line} of the journal ${path} is damaged.`);
}
