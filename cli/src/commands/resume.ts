import { resolve } from 'node:path';
import { resumeRun } from '#executor/history/resume-run.ts';
import type { StartedRunEnd } from '#executor/run/start-run.ts';
import type { Command } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { stateFolder } from '../journals/place.ts';
import { unfinishedRuns } from '../journals/unfinished.ts';
import { atMost, parseOptions } from '../options.ts';
import { decidedBy, uncompletedChoice } from '../people/uncompleted-calls.ts';
import { codeOf, performRun } from '../perform-run.ts';
import { providersOf } from '../providers.ts';
import { runHost } from '../run-host.ts';
import type { Terminal } from '../terminal.ts';
import { toldTo, traced } from '../trace/traced.ts';

const help = `wf resume [JOURNAL] [options]

Goes on with a run whose process is gone: killed, crashed, out of power or disk. What was done is shown again and not
repeated; the program is the one that the run began with, whatever its file says now. Without JOURNAL it lists the runs
of the usual place that did not come to an end.

A call that was begun and not completed may have been made. Tools marked \`idempotent\` are called again, and so are
those that ask a model or a person; about every other one you are asked: repeat it, give its result, or stop. An
approval that was pending is asked again; a verdict that was given stands.

Options
  --uncompleted WHAT   ask (the default), repeat, or stop: what to do about calls that may have been made. Where nobody
                       can answer, ask ends with exit code 1 and leaves the run as it is
  --events             print one JSON event per line instead of the transcript
  --yes                agree to every call that needs approval
  --trace FILE         add the whole run to this file as OpenTelemetry spans, what was done before as well

Keys and secrets come from the environment, as for \`wf run\`: none of them is in a journal.
Exit code: as for \`wf run\`; 2 when the journal cannot be used, because its run has ended or another process has it.

Examples
  wf resume
  wf resume run.jsonl
  wf resume run.jsonl --uncompleted repeat
`;

/** `wf resume`: a run that was interrupted, from there to its end. */
export const resume: Command = {
  help,
  async run(argv, terminal) {
    const { values, positionals } = parseOptions(
      'resume',
      {
        uncompleted: { type: 'string', default: 'ask' },
        events: { type: 'boolean', default: false },
        yes: { type: 'boolean', default: false },
        trace: { type: 'string' },
      },
      argv,
    );
    const [journal] = atMost('resume', positionals, 1);
    const choice = uncompletedChoice(values.uncompleted);
    if (journal === undefined) return list(terminal);
    const path = resolve(terminal.cwd, journal);
    return traced(values.trace, terminal, async (tell) => {
      const host = toldTo(tell, runHost(terminal, { events: values.events, agree: values.yes }));
      const work = (cancellation: AbortController): Promise<StartedRunEnd> => {
        const deciding = decidedBy(choice, host, terminal, cancellation, 'The run is left as it is.');
        return resumeRun(path, providersOf(terminal.env), deciding, { signal: cancellation.signal });
      };
      return codeOf(await performRun(work, terminal, { journal: path }));
    });
  },
};

async function list(terminal: Terminal): Promise<typeof exitCode.clean> {
  const folder = stateFolder(terminal.env);
  const runs = folder === undefined ? [] : await unfinishedRuns(folder);
  if (runs.length === 0) terminal.err('There is no unfinished run. `wf resume JOURNAL` names a journal elsewhere.\n');
  for (const { path, workflow, begun } of runs) {
    terminal.out(`${new Date(begun).toISOString()}  ${workflow}  ${path}\n`);
  }
  return exitCode.clean;
}
