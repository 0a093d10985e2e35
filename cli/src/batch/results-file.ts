import { constants, createReadStream, type Stats } from 'node:fs';
import { access, open, stat, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Json } from '#core/ir/json.ts';
import { isRecord } from '#core/types/fits.ts';
import { parseJson } from '#core/types/read-text.ts';
import type { RowResult } from '#executor/batch/run-batch.ts';
import { byteLines } from '#executor/journal/byte-lines.ts';
import { syncFolder } from '#executor/journal/sync-folder.ts';
import { CliError } from '../cli-error.ts';
import { reasonOf } from '#core/text/system-error.ts';

/** What a file of results holds. */
export interface PastResults {
  /** Rows whose results are whole. */
  readonly done: number;
  /** Bytes of them. */
  readonly length: number;
  /** Bytes of the file: behind the results, the beginning of another may stand, where a process died. */
  readonly size: number;
  /** The last result lacks its line feed. */
  readonly open: boolean;
}

/** Results of rows in the order of the rows, one JSON object a line. */
export interface ResultsFile {
  append(results: readonly RowResult[]): Promise<void>;
  /** Resolves when all results survive a loss of power: the record of the rows may be removed then. */
  close(): Promise<void>;
}

/**
 * Reads how far the results go, and tells each. Changes nothing. A `CliError` when the file holds anything else than such
 * results, or is the one that the inputs are in.
 */
export async function pastResults(
  path: string,
  shown: string,
  inputs: Stats | undefined,
  tell: (row: number, result: Readonly<Record<string, Json>>) => void = () => undefined,
): Promise<PastResults> {
  const file = await stat(path).catch(() => undefined);
  if (file === undefined) {
    // The `/` demands that it is a folder.
    await access(`${dirname(path)}/`, constants.W_OK).catch((error: unknown) => {
      throw unwritable(shown, error);
    });
    return { done: 0, length: 0, size: 0, open: false };
  }
  if (!file.isFile()) throw new CliError(`\`--out ${shown}\` must be a file.`);
  if (file.dev === inputs?.dev && file.ino === inputs.ino) {
    throw new CliError(`\`--out ${shown}\` is the file with the inputs.`);
  }
  // Its rows are recorded beside one name; under another, those that are under way would be run again.
  if (file.nlink > 1) {
    throw new CliError(
      `\`--out ${shown}\` is a file with ${file.nlink} names (hard links): copy it, and give the copy.`,
    );
  }
  let done = 0;
  let length = 0;
  for await (const { bytes = new Uint8Array(), ended } of byteLines(createReadStream(path))) {
    const text = Buffer.from(bytes).toString('utf8');
    const result = parseJson(text);
    if (result !== undefined && isRecord(result) && result.row === done) {
      tell(done, result);
      done += 1;
      length += bytes.length + (ended ? 1 : 0);
      if (!ended) return { done, length, size: file.size, open: true };
    } else if (ended || !isBeginning(text, done)) {
      throw new CliError(
        `\`${shown}\` is not what \`wf batch\` wrote: line ${done + 1} is not the result of row ${done}.`,
      );
    }
  }
  return { done, length, size: file.size, open: false };
}

/** Opens the file behind the results that it holds. A `CliError` when it was written to since they were read. */
export async function openResults(path: string, shown: string, past: PastResults): Promise<ResultsFile> {
  const now = await stat(path).catch(() => undefined);
  if ((now?.size ?? 0) !== past.size) {
    throw new CliError(`\`${shown}\` has just been written to: another \`wf batch\` is at work.`);
  }
  const file = await open(path, 'a').catch((error: unknown) => {
    throw unwritable(shown, error);
  });
  const append = async (text: string): Promise<void> => {
    try {
      await file.appendFile(text);
    } catch (error) {
      throw unwritable(shown, error);
    }
  };
  if (past.length < past.size) await truncate(path, past.length);
  if (past.open) await append('\n');
  return {
    append: (results) => append(results.map((result) => `${JSON.stringify(result)}\n`).join('')),
    async close() {
      try {
        await file.datasync();
        await syncFolder(dirname(path));
      } catch (error) {
        throw unwritable(shown, error);
      } finally {
        await file.close();
      }
    },
  };
}

function unwritable(shown: string, error: unknown): CliError {
  return new CliError(`The results cannot be written to \`${shown}\`: ${reasonOf(error)}.`, { cause: error });
}

/** May a text be the beginning of the result of a row? After a loss of power, zeros may stand where its bytes were to be. */
function isBeginning(line: string, row: number): boolean {
  const text = line.replace(/\0+$/, '');
  const beginning = `{"row":${row},`;
  return text.startsWith(beginning) || beginning.startsWith(text);
}
