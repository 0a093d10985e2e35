import type { RunEventBody } from '#core/events/run-event.ts';
import type { RunContext } from './run-context.ts';

/** What is told first of a run; `seed`: of a rehearsal. */
export function runStarted({ plan: { workflow }, inputs, model }: RunContext, seed?: number): RunEventBody {
  return {
    type: 'run-started',
    workflow: workflow.name,
    at: workflow.id,
    inputs,
    model: model ?? '',
    ...(seed !== undefined && { seed }),
  };
}
