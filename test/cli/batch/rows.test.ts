import { describe, expect, it } from 'vitest';
import type { Row } from '#executor/batch/run-batch.ts';
import { rowsOf } from '../../../cli/src/batch/rows.ts';

async function rowsIn(...chunks: readonly (string | Uint8Array)[]): Promise<readonly Row[]> {
  async function* given(): AsyncIterable<Uint8Array> {
    for (const chunk of chunks) yield await Promise.resolve(Buffer.from(chunk));
  }
  const rows: Row[] = [];
  for await (const row of rowsOf(given())) rows.push(row);
  return rows;
}

const one = { inputs: { a: 1 } };

describe('rows', () => {
  it('have no byte order mark, may end with CRLF, and are not blank', async () => {
    expect(await rowsIn('\ufeff{"a":1}\r\n\r\n  \n\n{"a":1}')).toEqual([one, one]);
  });

  it('are not cut where a text holds another separator of lines', async () => {
    expect(await rowsIn('{"a":"x\u2028y\u0085z"}\n')).toEqual([{ inputs: { a: 'x\u2028y\u0085z' } }]);
  });

  it('that hold no object say so, and stop nothing', async () => {
    const noObject = { problem: 'The row is not a JSON object.' };
    expect(await rowsIn('x\n[1]\nnull\n{"a":1} {"a":1}\n"a"\n{"a":\n{"a":1}\n')).toEqual([
      ...Array.from({ length: 6 }, () => noObject),
      one,
    ]);
  });

  it('that are no text say so', async () => {
    const [first, second] = await rowsIn(Buffer.from([0x7b, 0xff, 0x7d, 10]), '{"a":1}');
    expect(first).toEqual({ problem: 'The row is not UTF-8 text.' });
    expect(second).toEqual(one);
  });

  it('that are huge are not kept', async () => {
    const piece = Buffer.alloc(8 * 1024 * 1024, 'x');
    const rows = await rowsIn('{"a":"', ...Array.from({ length: 9 }, () => piece), '"}\n{"a":1}\n');
    expect(rows).toEqual([{ problem: 'The row is longer than 64 MiB.' }, one]);
  });

  it('of hostile names are objects like others', async () => {
    const [row] = await rowsIn('{"__proto__":{"x":1},"constructor":2}');
    expect(row !== undefined && 'inputs' in row && Object.keys(row.inputs)).toEqual(['__proto__', 'constructor']);
  });
});
