import type { ChosenBy } from '#core/events/run-event.ts';
import { fitArguments, fixedArguments, type Arguments } from './arguments.ts';
import { nothingLeft, stepsEnd } from './ask-model.ts';
import type { ProposedCall } from './proposed-call.ts';
import type { RunContext } from './run-context.ts';
import type { RunState } from './run-state.ts';
import { origin, type Option, type Situation } from './situation.ts';
import { endTurn, type Turn } from './turn.ts';

/** A call that became ready to be made, one whose arguments must be given again, or an end. */
export type Proposal =
  | { readonly kind: 'call'; readonly call: ProposedCall }
  | { readonly kind: 'misfit'; readonly problem: string }
  | { readonly kind: 'end'; readonly turn: Turn };

/** Merges the author's arguments over the given ones and checks the whole. */
export function propose(
  context: RunContext,
  state: RunState,
  situation: Situation,
  option: Option,
  given: { readonly arguments: Arguments; readonly chosenBy: ChosenBy; readonly text?: string | undefined },
): Proposal {
  const { types } = context.plan;
  const tool = option.declaration;
  const fixed = fixedArguments(tool, option.arguments, { inputs: context.inputs, calls: state.calls }, types);
  if (!fixed.ok) return { kind: 'end', turn: endTurn(state, { reason: fixed.reason, message: fixed.message }) };
  const fitted = fitArguments(tool.parameters, { ...given.arguments, ...fixed.arguments }, types);
  if (!fitted.ok) return { kind: 'misfit', problem: fitted.problem };
  return {
    kind: 'call',
    call: {
      tool,
      arguments: fitted.arguments,
      written: fixed.written,
      chosenBy: given.chosenBy,
      at: origin(situation, tool),
      why: why(situation),
      text: given.text,
    },
  };
}

/** The only call possible, with every argument fixed: no model is asked. */
export function proposeFixedCall(context: RunContext, state: RunState, situation: Situation, option: Option): Turn {
  const proposal = propose(context, state, situation, option, { arguments: {}, chosenBy: 'rules' });
  switch (proposal.kind) {
    case 'call':
      return makeCall(context, state, proposal.call);
    case 'misfit':
      return endTurn(state, {
        reason: 'invalid-arguments',
        message: `The arguments of \`${option.tool}\`: ${proposal.problem}.`,
      });
    case 'end':
      return proposal.turn;
  }
}

/** Makes a call, after a person agreed where one must. */
export function makeCall(context: RunContext, state: RunState, call: ProposedCall): Turn {
  const tooLong = stepsEnd(context, state);
  if (tooLong !== undefined) return tooLong;
  const { tool } = call;
  const broke = tool.implementation?.kind === 'prompt' ? nothingLeft(context, state) : undefined;
  if (broke !== undefined) return broke;
  const mustAsk = context.plan.needsApproval.has(tool.name) && !state.remembered.has(tool.id);
  return mustAsk ? askApproval(context, state, call) : startTool(state, call);
}

/** Asks a person. `problem` says what was wrong with the arguments that an earlier answer gave. */
export function askApproval(context: RunContext, state: RunState, call: ProposedCall, problem?: string): Turn {
  const step = state.steps + 1;
  const { tool, at, why } = call;
  const asked = { step, tool: tool.name, arguments: call.arguments, why };
  const attempt = state.denials + state.badReplies;
  return {
    state: { ...state, pending: call },
    events: [{ type: 'approval-asked', ...asked, at }],
    next: {
      kind: 'approval',
      name: `${step}.approval.${tool.name}${attempt > 0 ? `.${attempt + 1}` : ''}`,
      question: {
        run: context.run,
        path: context.path,
        ...asked,
        parameters: tool.parameters,
        types: [...context.plan.types.values()],
        ...(problem !== undefined && { problem }),
      },
    },
  };
}

/** Starts the tool; its outcome is the run's next input. */
export function startTool(state: RunState, call: ProposedCall): Turn {
  const step = state.steps + 1;
  const { tool, at, chosenBy } = call;
  return {
    state: { ...state, steps: step, pending: call },
    events: [{ type: 'tool-started', step, tool: tool.name, at, arguments: call.arguments, chosenBy }],
    next: { kind: 'tool', name: `${step}.tool.${tool.name}`, step, call },
  };
}

function why({ inForce }: Situation): string {
  return inForce === '' ? 'No rule restricts the choice now.' : `Allowed by ${inForce}.`;
}
