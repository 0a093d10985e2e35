import { isRecord } from '#core/types/fits.ts';
import { parseJson } from '#core/types/read-text.ts';
import type { Row } from '#executor/batch/run-batch.ts';
import { byteLines, type ByteLine } from '#executor/journal/byte-lines.ts';

/** Bytes of the longest row: 64 MiB. */
const longest = 64 * 1024 * 1024;

/** One for all rows: to make one costs more than most rows do. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The inputs of each run, one JSON object a line, read as they are needed. Blank lines are no rows; a byte order mark at the
 * beginning belongs to none.
 */
export async function* rowsOf(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Row> {
  let isFirst = true;
  for await (const line of byteLines(chunks, longest)) {
    const text = textOf(line);
    const json = isFirst && typeof text === 'string' && text.startsWith('\ufeff') ? text.slice(1) : text;
    isFirst = false;
    if (typeof json !== 'string') yield json;
    else if (json.trim() !== '') yield rowOf(json);
  }
}

function textOf({ bytes }: ByteLine): string | Row {
  if (bytes === undefined) return { problem: `The row is longer than ${longest / 1024 / 1024} MiB.` };
  try {
    return utf8.decode(bytes);
  } catch {
    return { problem: 'The row is not UTF-8 text.' };
  }
}

function rowOf(text: string): Row {
  const inputs = parseJson(text);
  return inputs !== undefined && isRecord(inputs) ? { inputs } : { problem: 'The row is not a JSON object.' };
}
