import type { RunEvent } from '#core/events/run-event.ts';
import type { Json } from '#core/ir/json.ts';
import type { Program } from '#core/ir/workflow.ts';
import type { Resolution } from '#executor/adapters/journaled-run.ts';
import type { Performer } from '#executor/adapters/direct-steps.ts';
import { planProgram } from '#executor/plan/program-plan.ts';
import type { StepPort, ToolOp } from '#executor/ports/step-port.ts';
import { runWorkflow } from '#executor/run/run-workflow.ts';
import { runContext } from '#executor/step/new-context.ts';
import type { RunEnd } from '#executor/step/turn.ts';

/** Who does what a run asks for, and decides about calls of which nobody knows whether they were made. */
export interface World {
  readonly performer: Performer;
  readonly resolve: (op: ToolOp, started: number) => Promise<Resolution>;
  readonly mayRepeat: (op: ToolOp) => boolean;
  readonly signal: AbortSignal;
}

/** One process' hold of a run. */
export interface OpenRun {
  readonly port: StepPort;
  /** Milliseconds since 1970, by the record. */
  now(): number;
  /** Writes down the end. */
  finish(end: RunEnd): Promise<unknown>;
  /** Lets others have the run. */
  close(): Promise<void>;
}

/** An adapter behind the port, as the conformance suite sees it: a place that keeps runs by their names. */
export interface StepPortAdapter {
  /** Begins the run, or goes on with it. Rejects when somebody has it. */
  open(run: string, world: World): Promise<OpenRun>;
  /** The process that has the run dies, as far as that can be had without one. */
  crash(run: string): Promise<void>;
  /** Goes through what is kept of a run, performing nothing; rejects when the run asks for something else. */
  replay(run: string, signal: AbortSignal): Promise<OpenRun>;
  /** The names and types of what is kept, in order. */
  trace(run: string): Promise<readonly string[]>;
}

/** A run as its host sees it. */
export interface PlayedRun {
  readonly end: RunEnd;
  readonly events: readonly RunEvent[];
}

/** Takes a run from its first step to its end, through an open port. */
export async function play(
  program: Program,
  open: OpenRun,
  options: { readonly inputs?: Readonly<Record<string, Json>>; readonly run?: string } = {},
): Promise<PlayedRun> {
  const plan = planProgram(program);
  const { workflow } = plan.entry;
  const events: RunEvent[] = [];
  const observer = {
    emit: (run: string, event: object) =>
      void events.push({ run, sequence: events.length, time: 0, ...event } as RunEvent),
    now: () => open.now(),
  };
  const context = runContext(plan.entry, {
    run: options.run ?? 'run',
    path: [workflow.name],
    inputs: options.inputs ?? { topic: 'whales' },
    chosenModel: 'test/scripted',
    inheritedModel: undefined,
    remainingTokens: undefined,
  });
  const { end } = await open.port.within('', workflow.settings.timeout?.value, (part) =>
    runWorkflow({ program: plan, observer }, context, part, new Set()),
  );
  const failure = await open.finish(end);
  if (failure !== undefined) throw failure as Error;
  return { end, events };
}
