import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runBatch, type Batch, type Row, type RowResult } from '#executor/batch/run-batch.ts';
import { RunRefused } from '#executor/run/run-refusal.ts';
import { deferred } from '../support/deferred.ts';

async function* rowsOf(count: number, read: (row: number) => void = () => undefined): AsyncIterable<Row> {
  for (let row = 0; row < count; row += 1) {
    read(row);
    yield await Promise.resolve({ inputs: { row } });
  }
}

interface Played {
  readonly written: RowResult[];
  readonly atOnce: number;
}

async function played(options: Partial<Batch> & { readonly rows: Batch['rows'] }): Promise<Played> {
  const written: RowResult[] = [];
  let running = 0;
  let atOnce = 0;
  const run: Batch['run'] = options.run ?? (() => Promise.resolve({ reason: 'exit' }));
  await runBatch({
    skip: 0,
    concurrency: 4,
    enough: new AbortController().signal,
    signal: new AbortController().signal,
    write: (results) => Promise.resolve(void written.push(...results)),
    ...options,
    async run(row, inputs, onEvent) {
      running += 1;
      atOnce = Math.max(atOnce, running);
      try {
        return await run(row, inputs, onEvent);
      } finally {
        running -= 1;
      }
    },
  });
  return { written, atOnce };
}

describe('a batch', () => {
  it('writes every row once, in order, whatever the order in which they end, with so many at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(5), { maxLength: 60 }),
        fc.integer({ min: 1, max: 7 }),
        fc.nat(10),
        async (turns, concurrency, skip) => {
          const { written, atOnce } = await played({
            rows: rowsOf(turns.length),
            concurrency,
            skip,
            async run(row) {
              for (let turn = 0; turn < (turns[row] ?? 0); turn += 1)
                await new Promise((resolve) => setImmediate(resolve));
              return { reason: 'exit', result: row };
            },
          });
          expect(written.map(({ row, result }) => [row, result])).toEqual(
            turns.map((_, row) => [row, row]).slice(skip),
          );
          expect(atOnce).toBeLessThanOrEqual(concurrency);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('reads no further than it has room for, while a row takes its time', async () => {
    const slow = deferred<undefined>();
    let furthest = 0;
    const playing = played({
      rows: rowsOf(10_000, (row) => (furthest = row)),
      async run(row) {
        if (row === 0) await slow.promise;
        return { reason: 'exit' };
      },
    });
    for (let turn = 0; turn < 500; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(furthest).toBeLessThan(50);
    slow.resolve(undefined);
    expect((await playing).written).toHaveLength(10_000);
  });

  it('goes on when a row fails, or does not fit', async () => {
    async function* rows(): AsyncIterable<Row> {
      yield await Promise.resolve({ inputs: {} });
      yield { problem: 'The row is not a JSON object.' };
      yield { inputs: {} };
      yield { inputs: {} };
    }
    const { written } = await played({
      rows: rows(),
      run(row) {
        if (row === 2) throw new RunRefused({ kind: 'invalid-inputs', message: 'no topic' });
        return Promise.resolve(row === 0 ? { reason: 'tool-failed', message: 'x' } : { reason: 'exit', result: 1 });
      },
    });
    expect(written).toEqual([
      { row: 0, reason: 'tool-failed', message: 'x' },
      { row: 1, reason: 'invalid-inputs', message: 'The row is not a JSON object.' },
      { row: 2, reason: 'invalid-inputs', message: 'no topic' },
      { row: 3, reason: 'exit', result: 1 },
    ]);
  });

  it('tells of each row what its own run came to, not the workflows that it called', async () => {
    const { written } = await played({
      rows: rowsOf(1),
      run(_row, _inputs, onEvent) {
        const told = { sequence: 0, time: 0, workflow: 'w', at: 'w', inputs: {} };
        const ended = { sequence: 0, time: 0, reason: 'exit', milliseconds: 1 } as const;
        onEvent({ ...told, run: 'r', type: 'run-started', model: 'rehearsal', seed: 7 });
        onEvent({ ...told, run: 'r/1', type: 'run-started', model: 'ollama/small' });
        onEvent({ ...ended, run: 'r', type: 'run-finished', steps: 2, usage: { input: 5, output: 6 } });
        onEvent({ ...ended, run: 'r/1', type: 'run-finished', steps: 9, usage: { input: 1, output: 1 } });
        return Promise.resolve({ reason: 'exit', result: 1 });
      },
    });
    expect(written).toEqual([
      { row: 0, reason: 'exit', result: 1, model: 'rehearsal', seed: 7, steps: 2, usage: { input: 5, output: 6 } },
    ]);
  });

  it('writes what ended while the results before were written in one go', async () => {
    const writes: (readonly number[])[] = [];
    let open: () => void = () => undefined;
    const full = new Promise<void>((resolve) => {
      open = resolve;
    });
    await played({
      rows: rowsOf(40),
      write(results) {
        writes.push(results.map(({ row }) => row));
        return writes.length === 1 ? full : Promise.resolve();
      },
      run(row) {
        // No more may be ahead of the first row, whose result is being written.
        if (row === 31) open();
        return Promise.resolve({ reason: 'exit' });
      },
    });
    expect(writes.flat()).toEqual(Array.from({ length: 40 }, (_, row) => row));
    expect(writes[0]).toEqual([0]);
    expect(writes[1]?.length).toBeGreaterThan(20);
  });

  it('ends where no row could run, or results cannot be written', async () => {
    const refused = new RunRefused({ kind: 'missing-key', message: 'no key' });
    await expect(played({ rows: rowsOf(100), run: () => Promise.reject(refused) })).rejects.toBe(refused);
    const full = new Error('disk full');
    await expect(played({ rows: rowsOf(100), write: () => Promise.reject(full) })).rejects.toBe(full);
  });

  it('begins and writes nothing more once it is stopped', async () => {
    const stop = new AbortController();
    const { written } = await played({
      rows: rowsOf(100),
      concurrency: 1,
      signal: stop.signal,
      run(row) {
        if (row === 3) stop.abort();
        return Promise.resolve({ reason: 'exit' });
      },
    });
    expect(written.map(({ row }) => row)).toEqual([0, 1, 2]);
  });
});
