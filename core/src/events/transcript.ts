import type { NodeId } from '../ir/node-id.ts';
import { counted, dollars, duration, tokens } from './measures.ts';
import type { RunEvent, Usage } from './run-event.ts';
import { isSuccess } from './stop-reason.ts';
import { visibleText } from './visible-text.ts';
import { textLines, visibleFields, visibleLines, visibleValue } from './visible-value.ts';

/** What a line is about, for colours. */
export type TranscriptLineKind =
  | 'run'
  | 'input'
  | 'call'
  | 'why'
  | 'result'
  | 'failure'
  | 'model-text'
  | 'refusal'
  | 'approval'
  | 'tool-output'
  | 'success'
  | 'stop';

/** One line for a person to read. */
export interface TranscriptLine {
  readonly kind: TranscriptLineKind;
  /** No line break, no control character: what tools and models said is made visible, never obeyed. Indented. */
  readonly text: string;
  /** The statement or declaration that the line is about. */
  readonly at?: NodeId;
}

/** What is known of one run, or of a workflow called as a tool, between two events. */
interface RunInProgress {
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

/**
 * Turns the events of runs into lines, as they come. The same lines serve the output panel and the terminal: they do
 * not depend on a width and hold no escape sequences. Remembers only what later lines of the same run need.
 */
export class Transcript {
  private readonly runs = new Map<string, RunInProgress>();

  /** The lines that an event adds; often none. Events of several runs may be mixed. */
  add(event: RunEvent): readonly TranscriptLine[] {
    let run = this.runs.get(event.run);
    if (run === undefined) {
      const rehearses = isRehearsal(event) || this.runs.get(topOf(event.run))?.rehearses === true;
      run = { rehearses, calls: 0, offered: [], unfinishedText: '', streamed: false, reply: undefined };
      this.runs.set(event.run, run);
    }
    if (event.type === 'run-finished') this.runs.delete(event.run);
    const indent = '  '.repeat(event.run.split('/').length - 1);
    return [...linesOf(event, run)].map((line) => ({ ...line, text: indent + line.text }));
  }
}

/** Only rehearsals have a seed. */
function isRehearsal(event: RunEvent): boolean {
  return event.type === 'run-started' && event.seed !== undefined;
}

/** The run that a workflow called as a tool belongs to. */
function topOf(run: string): string {
  return run.split('/', 1)[0] ?? run;
}

function* linesOf(event: RunEvent, run: RunInProgress): Iterable<TranscriptLine> {
  switch (event.type) {
    case 'run-started': {
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
      return;
    }
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
      yield { kind: 'approval', text: `  ? ${verdict(event.verdict, event.reason)}` };
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
    case 'tool-finished': {
      const after = event.simulated === true ? 'made up by the rehearsal' : duration(event.milliseconds);
      const lines = visibleLines(event.result);
      const kind = event.ok ? 'result' : 'failure';
      const mark = event.ok ? '=' : '✗';
      if (lines.length === 1) yield { kind, text: `   ${mark} ${lines[0] ?? ''} · ${after}` };
      else {
        yield { kind, text: `   ${mark} ${counted(lines.length, 'line')} · ${after}` };
        for (const line of lines) yield { kind, text: `     ${line}` };
      }
      return;
    }
    case 'run-finished': {
      if (run.reply?.call !== undefined) {
        yield { kind: 'why', text: `   the model called ${visibleText(run.reply.call)}${cost(run)}` };
      }
      const success = isSuccess(event.reason);
      const kind = success ? 'success' : 'stop';
      const figures = [
        counted(run.calls, 'call'),
        // What `steps` bounds: each request to a model is one as well.
        counted(event.steps, 'step'),
        tokens(event.usage),
        dollars(event.cost),
        duration(event.milliseconds),
      ];
      const head = `${success ? '✓' : '■'} ${event.reason}`;
      yield { kind, text: [head, ...figures.filter((figure) => figure !== undefined)].join(' · ') };
      if (event.message !== undefined) yield { kind, text: `  ${visibleText(event.message)}` };
      if (event.result !== undefined) {
        for (const line of visibleLines(event.result)) yield { kind: 'result', text: `  = ${line}` };
      }
      return;
    }
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

function verdict(given: 'once' | 'run' | 'denied', reason: string | undefined): string {
  const because = reason === undefined || reason === '' ? '' : `: ${visibleText(reason)}`;
  switch (given) {
    case 'once':
      return 'approved';
    case 'run':
      return 'approved for the rest of this run';
    case 'denied':
      return `denied${because}`;
  }
}
