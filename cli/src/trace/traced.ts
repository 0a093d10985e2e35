import { resolve } from 'node:path';
import type { RunEvent } from '#core/events/run-event.ts';
import type { RunHost } from '#executor/run/run-host.ts';
import { CliError } from '../cli-error.ts';
import { reasonOf } from '#core/text/system-error.ts';
import type { Terminal } from '../terminal.ts';

/**
 * Does work whose events go to the trace file that an option names, if it does. A file that cannot be opened is a
 * `CliError`, and nothing is begun; one that fails later is told and changes no outcome.
 */
export async function traced<T>(
  path: string | undefined,
  terminal: Pick<Terminal, 'cwd' | 'err'>,
  work: (tell: (event: RunEvent) => void) => Promise<T>,
): Promise<T> {
  if (path === undefined) return work(() => undefined);
  // Whoever wants no trace does not wait for the library.
  const { TraceFile } = await import('./trace-file.ts');
  const file = await TraceFile.open(resolve(terminal.cwd, path)).catch((error: unknown) => {
    throw new CliError(`\`--trace ${path}\`: ${reasonOf(error)}.`, { cause: error });
  });
  try {
    return await work((event) => {
      file.add(event);
    });
  } finally {
    await file.close().catch((error: unknown) => {
      terminal.err(`The trace could not be written: ${reasonOf(error)}.\n`);
    });
  }
}

/** A host that hears of the same events after `tell`. */
export function toldTo(tell: (event: RunEvent) => void, host: RunHost): RunHost {
  return {
    ...host,
    onEvent(event) {
      tell(event);
      host.onEvent(event);
    },
  };
}
