import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { isRecord } from '#core/types/fits.ts';
import { parseJson } from '#core/types/read-text.ts';
import type { Row } from '#executor/batch/run-batch.ts';

/** The inputs of each run, one JSON object a line, read as they are needed. Empty lines are no rows. */
export async function* rowsOf(path: string): AsyncIterable<Row> {
  const input = createReadStream(path, 'utf8');
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    const inputs = parseJson(line);
    yield inputs !== undefined && isRecord(inputs) ? { inputs } : { problem: 'The row is not a JSON object.' };
  }
}
