import type { RunEvent, Usage } from '#core/events/run-event.ts';
import type { StopReason } from '#core/events/stop-reason.ts';
import type { Json } from '#core/ir/json.ts';
import { RunRefused } from '../run/run-refusal.ts';
import type { RunEnd } from '../step/turn.ts';

/** One run of a batch, in the order of its rows. */
export interface RowResult {
  /** From 0. */
  readonly row: number;
  /** `invalid-inputs`: the row is no object, or does not fit the inputs of the workflow; nothing ran. */
  readonly reason: StopReason | 'invalid-inputs';
  readonly result?: Json;
  readonly message?: string;
  /** The model that was asked for, by whoever began the batch or by the workflow, if any; `rehearsal` made the result up. */
  readonly model?: string | null;
  /** With it, a rehearsal of this row alone comes to the same. */
  readonly seed?: number;
  readonly steps?: number;
  readonly usage?: Usage;
}

/** What a row holds: inputs, or why it holds none. */
export type Row = { readonly inputs: Readonly<Record<string, Json>> } | { readonly problem: string };

export interface Batch {
  readonly rows: AsyncIterable<Row>;
  /** Rows at the beginning that are done already. */
  readonly skip: number;
  /** Runs at the same time. */
  readonly concurrency: number;
  /** Runs a row; every event of it goes to `onEvent`. */
  readonly run: (
    row: number,
    inputs: Readonly<Record<string, Json>>,
    onEvent: (event: RunEvent) => void,
  ) => Promise<RunEnd>;
  /** Takes the results in the order of the rows, all that are there, and no others before it has resolved. */
  readonly write: (results: readonly RowResult[]) => Promise<void>;
  /** No further row is begun; those under way come to their end. */
  readonly enough: AbortSignal;
  /** No further row is begun, and none that was cut short is written. */
  readonly signal: AbortSignal;
}

/** Rows per running one that may be ahead of the first row that is not written: what waits for its turn is bounded. */
const ahead = 8;

/**
 * Runs every row. A row that fails is a result like any other; a run that is refused for another reason than its inputs ends
 * the batch, since no other row would run either. Memory does not grow with the number of rows: no row is read before
 * there is room for it.
 */
export async function runBatch(batch: Batch): Promise<void> {
  const { skip, concurrency, enough, signal } = batch;
  const waiting = new Map<number, RowResult>();
  let running = 0;
  let goOn: () => void = () => undefined;
  const untilOneEnds = (): Promise<void> =>
    new Promise((resolve) => {
      goOn = resolve;
    });
  let failure: Error | undefined;
  let next = skip;
  let draining = false;
  const drain = async (): Promise<void> => {
    if (draining) return;
    draining = true;
    for (let ready = readyResults(waiting, next); ready.length > 0; ready = readyResults(waiting, next)) {
      await batch.write(ready);
      for (const { row } of ready) waiting.delete(row);
      next += ready.length;
    }
    draining = false;
  };
  const perform = async (row: number, given: Row): Promise<void> => {
    running += 1;
    try {
      const result = await resultOf(batch, row, given);
      if (signal.aborted) return;
      waiting.set(row, result);
      await drain();
    } catch (error) {
      failure ??= error instanceof Error ? error : new Error(String(error));
    } finally {
      running -= 1;
      goOn();
    }
  };
  let row = -1;
  try {
    for await (const given of batch.rows) {
      row += 1;
      if (row < skip) continue;
      while (running > 0 && (running >= concurrency || row - next >= concurrency * ahead)) await untilOneEnds();
      if (failure !== undefined || enough.aborted || signal.aborted) break;
      void perform(row, given);
    }
  } catch (error) {
    // Rows that are under way come to their end all the same.
    failure ??= error instanceof Error ? error : new Error(String(error));
  }
  while (running > 0) await untilOneEnds();
  if (failure !== undefined) throw failure;
}

/** Those whose turn it is: from row `next` up to the first that is not there. */
function readyResults(waiting: ReadonlyMap<number, RowResult>, next: number): readonly RowResult[] {
  const ready: RowResult[] = [];
  for (let result = waiting.get(next); result !== undefined; result = waiting.get(next + ready.length)) {
    ready.push(result);
  }
  return ready;
}

async function resultOf(batch: Batch, row: number, given: Row): Promise<RowResult> {
  if ('problem' in given) return { row, reason: 'invalid-inputs', message: given.problem };
  let origin: Pick<RowResult, 'model' | 'seed'> = {};
  let measured: Pick<RowResult, 'steps' | 'usage'> = {};
  const onEvent = (event: RunEvent): void => {
    if (event.run.includes('/')) return;
    if (event.type === 'run-started') {
      const { model, seed } = event;
      origin = { model: model === '' ? null : model, ...(seed !== undefined && { seed }) };
    }
    if (event.type !== 'run-finished') return;
    measured = { steps: event.steps, ...(event.usage !== undefined && { usage: event.usage }) };
  };
  try {
    return { row, ...(await batch.run(row, given.inputs, onEvent)), ...origin, ...measured };
  } catch (error) {
    if (!(error instanceof RunRefused) || error.refusal.kind !== 'invalid-inputs') throw error;
    return { row, reason: 'invalid-inputs', message: error.message };
  }
}
