import type { StopReason } from '#core/events/stop-reason.ts';
import { preparedProgram } from '#executor/run/check-start.ts';
import type { StartRunParams } from '#executor/protocol/messages.ts';
import { Coverage } from '#executor/rehearsal/coverage.ts';
import { newRehearsal, randomSeed } from '#executor/rehearsal/rehearsal.ts';
import { startRun } from '#executor/run/start-run.ts';
import { CliError } from './cli-error.ts';
import { exitCode, type ExitCode } from './exit-code.ts';
import { performRun } from './perform-run.ts';
import { coverageLines } from './render/coverage.ts';
import { styleFor } from './render/style.ts';
import { runHost } from './run-host.ts';
import type { Terminal } from './terminal.ts';

/** Ends that a rehearsal may come to: a simulated failure that nobody takes is one of them. */
const fine: ReadonlySet<StopReason> = new Set(['exit', 'answered', 'tool-failed']);

/**
 * Rehearses a program so many times with one memory, and prints what was covered. With `events`, prints the events of
 * all rehearsals instead. Stops when it is interrupted, and reports what was done by then.
 */
export async function rehearseOften(
  params: StartRunParams,
  runs: number,
  events: boolean,
  terminal: Terminal,
): Promise<ExitCode> {
  if (runs === 0) throw new CliError('`--runs` must be at least 1.');
  const rehearsal = newRehearsal(params.seed ?? randomSeed());
  const coverage = new Coverage(preparedProgram(params.program));
  const shown = runHost(terminal, { events: true, agree: true });
  const host: typeof shown = {
    ...shown,
    onEvent(event) {
      coverage.add(event);
      if (events) shown.onEvent(event);
    },
  };
  const ends = new Map<StopReason, number>();
  for (let run = 1; run <= runs && !ends.has('cancelled'); run += 1) {
    const one = { ...params, run: `${params.run}-${run}` };
    const { reason } = await performRun(({ signal }) => startRun(one, host, { signal, rehearsal }), terminal);
    ends.set(reason, (ends.get(reason) ?? 0) + 1);
  }
  if (!events) {
    const lines = coverageLines(
      { seed: rehearsal.seed, ends },
      coverage.report(rehearsal.choices),
      styleFor(terminal.coloursOut),
    );
    terminal.out(lines.map((line) => `${line}\n`).join(''));
  }
  return [...ends.keys()].every((reason) => fine.has(reason)) ? exitCode.clean : exitCode.failed;
}
