import { isSuccess } from '#core/events/stop-reason.ts';
import { JournalError } from '#executor/journal/journal-error.ts';
import { Suspension } from '#executor/ports/step-port.ts';
import type { RunRefusal } from '#executor/protocol/messages.ts';
import { RunRefused } from '#executor/run/run-refusal.ts';
import type { StartedRunEnd } from '#executor/run/start-run.ts';
import type { RunEnd } from '#executor/step/turn.ts';
import { CliError } from './cli-error.ts';
import { exitCode, type ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** Refusals that a rehearsal does not know. */
const avoidable: ReadonlySet<RunRefusal['kind']> = new Set([
  'missing-implementation',
  'unknown-model',
  'missing-key',
  'mcp-server',
]);

/** What a person can do instead or later. */
export interface WaysOn {
  /** The record of the run, with which it can go on. */
  readonly journal?: string | undefined;
  /** The command could rehearse: one that goes on with a record cannot. */
  readonly rehearsal?: boolean;
}

/**
 * Takes a run to its end. The first interrupt cancels it, or leaves it unfinished in its journal when the process must
 * go; then nobody listens any more, so a second Ctrl-C ends the process. A run that cannot begin is a `CliError`.
 */
export async function performRun(
  work: (cancellation: AbortController) => Promise<StartedRunEnd>,
  terminal: Terminal,
  { journal, rehearsal = false }: WaysOn = {},
): Promise<RunEnd> {
  const cancellation = new AbortController();
  const release = terminal.onInterrupt((interrupt) => {
    release();
    if (interrupt === 'leave' && journal !== undefined) {
      terminal.err(`\nThe run is left as it is. \`wf resume ${journal}\` goes on with it.\n`);
      cancellation.abort(new Suspension());
      return;
    }
    terminal.err('\nCancelling …\n');
    cancellation.abort();
  });
  try {
    const end = await work(cancellation);
    // An end as the author wanted it needs no words, unless it could not be written down.
    if (isSuccess(end.reason) && end.message !== undefined) terminal.err(`${end.message}\n`);
    if (end.resumable === true && journal !== undefined) {
      terminal.err(`What was done is kept. When the journal can be written again, \`wf resume ${journal}\` goes on.\n`);
    }
    return end;
  } catch (error) {
    if (error instanceof JournalError) throw new CliError(error.message, { cause: error });
    if (!(error instanceof RunRefused)) throw error;
    const hint =
      rehearsal && avoidable.has(error.refusal.kind) ? ' `--model rehearsal` runs it with made-up results.' : '';
    throw new CliError(`${error.message}${hint}`, { cause: error });
  } finally {
    release();
  }
}

/** What the process ends with after a run. */
export function codeOf(end: RunEnd): ExitCode {
  return isSuccess(end.reason) ? exitCode.clean : exitCode.failed;
}
