import { pathToFileURL } from 'node:url';
import type { StartRunParams } from '#executor/protocol/messages.ts';
import { rehearsalModel } from '#executor/rehearsal/rehearsal.ts';
import type { RunHost } from '#executor/run/run-host.ts';
import { performBatch } from '../batch/perform-batch.ts';
import { CliError } from '../cli-error.ts';
import type { Command } from '../command.ts';
import { resultsOfUser } from '../kept/results-of-user.ts';
import { compileFile } from '../compile-file.ts';
import { exitCode } from '../exit-code.ts';
import { atMost, parseOptions, wholeNumber } from '../options.ts';
import { uncompletedChoice } from '../people/uncompleted-calls.ts';
import { providersOf } from '../providers.ts';
import { runHost } from '../run-host.ts';
import { traced } from '../trace/traced.ts';

const help = `wf batch FILE [WORKFLOW] --inputs ROWS --out RESULTS [options]

Runs a workflow once for each line of ROWS, a JSON object with its inputs, and writes one line for each to
RESULTS: { row, reason, result, message, model, seed, steps, usage }, in the order of the rows, from row 0; only
what a rehearsal made up has a seed. A row that fails, or whose inputs do not fit (reason: invalid-inputs), is a
line like any other and stops nothing.

Ctrl-C begins no further row and lets those under way come to their end; a second one leaves them as they are.

The same command goes on where it was stopped or crashed: rows that stand in RESULTS are not run again, and
rows that were under way go on from their last completed call, which stands in RESULTS.journal until all is
done. Nothing is added to results of another model, of a rehearsal, or of a rehearsal with another seed.

Options
  --inputs ROWS        the file with the inputs, one JSON object a line; - reads standard input. Blank lines are no rows
  --out RESULTS        the file that results are added to
  --concurrency N      runs at the same time, 1 to 10,000; 8 unless told
  --model MODEL        as for \`wf run\`
  --seed NUMBER        makes rehearsals repeatable
  --yes                agree to every call that needs approval; without it each is denied
  --uncompleted WHAT   ask (the default), repeat, or stop: what to do about a call that was begun before a crash and may
                       have been made. Where nobody can answer, ask is stop: the row ends as cancelled, with the call's
                       name
  --trace FILE         add the run of each row to this file as OpenTelemetry spans, as for \`wf run\`
  --json               print the totals as JSON: { rows, ran, failedEarlier, reasons, tokens, milliseconds }
  --no-cache           compile the file again even if nothing has changed since the last time

Exit code: 0 when every row reached its end, also those of earlier calls, 1 when one did not or the batch was
stopped, 2 when it could not begin.

Examples
  wf batch examples/triage.wf triage --inputs mails.jsonl --out results.jsonl --concurrency 20 --yes
  wf batch examples/research.wf --inputs rows.jsonl --out results.jsonl --model rehearsal --json
`;

/** Each run at the same time may have a connection and a process of its own. */
const mostAtOnce = 10_000;

/** Each row adds its number to the seed, which stays a whole number for as many rows. */
const highestSeed = 2 ** 52;

/** `wf batch`: a workflow for each of many inputs. */
export const batch: Command = {
  help,
  async run(argv, terminal) {
    const { values, positionals } = parseOptions(
      'batch',
      {
        inputs: { type: 'string' },
        out: { type: 'string' },
        concurrency: { type: 'string', default: '8' },
        model: { type: 'string' },
        seed: { type: 'string' },
        yes: { type: 'boolean', default: false },
        uncompleted: { type: 'string', default: 'ask' },
        trace: { type: 'string' },
        json: { type: 'boolean', default: false },
        'no-cache': { type: 'boolean', default: false },
      },
      argv,
    );
    const [file, workflow] = atMost('batch', positionals, 2);
    if (file === undefined) throw new CliError('Which file? `wf batch FILE` names it; `wf batch --help` says more.');
    const { inputs, out } = values;
    if (inputs === undefined || out === undefined) throw new CliError(missing(inputs, out));
    const uncompleted = uncompletedChoice(values.uncompleted);
    const concurrency = wholeNumber('concurrency', values.concurrency);
    if (concurrency === 0 || concurrency > mostAtOnce) {
      throw new CliError(`\`--concurrency\` is 1 to ${mostAtOnce.toLocaleString('en-US')}.`);
    }
    const seed = values.seed === undefined ? 0 : wholeNumber('seed', values.seed);
    if (seed > highestSeed) throw new CliError(`\`--seed\` is at most ${highestSeed.toLocaleString('en-US')}.`);

    const kept = values['no-cache'] ? undefined : resultsOfUser(terminal.env);
    const compiled = await compileFile(file, workflow, terminal, kept);
    if (compiled === undefined) return exitCode.failed;
    const model = values.model ?? (compiled.entry.settings.model === undefined ? terminal.env.WF_MODEL : undefined);
    const params: Omit<StartRunParams, 'run' | 'inputs'> = {
      program: compiled.program,
      ...(model !== undefined && model !== '' && { model }),
      seed,
      providers: providersOf(terminal.env),
      workspace: pathToFileURL(`${terminal.cwd}/`).href,
    };
    const host: Omit<RunHost, 'askUncompleted'> = {
      ...runHost(terminal, { events: false, agree: values.yes }),
      onEvent: () => undefined,
      askApproval: () =>
        Promise.resolve(
          values.yes ? { verdict: 'once' } : { verdict: 'denied', reason: '`--yes` agrees to all', unattended: true },
        ),
      askPerson: () => Promise.resolve({ declined: true }),
    };
    const asked = params.model ?? compiled.entry.settings.model?.value;
    const origin = { model: asked, seed: asked === rehearsalModel ? seed : undefined };
    const progress = await traced(values.trace, terminal, (tell) =>
      performBatch({ params, host, uncompleted, concurrency, origin, inputs, out, tell }, terminal),
    );
    terminal.err(`${terminal.interactive ? '\r' : ''}${progress.text}\n`);
    if (values.json) terminal.out(`${JSON.stringify(progress.summary, undefined, 2)}\n`);
    return progress.code;
  },
};

function missing(inputs: string | undefined, out: string | undefined): string {
  const rows = '`--inputs ROWS` is missing: it says where the inputs are.';
  const results = '`--out RESULTS` is missing: it says where the results go.';
  return [...(inputs === undefined ? [rows] : []), ...(out === undefined ? [results] : [])].join(' ');
}
