import type { RunEvent } from '#core/events/run-event.ts';
import type { Json } from '#core/ir/json.ts';
import type { Program } from '#core/ir/workflow.ts';
import { directSteps, type Performer } from '#executor/adapters/direct-steps.ts';
import { ModelError, type ChatModel, type ChatRequest } from '#executor/model/chat-model.ts';
import { scriptedChatModel, type ScriptedReply } from '#executor/model/scripted-chat-model.ts';
import { planProgram } from '#executor/plan/program-plan.ts';
import { Interruption, type ModelOp, type ToolOp, type ToolResult } from '#executor/ports/step-port.ts';
import type { ApprovalVerdict, AskApprovalParams } from '#executor/protocol/messages.ts';
import { runWorkflow } from '#executor/run/run-workflow.ts';
import { runContext } from '#executor/step/new-context.ts';
import type { RunEnd } from '#executor/step/turn.ts';

/** What a tool of a test does: a result, or an `Error` that it fails with. */
export type FakeTool = (args: Readonly<Record<string, Json>>, op: ToolOp) => Json | Error;

export interface Script {
  readonly replies?: readonly ScriptedReply[];
  readonly tools?: Readonly<Record<string, FakeTool>>;
  readonly verdicts?: readonly ApprovalVerdict[];
  readonly inputs?: Readonly<Record<string, Json>>;
  readonly signal?: AbortSignal;
  readonly model?: ChatModel;
}

export interface ScriptedRun {
  readonly end: RunEnd;
  readonly events: readonly RunEvent[];
  readonly requests: readonly ChatRequest[];
  readonly questions: readonly AskApprovalParams[];
  /** Every operation that the run asked for. */
  readonly operations: readonly (ModelOp | ToolOp)[];
  /** Calls that were made: tool and arguments. */
  readonly calls: readonly (readonly [string, Json])[];
}

/** Runs a program against a scripted model, tools that are functions, and a person who has decided beforehand. */
export async function scriptedRun(program: Program, script: Script = {}): Promise<ScriptedRun> {
  const plan = planProgram(program);
  const scripted = scriptedChatModel(script.replies ?? []);
  const events: RunEvent[] = [];
  const operations: (ModelOp | ToolOp)[] = [];
  const questions: AskApprovalParams[] = [];
  const performer: Performer = {
    async model(op, signal) {
      operations.push(op);
      try {
        const reply = await (script.model ?? scripted).ask(op.request, { signal, onText: () => undefined });
        return { ok: true, reply, milliseconds: 1 };
      } catch (error) {
        if (!(error instanceof ModelError)) throw error;
        return { ok: false, error: error.message, milliseconds: 1 };
      }
    },
    tool(op) {
      operations.push(op);
      return Promise.resolve(outcome(script.tools?.[op.tool], op));
    },
    approve(question) {
      questions.push(question);
      return Promise.resolve(script.verdicts?.[questions.length - 1] ?? { verdict: 'denied' });
    },
  };
  const { workflow } = plan.entry;
  const context = runContext(plan.entry, {
    run: 'run',
    path: [workflow.name],
    inputs: script.inputs ?? {},
    chosenModel: 'test/scripted',
    inheritedModel: undefined,
    remainingTokens: undefined,
  });
  let time = 0;
  const observer = {
    emit(run: string, event: object) {
      events.push({ run, sequence: events.length, time, ...event } as RunEvent);
    },
    now: () => (time += 1),
  };
  const signal = script.signal ?? new AbortController().signal;
  const { end } = await runWorkflow({ program: plan, observer }, context, directSteps(performer, signal), new Set());
  const calls = operations.flatMap((op) => (op.kind === 'tool' ? [[op.tool, op.arguments] as const] : []));
  return { end, events, requests: scripted.requests, questions, operations, calls };
}

function outcome(fake: FakeTool | undefined, op: ToolOp): ToolResult {
  const result = fake === undefined ? null : fake(op.arguments, op);
  return result instanceof Error
    ? { ok: false, error: result.message, repeatable: true, milliseconds: 1 }
    : { ok: true, value: result, milliseconds: 1 };
}

/** A signal that has been cancelled. */
export function cancelled(): AbortSignal {
  return AbortSignal.abort(new Interruption('cancelled'));
}

/** The events of one type. */
export function eventsOf<Type extends RunEvent['type']>(
  { events }: { readonly events: readonly RunEvent[] },
  type: Type,
): readonly Extract<RunEvent, { type: Type }>[] {
  return events.filter((event): event is Extract<RunEvent, { type: Type }> => event.type === type);
}
