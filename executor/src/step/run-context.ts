import type { Json } from '#core/ir/json.ts';
import type { WorkflowPlan } from '../plan/workflow-plan.ts';

/** What stays the same from the first step of a run to its last. */
export interface RunContext {
  readonly plan: WorkflowPlan;
  /** Name of the run in events; of a workflow called as a tool `run/step`. */
  readonly run: string;
  /** Names of the workflows from the top run to this one. */
  readonly path: readonly string[];
  /** Fit the declared inputs, defaults filled in. */
  readonly inputs: Readonly<Record<string, Json>>;
  /** `rehearsal` or `provider/name`; `undefined` while nothing names a model. */
  readonly model: string | undefined;
  /** The model that a person chose for the whole run; it wins over those of the files, of called workflows too. */
  readonly chosenModel: string | undefined;
  /** Model and tool calls that this run may make. */
  readonly steps: number;
  /** Tokens that this run may use, the caller's remainder included. */
  readonly budget: number | undefined;
}

/** Steps of a workflow that sets no limit. */
export const defaultSteps = 50;
