import type { ProgramPlan } from '../plan/program-plan.ts';
import { ModelError } from '../model/chat-model.ts';
import type { ModelTable } from '../model/model-table.ts';
import type { ModelOp, ModelResult, ToolOp, ToolResult } from '../ports/step-port.ts';
import type { Observer } from '../run/run-workflow.ts';
import type { RunSecrets } from '../secrets/run-secrets.ts';
import { runTool, type Toolbox } from '../tools/run-tool.ts';
import { toldOutput } from '../tools/told-output.ts';
import type { AskApproval } from './answered-in-time.ts';
import type { Performer } from './direct-steps.ts';

/** What one real run works with. */
export interface RealRun {
  readonly program: ProgramPlan;
  readonly models: ModelTable;
  readonly toolbox: Toolbox;
  readonly secrets: RunSecrets;
  readonly observer: Observer;
  readonly askApproval: AskApproval;
}

/** Asks real models, calls real tools, asks real people. The run gets results as they are; what leaves it is redacted. */
export function realPerformer(run: RealRun): Performer {
  return {
    model: (op, signal) => askModel(run, op, signal),
    tool: (op, signal) => callTool(run, op, signal),
    approve: run.askApproval,
  };
}

async function askModel({ models, observer }: RealRun, op: ModelOp, signal: AbortSignal): Promise<ModelResult> {
  const since = performance.now();
  const elapsed = (): number => Math.round(performance.now() - since);
  const model = models(op.request.model);
  if (model === undefined) return { ok: false, error: `there is no model ${op.request.model}`, milliseconds: 0 };
  const onText = (delta: string): void => {
    // What still comes after the end of a run is told to nobody.
    if (!signal.aborted) observer.emit(op.run, { type: 'model-text', step: op.step, delta });
  };
  try {
    return { ok: true, reply: await model.ask(op.request, { signal, onText }), milliseconds: elapsed() };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return { ok: false, error: error.message, milliseconds: elapsed() };
  }
}

async function callTool(run: RealRun, op: ToolOp, signal: AbortSignal): Promise<ToolResult> {
  const plan = run.program.workflows.get(op.workflow);
  const tool = plan?.tools.get(op.tool);
  if (plan === undefined || tool?.implementation === undefined) throw new Error(`the program has no tool ${op.tool}`);
  return runTool(
    {
      run: op.run,
      step: op.step,
      tool,
      implementation: tool.implementation,
      types: plan.types,
      arguments: op.arguments,
      written: op.written,
      key: op.key,
      model: op.model,
      tokens: op.tokens,
      signal,
      output: toldOutput((text) => {
        if (!signal.aborted) run.observer.emit(op.run, { type: 'tool-output', step: op.step, tool: tool.name, text });
      }),
      secret: (name, origin, attempt) =>
        run.secrets.get({ run: op.run, tool: tool.name, name, ...(origin !== undefined && { origin }) }, attempt),
    },
    run.toolbox,
  );
}
