import type { ChatRequest } from '../model/chat-model.ts';
import type { RunContext } from './run-context.ts';
import type { RunState } from './run-state.ts';
import { callableNames, onlyCall, type Situation } from './situation.ts';
import { countedTokens } from './spending.ts';
import { endTurn, type Turn } from './turn.ts';

/** Offers the model what the rules allow, within the limits of the run. */
export function askModel(context: RunContext, state: RunState, situation: Situation): Turn {
  const { plan, model } = context;
  if (model === undefined) {
    const message = `The workflow "${plan.workflow.name}" names no model, and none was given.`;
    return endTurn(state, { reason: 'model-failed', message });
  }
  const broke = nothingLeft(context, state);
  if (broke !== undefined) return broke;
  const tooLong = stepsEnd(context, state);
  if (tooLong !== undefined) return tooLong;
  const step = state.steps + 1;
  const forced = onlyCall(plan, situation);
  const { mayAnswer } = situation.allowed;
  const name = `${step}.model`;
  return {
    state: { ...state, steps: step },
    events: [
      {
        type: 'model-asked',
        step,
        offered: callableNames(plan, situation),
        ...(forced !== undefined && { forced }),
        mayAnswer,
      },
    ],
    next: {
      kind: 'model',
      name,
      op: { kind: 'model', run: context.run, step, request: request(context, state, situation, model) },
    },
  };
}

function request({ plan }: RunContext, state: RunState, situation: Situation, model: string): ChatRequest {
  const { allowed, options } = situation;
  const tools = options.map((option) =>
    plan.offer(
      option.declaration,
      option.arguments.map((argument) => argument.name),
    ),
  );
  const finish = allowed.finish === undefined ? undefined : plan.offerFinish(allowed.finish.answer !== undefined);
  if (finish !== undefined) tools.push(finish);
  const [first] = tools;
  const temperature = plan.workflow.settings.temperature?.value;
  return {
    model,
    messages: state.messages,
    tools,
    choice: choiceOf(allowed.mayAnswer, first?.name, tools.length),
    ...(temperature !== undefined && { temperature }),
    ...(finish !== undefined && { finish: finish.name }),
  };
}

function choiceOf(mayAnswer: boolean, first: string | undefined, count: number): ChatRequest['choice'] {
  if (first === undefined) return 'none';
  if (mayAnswer) return 'auto';
  return count === 1 ? { tool: first } : 'required';
}

/** The end of a run that has made all the calls it may make. */
export function stepsEnd(context: RunContext, state: RunState): Turn | undefined {
  if (state.steps < context.steps) return undefined;
  return endTurn(state, {
    reason: 'max-steps',
    message: `The run has made the ${context.steps} steps that it may make.`,
  });
}

/** The end of a run that has used more tokens than it may. */
export function budgetEnd({ budget }: RunContext, state: RunState): Turn | undefined {
  return budget !== undefined && countedTokens(state.spent) > budget ? budgetTurn(state, budget) : undefined;
}

/** The end of a run that wants to ask a model and may use no more tokens. */
export function nothingLeft({ budget }: RunContext, state: RunState): Turn | undefined {
  return budget !== undefined && countedTokens(state.spent) >= budget ? budgetTurn(state, budget) : undefined;
}

function budgetTurn(state: RunState, budget: number): Turn {
  const used = countedTokens(state.spent);
  return endTurn(state, { reason: 'budget', message: `The run has used ${used} of ${budget} tokens.` });
}
