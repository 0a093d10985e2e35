import { createReadStream, fstatSync, openSync, type Stats } from 'node:fs';
import { resolve } from 'node:path';
import { CliError } from '../cli-error.ts';
import { reasonOf } from '#core/text/system-error.ts';
import type { Terminal } from '../terminal.ts';

/** Where the rows of a batch come from. */
export interface RowSource {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** The file; `undefined` for standard input. */
  readonly file: Stats | undefined;
}

/**
 * Opens the file that `--inputs` names, or standard input for `-`, which ends when the signal aborts. A `CliError` when it
 * cannot be read.
 */
export function openRows(place: string, terminal: Pick<Terminal, 'cwd' | 'input'>, signal: AbortSignal): RowSource {
  if (place === '-') return { chunks: readable(terminal.input(signal), place, signal), file: undefined };
  let fd: number;
  try {
    fd = openSync(resolve(terminal.cwd, place), 'r');
  } catch (error) {
    throw unreadable(place, error);
  }
  const file = fstatSync(fd);
  return { chunks: readable(createReadStream('', { fd }), place, signal), file };
}

async function* readable(
  chunks: AsyncIterable<Uint8Array>,
  place: string,
  signal: AbortSignal,
): AsyncIterable<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    if (!signal.aborted) throw unreadable(place, error);
  }
}

function unreadable(place: string, error: unknown): CliError {
  return new CliError(`Cannot read \`${place}\`: ${reasonOf(error)}.`, { cause: error });
}
