import { randomUUID } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import type { Workflow } from '#core/ir/workflow.ts';
import { typeTable } from '#core/types/type-table.ts';
import { recordRun } from '#executor/history/record-run.ts';
import type { RunHost } from '#executor/run/run-host.ts';
import { startRun } from '#executor/run/start-run.ts';
import type { StartRunParams } from '#executor/protocol/messages.ts';
import type { RunEnd } from '#executor/step/turn.ts';
import { CliError } from '../cli-error.ts';
import type { Command } from '../command.ts';
import { compileFile } from '../compile-file.ts';
import { exitCode } from '../exit-code.ts';
import { approvalTimeoutOf } from '../inputs/approval-timeout.ts';
import { askInputs } from '../inputs/ask-inputs.ts';
import { readInputs } from '../inputs/read-inputs.ts';
import { resultsOfUser } from '../kept/results-of-user.ts';
import { journalAt, usualJournal } from '../journals/place.ts';
import { atMost, parseOptions, wholeNumber } from '../options.ts';
import { codeOf, performRun } from '../perform-run.ts';
import { providersOf } from '../providers.ts';
import { rehearseOften } from '../rehearse-often.ts';
import { runHost } from '../run-host.ts';
import type { Terminal } from '../terminal.ts';
import { toldTo, traced } from '../trace/traced.ts';

const help = `wf run FILE [WORKFLOW] [--input NAME=VALUE]… [options]

Runs a workflow and shows what happens: each call, its arguments and result, why it was made, and how the run ended.
WORKFLOW may be left out when the file has one. A file with errors is not run.

Inputs are read by their types: a string is taken as it stands, other types are JSON. On a terminal, missing ones are
asked for.

Options
  --input NAME=VALUE   an input; NAME=@FILE takes the text of a file, NAME=@@TEXT a text that starts with @
  --model MODEL        provider/name, or rehearsal: no key, no network, results are made up. Wins over the file's model;
                       WF_MODEL is used when neither names one
  --seed NUMBER        makes a rehearsal repeatable
  --runs NUMBER        rehearse so many times, each run avoiding what earlier ones took, and say which arrows and cases
                       no rehearsal took
  --events             print one JSON event per line instead of the transcript
  --approval-timeout TIME  a call that nobody has agreed to within 90s, 5m, 1h … is denied
  --yes                agree to every call that needs approval, and to starting the servers of mcp.json
  --journal PLACE      record the run in this new file, or in this folder
  --no-journal         do not record it
  --no-cache           compile the file again even if nothing has changed since the last time
  --trace FILE         add the run to this file as OpenTelemetry spans: one line of OTLP JSON, without inputs,
                       arguments, results and texts

A run is recorded as it goes, so that \`wf resume\` can go on after a crash and \`wf replay\` can show it again. Without
--journal the place is toolpath/runs in $XDG_STATE_HOME or ~/.local/state, where journals are kept for 30 days;
rehearsals are recorded only where --journal says so. Results, prompts and arguments stand in a journal, secrets do not.

Keys and URLs come from the environment, never from a file
  OPENAI_API_KEY, OPENAI_BASE_URL    the provider openai; openrouter, ollama, lmstudio, vllm and
                                     llamacpp have theirs
  WF_PROVIDERS                       further ones, as JSON:
                                     { "local": { "baseUrl": "http://localhost:1234/v1", "keyFrom": "LOCAL_KEY" } }
                                     or @FILE. \`wf models\` says what is there
  WF_SECRET_NAME                     the value of {secret.NAME}; with WF_SECRET_NAME_ORIGIN for this origin only
  WF_INPUT_NAME                      the value of the input NAME of mcp.json

Ctrl-C cancels the run and says what was done so far; a second one ends the process at once. A closed pipe
(wf run … | head) cancels it too. SIGTERM and SIGHUP leave a recorded run unfinished, for \`wf resume\`; one that is not
recorded is cancelled.
Exit code: 0 when the run reached its end (exit, answered), 1 when it stopped for any other reason, 2 when it could
not begin.

Examples
  wf run examples/research.wf --model rehearsal --input topic=whales
  wf run examples/triage.wf triage --input mail=@mail.txt --input mood=calm
  wf run examples/research.wf --model rehearsal --seed 7 --events | jq .type
  wf run examples/triage.wf triage --input id=1 --input mail=x --model rehearsal --runs 50
  wf run examples/research.wf --model rehearsal --input topic=whales --trace spans.jsonl
`;

/** `wf run`: one workflow, from its inputs to its end. */
export const run: Command = {
  help,
  async run(argv, terminal) {
    const { values, positionals } = parseOptions(
      'run',
      {
        input: { type: 'string', multiple: true, default: [] },
        model: { type: 'string' },
        seed: { type: 'string' },
        runs: { type: 'string' },
        events: { type: 'boolean', default: false },
        yes: { type: 'boolean', default: false },
        'approval-timeout': { type: 'string' },
        journal: { type: 'string' },
        'no-journal': { type: 'boolean', default: false },
        'no-cache': { type: 'boolean', default: false },
        trace: { type: 'string' },
      },
      argv,
    );
    const [file, workflow] = atMost('run', positionals, 2);
    if (file === undefined) throw new CliError('Which file? `wf run FILE` names it; `wf run --help` says more.');
    const seed = values.seed === undefined ? undefined : wholeNumber('seed', values.seed);
    const patience = values['approval-timeout'];
    const approvalTimeout = patience === undefined ? undefined : approvalTimeoutOf(patience);

    const compiled = await compileFile(
      file,
      workflow,
      terminal,
      values['no-cache'] ? undefined : resultsOfUser(terminal.env),
    );
    if (compiled === undefined) return exitCode.failed;
    const { program, entry } = compiled;
    const types = typeTable(program.types);
    const inputs = await askInputs(
      entry.inputs,
      readInputs(values.input, entry.inputs, types, terminal.cwd),
      types,
      terminal,
    );
    const model = values.model ?? (entry.settings.model === undefined ? terminal.env.WF_MODEL : undefined);
    const params: StartRunParams = {
      run: randomUUID(),
      program,
      inputs: Object.fromEntries(inputs),
      ...(model !== undefined && model !== '' && { model }),
      ...(seed !== undefined && { seed }),
      ...(approvalTimeout !== undefined && { approvalTimeout }),
      providers: providersOf(terminal.env),
      workspace: pathToFileURL(`${terminal.cwd}/`).href,
    };
    if (values.runs !== undefined) {
      if (model !== 'rehearsal') throw new CliError('`--runs` is for rehearsals: add `--model rehearsal`.');
      if (values.trace !== undefined) throw new CliError('`--trace` is for one run, not for `--runs`.');
      return rehearseOften(params, wholeNumber('runs', values.runs), values.events, terminal);
    }
    return traced(values.trace, terminal, async (tell) => {
      const host = toldTo(tell, runHost(terminal, { events: values.events, agree: values.yes }));
      const end = await perform(params, journalOf(params, entry, values, terminal), host, terminal);
      if (!lacksModel(end, params, entry)) return codeOf(end);
      return (await rehearseInstead(terminal))
        ? codeOf(await perform({ ...params, model: 'rehearsal' }, undefined, host, terminal))
        : codeOf(end);
    });
  },
};

/** Where the run is recorded: where `--journal` says; a run that costs something, unless told otherwise, anyway. */
function journalOf(
  params: StartRunParams,
  entry: Workflow,
  options: { readonly journal?: string | undefined; readonly 'no-journal': boolean },
  terminal: Terminal,
): string | undefined {
  if (options.journal !== undefined) return journalAt(options.journal, params.run, terminal.cwd);
  const model = params.model ?? entry.settings.model?.value;
  return options['no-journal'] || model === 'rehearsal' ? undefined : usualJournal(params.run, terminal);
}

/** Runs to the end, recorded or not. */
function perform(
  params: StartRunParams,
  journal: string | undefined,
  host: RunHost,
  terminal: Terminal,
): Promise<RunEnd> {
  return performRun(
    ({ signal }) =>
      journal === undefined ? startRun(params, host, { signal }) : recordRun(params, journal, host, { signal }),
    terminal,
    { journal, rehearsal: true },
  );
}

function lacksModel(end: RunEnd, params: StartRunParams, entry: Workflow): boolean {
  return end.reason === 'model-failed' && params.model === undefined && entry.settings.model === undefined;
}

/** A workflow may get along without a model; this is asked when one was needed and none is named. */
async function rehearseInstead(terminal: Terminal): Promise<boolean> {
  terminal.err(
    '`--model provider/name` chooses a model; `--model rehearsal` runs it without one, with made-up results.\n',
  );
  const answer = terminal.interactive ? await terminal.ask('Rehearse it now? [y/N] ') : undefined;
  return /^y(es)?$/i.test(answer?.trim() ?? '');
}
