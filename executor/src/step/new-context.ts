import type { Json } from '#core/ir/json.ts';
import type { WorkflowPlan } from '../plan/workflow-plan.ts';
import { defaultSteps, type RunContext } from './run-context.ts';

/** What the one who starts a run decides. */
export interface RunRequest {
  readonly run: string;
  readonly path: readonly string[];
  readonly inputs: Readonly<Record<string, Json>>;
  readonly chosenModel: string | undefined;
  /** The caller's model, for a workflow that names none. */
  readonly inheritedModel: string | undefined;
  /** Tokens that the caller has left. */
  readonly remainingTokens: number | undefined;
}

/** Combines a request with the settings of the workflow. */
export function runContext(plan: WorkflowPlan, request: RunRequest): RunContext {
  const { settings } = plan.workflow;
  const budgets = [settings.budget?.value, request.remainingTokens].filter((tokens) => tokens !== undefined);
  return {
    plan,
    run: request.run,
    path: request.path,
    inputs: request.inputs,
    chosenModel: request.chosenModel,
    model: request.chosenModel ?? settings.model?.value ?? request.inheritedModel,
    steps: settings.steps?.value ?? defaultSteps,
    budget: budgets.length === 0 ? undefined : Math.min(...budgets),
  };
}
