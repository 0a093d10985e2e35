import { createReadStream, existsSync } from 'node:fs';
import { open, truncate } from 'node:fs/promises';
import { isRecord } from '#core/types/fits.ts';
import { parseJson } from '#core/types/read-text.ts';
import type { RowResult } from '#executor/batch/run-batch.ts';
import { CliError } from '../cli-error.ts';

/** Results of rows in the order of the rows, one JSON object a line. */
export interface ResultsFile {
  /** Rows whose results were in the file before. */
  readonly done: number;
  append(result: RowResult): Promise<void>;
  close(): Promise<void>;
}

/** Opens the file and goes on behind its last whole line. A `CliError` when it holds something else than such results. */
export async function openResults(path: string, shown: string): Promise<ResultsFile> {
  const { done, length } = existsSync(path) ? await linesOf(path, shown) : { done: 0, length: 0 };
  if (existsSync(path)) await truncate(path, length);
  const file = await open(path, 'a');
  return {
    done,
    append: (result) => file.appendFile(`${JSON.stringify(result)}\n`),
    close: () => file.close(),
  };
}

async function linesOf(path: string, shown: string): Promise<{ readonly done: number; readonly length: number }> {
  let done = 0;
  let length = 0;
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    rest = Buffer.concat([rest, chunk]);
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      const result = parseJson(rest.subarray(0, end).toString('utf8'));
      if (result === undefined || !isRecord(result) || result.row !== done) {
        throw new CliError(
          `\`${shown}\` is not what \`wf batch\` wrote: line ${done + 1} is not the result of row ${done}.`,
        );
      }
      done += 1;
      length += end + 1;
      rest = rest.subarray(end + 1);
    }
  }
  return { done, length };
}
