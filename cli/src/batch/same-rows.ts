import type { BatchJournal } from '#executor/batch/batch-journal.ts';
import type { Row } from '#executor/batch/run-batch.ts';
import { CliError } from '../cli-error.ts';

/** What rows are held against: the results that are there, and the record of the batch. */
export interface Before {
  /** Rows that have a result. */
  readonly done: number;
  readonly journal: Pick<BatchJournal, 'problemOf' | 'missingRow'> | undefined;
  /** Nobody waits for the rest of the rows. */
  readonly enough: AbortSignal;
  /** Where rows and results are, as they were typed. */
  readonly inputs: string;
  readonly out: string;
}

/** The rows again. Throws a `CliError` at the first that is not the one which began in its place, and when rows are missing. */
export async function* sameRows(rows: AsyncIterable<Row>, before: Before): AsyncIterable<Row> {
  const { done, journal, enough, inputs, out } = before;
  let count = 0;
  for await (const row of rows) {
    const problem = await journal?.problemOf(count, 'inputs' in row ? row.inputs : undefined);
    if (problem !== undefined) throw new CliError(`${problem} ${advice(inputs)}`);
    yield row;
    count += 1;
  }
  if (enough.aborted) return;
  const has = `and \`${inputs}\` has ${countOf(count)}. ${advice(inputs)}`;
  if (count < done) throw new CliError(`\`${out}\` holds the results of ${countOf(done)}, ${has}`);
  const missing = journal?.missingRow;
  if (missing !== undefined) throw new CliError(`Row ${missing} began before, ${has}`);
}

function advice(inputs: string): string {
  return `Give the same rows again with \`--inputs ${inputs}\`, or begin another batch with another \`--out\`.`;
}

function countOf(rows: number): string {
  return rows === 1 ? '1 row' : `${rows} rows`;
}
