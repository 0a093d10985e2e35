import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { forkRun } from '#executor/history/fork-run.ts';
import { JournalError } from '#executor/journal/journal-error.ts';
import { replayRun, type Replayed } from '#executor/history/replay-run.ts';
import type { StartedRunEnd } from '#executor/run/start-run.ts';
import { CliError } from '../cli-error.ts';
import type { Command } from '../command.ts';
import { exitCode, type ExitCode } from '../exit-code.ts';
import { journalAt, usualJournal } from '../journals/place.ts';
import { atMost, parseOptions } from '../options.ts';
import { decidedBy, uncompletedChoice } from '../people/uncompleted-calls.ts';
import { codeOf, performRun } from '../perform-run.ts';
import { providersOf } from '../providers.ts';
import { renderDifferences } from '../render/differences.ts';
import { styleFor } from '../render/style.ts';
import { runHost } from '../run-host.ts';
import type { Terminal } from '../terminal.ts';
import { toldTo, traced } from '../trace/traced.ts';

const help = `wf replay JOURNAL [options]

Shows a recorded run again, finished or not, without asking a model or calling a tool: every result comes from the
journal. The run is really gone through once more. Where it would ask for something else than was recorded, because a
result in the journal was changed or another version of Toolpath wrote it, the difference is shown and the replay
stops.

Options
  --events             print one JSON event per line instead of the transcript: those of the run, but for the pieces in
                       which the text of a model came
  --from STEP          begin a new run that shares the steps before this one, and really makes the calls from there on
  --journal PLACE      with --from: record the new run in this new file or folder; else as for \`wf run\`
  --yes                with --from: agree to every call that needs approval
  --uncompleted WHAT   with --from: ask (the default), repeat, or stop: what to do about a shared call that may have
                       been made. Where nobody can answer, ask ends with exit code 1 and leaves the new run for
                       \`wf resume\`
  --trace FILE         add the run to this file as OpenTelemetry spans, with the times at which things happened

Exit code: 0 when the replay came to where the journal ends, 1 when it met a difference, 2 when the journal cannot be
read. With --from as for \`wf run\`.

Examples
  wf replay run.jsonl
  wf replay run.jsonl --events | jq .type
  wf replay run.jsonl --from 4 --journal other.jsonl
  wf replay run.jsonl --trace spans.jsonl
`;

/** `wf replay`: a recorded run once more. */
export const replay: Command = {
  help,
  async run(argv, terminal) {
    const { values, positionals } = parseOptions(
      'replay',
      {
        events: { type: 'boolean', default: false },
        from: { type: 'string' },
        journal: { type: 'string' },
        yes: { type: 'boolean', default: false },
        uncompleted: { type: 'string', default: 'ask' },
        trace: { type: 'string' },
      },
      argv,
    );
    const [word] = atMost('replay', positionals, 1);
    if (word === undefined) throw new CliError('Which journal? `wf replay JOURNAL` names it.');
    const choice = uncompletedChoice(values.uncompleted);
    const source = resolve(terminal.cwd, word);
    const host = runHost(terminal, { events: values.events, agree: values.yes });
    if (values.from === undefined) {
      return traced(values.trace, terminal, async (tell) =>
        outcome(await replayed(source, toldTo(tell, host)), terminal),
      );
    }
    const from = stepOf(values.from);
    const run = randomUUID();
    const target =
      values.journal === undefined ? usualJournal(run, terminal) : journalAt(values.journal, run, terminal.cwd);
    if (target === undefined) throw new CliError('`--journal PLACE` must say where the new run is recorded.');
    const fork = { source, from, target, run };
    const providers = providersOf(terminal.env);
    return traced(values.trace, terminal, async (tell) => {
      const work = (cancellation: AbortController): Promise<StartedRunEnd> => {
        const left = `The new run is left as it is; \`wf resume ${target}\` goes on with it.`;
        const deciding = decidedBy(choice, toldTo(tell, host), terminal, cancellation, left);
        return forkRun(fork, providers, deciding, { signal: cancellation.signal });
      };
      return codeOf(await performRun(work, terminal, { journal: target }));
    });
  },
};

async function replayed(source: string, host: ReturnType<typeof runHost>): Promise<Replayed> {
  try {
    return await replayRun(source, (event) => {
      host.onEvent(event);
    });
  } catch (error) {
    if (error instanceof JournalError) throw new CliError(error.message, { cause: error });
    throw error;
  }
}

function outcome(replay: Replayed, terminal: Terminal): ExitCode {
  switch (replay.kind) {
    case 'matched':
      return exitCode.clean;
    case 'end':
      terminal.err('The journal ends here: the run did not come to an end. `wf resume` goes on with it.\n');
      return exitCode.clean;
    case 'changed': {
      const style = styleFor(terminal.coloursErr);
      const where =
        replay.step === 'end'
          ? 'the run does not end as it was recorded'
          : `at \`${replay.step}\` the run asks for something else than was recorded`;
      terminal.err(`${style.bad('Changed:')} ${where}.\n`);
      terminal.err(renderDifferences(replay.differences, style));
      return exitCode.failed;
    }
  }
}

function stepOf(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new CliError(`\`--from ${text}\` must be the number of a step, from 1.`);
}
