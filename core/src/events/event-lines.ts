import { counted, dollars, duration, tokens } from './measures.ts';
import type { RunEvent, Usage } from './run-event.ts';
import { isSuccess } from './stop-reason.ts';
import type { TranscriptLine } from './transcript-line.ts';
import { visibleText } from './visible-text.ts';
import { textLines, visibleFields, visibleLines, visibleValue } from './visible-value.ts';

/** What is known of one run, or of a workflow called as a tool, between two events. */
export interface RunInProgress {
  /** Replies cost neither tokens nor time: nothing is said of them. */
  readonly rehearses: boolean;
  calls: number;
  offered: readonly string[];
  /** Text of the model that has no line end yet. */
  unfinishedText: string;
  streamed: boolean;
  /** The reply that led to no line of its own yet. */
  reply:
    | { readonly call?: string; readonly usage?: Usage; readonly cost?: number; readonly milliseconds: number }
    | undefined;
}

type Event<Type extends RunEvent['type']> = Extract<RunEvent, { readonly type: Type }>;

/** The lines that an event of a run adds, and what later ones need of it. Not indented. */
export function* linesOf(event: RunEvent, run: RunInProgress): Iterable<TranscriptLine> {
  switch (event.type) {
    case 'run-started':
      yield* startOf(event);
      return;
    case 'model-asked':
      run.offered = event.offered;
      run.streamed = false;
      return;
    case 'model-text':
      run.streamed = true;
      yield* finishedText(run, event.delta);
      return;
    case 'model-replied':
      if (!run.streamed) run.unfinishedText = event.text ?? '';
      if (run.unfinishedText !== '') yield* finishedText(run, '\n');
      run.reply = {
        ...(event.call && { call: event.call.tool }),
        ...(event.usage && { usage: event.usage }),
        ...(event.cost !== undefined && { cost: event.cost }),
        milliseconds: event.milliseconds,
      };
      return;
    case 'call-refused': {
      const tool = event.tool === undefined ? '' : `${visibleText(event.tool)}: `;
      yield { kind: 'refusal', text: `  ! not run: ${tool}${visibleText(event.hint)}${cost(run)}` };
      return;
    }
    case 'approval-asked': {
      const call = `${visibleText(event.tool)}(${visibleFields(event.arguments)})`;
      yield { kind: 'approval', text: `  ? may ${call} be called? ${visibleText(event.why)}`, at: event.at };
      return;
    }
    case 'approval-given':
      yield { kind: 'approval', text: `  ? ${verdict(event)}` };
      return;
    case 'tool-started': {
      run.calls += 1;
      const call = `${visibleText(event.tool)}(${visibleFields(event.arguments)})`;
      yield { kind: 'call', text: `${run.calls}. ${call}`, at: event.at };
      yield { kind: 'why', text: `   ${why(event.chosenBy, event.tool, run.offered)}${cost(run)}` };
      return;
    }
    case 'tool-output':
      for (const line of textLines(event.text)) yield { kind: 'tool-output', text: `   | ${line}` };
      return;
    case 'tool-finished':
      yield* resultOf(event);
      return;
    case 'run-finished':
      yield* endOf(event, run);
      return;
  }
}

function* startOf(event: Event<'run-started'>): Iterable<TranscriptLine> {
  const seed = event.seed === undefined ? '' : `, seed ${event.seed}`;
  const model = event.model === '' ? '' : ` (${visibleText(event.model)}${seed})`;
  yield {
    kind: 'run',
    text: `▶ ${visibleText(event.workflow)}${model}`,
    at: event.at,
  };
  for (const [name, value] of Object.entries(event.inputs)) {
    yield { kind: 'input', text: `  ${visibleText(name)}: ${visibleValue(value)}` };
  }
}

function* resultOf(event: Event<'tool-finished'>): Iterable<TranscriptLine> {
  const after = event.simulated === true ? 'made up by the rehearsal' : duration(event.milliseconds);
  const lines = visibleLines(event.result);
  const kind = event.ok ? 'result' : 'failure';
  const mark = event.ok ? '=' : '✗';
  if (lines.length === 1) yield { kind, text: `   ${mark} ${lines[0] ?? ''} · ${after}` };
  else {
    yield { kind, text: `   ${mark} ${counted(lines.length, 'line')} · ${after}` };
    for (const line of lines) yield { kind, text: `     ${line}` };
  }
}

function* endOf(event: Event<'run-finished'>, run: RunInProgress): Iterable<TranscriptLine> {
  if (run.reply?.call !== undefined) {
    yield { kind: 'why', text: `   the model called ${visibleText(run.reply.call)}${cost(run)}` };
  }
  const success = isSuccess(event.reason);
  const kind = success ? 'success' : 'stop';
  const figures = [
    counted(run.calls, 'call'),
    // What `steps` bounds: each request to a model is one as well.
    counted(event.steps, 'step'),
    ...(run.rehearses ? [] : [tokens(event.usage), dollars(event.cost)]),
    duration(event.milliseconds),
  ];
  const head = `${success ? '✓' : '■'} ${event.reason}`;
  yield { kind, text: [head, ...figures.filter((figure) => figure !== undefined)].join(' · ') };
  if (event.message !== undefined) yield { kind, text: `  ${visibleText(event.message)}` };
  if (event.result !== undefined) {
    for (const line of visibleLines(event.result)) yield { kind: 'result', text: `  = ${line}` };
  }
}

function* finishedText(run: RunInProgress, added: string): Iterable<TranscriptLine> {
  // Only what is new is searched: a long line comes in very many pieces.
  const end = added.lastIndexOf('\n') + 1;
  if (end === 0) {
    run.unfinishedText += added;
    return;
  }
  const lines = run.unfinishedText + added.slice(0, end);
  run.unfinishedText = added.slice(end);
  for (const line of textLines(lines)) yield { kind: 'model-text', text: `   » ${line}` };
}

/** Tokens and time of the reply that led here; told once. */
function cost(run: RunInProgress): string {
  const reply = run.reply;
  if (reply === undefined) return '';
  run.reply = undefined;
  if (run.rehearses) return '';
  const figures = [tokens(reply.usage), dollars(reply.cost), duration(reply.milliseconds)];
  return ` · ${figures.filter((figure) => figure !== undefined).join(' · ')}`;
}

function why(chosenBy: 'rules' | 'forced' | 'model', tool: string, offered: readonly string[]): string {
  switch (chosenBy) {
    case 'rules':
      return 'the rules allow nothing else and fix its arguments: no model was asked';
    case 'forced':
      return 'the only tool allowed; the model gave the arguments';
    case 'model': {
      const others = offered.filter((name) => name !== tool).map(visibleText);
      return others.length === 0
        ? 'chosen by the model'
        : `chosen by the model, which could also call ${others.join(', ')}`;
    }
  }
}

function verdict({ verdict: given, arguments: edited, reason }: Event<'approval-given'>): string {
  const changed = edited === undefined ? '' : ', with other arguments';
  const because = reason === undefined || reason === '' ? '' : `: ${visibleText(reason)}`;
  switch (given) {
    case 'once':
      return `approved${changed}`;
    case 'run':
      return `approved for the rest of this run${changed}`;
    case 'denied':
      return `denied${because}`;
  }
}
