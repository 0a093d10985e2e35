import type { ProgramPlan } from '../plan/program-plan.ts';
import type { StartRunParams } from '../protocol/messages.ts';
import { runContext } from '../step/new-context.ts';
import type { RunContext } from '../step/run-context.ts';
import { checkedInputs } from './check-start.ts';

/** The context of the workflow that a program begins with. Throws `RunRefused` when the inputs do not fit. */
export function entryContext(
  program: ProgramPlan,
  { run, inputs, model }: Pick<StartRunParams, 'run' | 'inputs' | 'model'>,
): RunContext {
  return runContext(program.entry, {
    run,
    path: [program.entry.workflow.name],
    inputs: checkedInputs(program, inputs),
    chosenModel: model,
    inheritedModel: undefined,
    remainingTokens: undefined,
  });
}
