import type { AgentType } from '../ir/workflow.ts';
import type { Value } from '../ir/value.ts';
import { compileRules, type CompiledRules } from './compiled-rules.ts';
import { createEnabledTools, enabledTools, enterPosition, isComplete, type EnabledTools } from './enabled-tools.ts';
import { fixedArguments } from './fixed-arguments.ts';
import { answersForbidden, hasExit } from './answering.ts';
import { obstaclesTo } from './obstacles.ts';
import { failedPosition, positionAfter } from './outcome-table.ts';
import type { Allowed, End, RuleSolver, RuleState } from './rule-solver.ts';
import { rulesInForce } from './rules-in-force.ts';
import type { ToolRule } from './tool-rule.ts';
import { noNumber } from './no-number.ts';

/**
 * The solver of one workflow: `tools` are its tools in declaration order, `rules` its rules in statement order.
 *
 * Total: rules may name tools that the workflow does not have, contradict each other, or hold nonsense numbers.
 */
export function createSolver(tools: readonly string[], rules: readonly ToolRule[], agent?: AgentType): RuleSolver {
  return solverOf(compileRules(tools, rules), agent);
}

/**
 * The solver that asks rules already compiled: its states are the positions and slots of these. The agent decides only
 * whether the model may answer.
 */
export function solverOf(compiled: CompiledRules, agent: AgentType = 'workflow'): RuleSolver {
  const { tools, outcomes, slots: table, rules } = compiled;
  const enabled = createEnabledTools(compiled);
  const slots = new Int32Array(table.maxima.length);
  const inForceAt = rulesInForce(compiled);
  const mustCallAt = answersForbidden(compiled);
  const mayAnswerAtAll = agent !== 'workflow' || !hasExit(rules);

  const load = (state: RuleState): void => {
    for (let slot = 0; slot < slots.length; slot += 1) slots[slot] = state.slots[slot] ?? 0;
    enabledTools(compiled, state.position, slots, enabled);
  };
  return {
    tools: tools.names,
    initial: { position: 0, slots: Array.from(slots) },
    allowed(state) {
      load(state);
      const complete = isComplete(compiled, slots);
      const end = endAt(compiled, state.position, enabled, complete);
      const inForce = inForceAt(state.position, slots, enabled);
      if (end !== undefined) return { tools: [], end, mayAnswer: false, inForce };
      return {
        tools: calls(compiled, state.position, enabled),
        ...(complete && enabled.exit === 'beside' ? { finish: finish(compiled, state.position, enabled) } : {}),
        mayAnswer: mayAnswerAtAll && complete && !mustCallAt(state.position),
        inForce,
      };
    },
    next(state, tool, outcome) {
      const position = positionAfter(outcomes, tools.numberOf.get(tool) ?? noNumber, outcome);
      const after = new Int32Array(slots.length);
      for (let slot = 0; slot < after.length; slot += 1) after[slot] = state.slots[slot] ?? 0;
      enterPosition(compiled, position, after);
      return { position, slots: Array.from(after) };
    },
    whyNot(state, tool) {
      load(state);
      const end = endAt(compiled, state.position, enabled, isComplete(compiled, slots));
      return end === undefined ? obstaclesTo(compiled, state.position, slots, enabled, tool) : [{ kind: 'ended' }];
    },
    missing(state) {
      const uncalled = table.required.filter((tool) => !state.slots[table.called[tool] ?? noNumber]);
      return uncalled.map((tool) => tools.names[tool] ?? '');
    },
  };
}

/**
 * Whether the run is over before anything else is called. `complete`: no required tool is missing.
 *
 * After a failed call an exit has no result to end with, unless the author wrote the answer for this very way out; the
 * answer of an exit tool is for the case that its work is done.
 */
function endAt(compiled: CompiledRules, position: number, enabled: EnabledTools, complete: boolean): End | undefined {
  const here = compiled.at(position);
  const last = compiled.outcomes.toolAt[position] ?? noNumber;
  if (complete && (here.terminal !== undefined || enabled.exit === 'alone')) {
    const failed = last >= 0 && position === failedPosition(compiled.outcomes, last);
    const answer = here.terminal === undefined ? exitAnswer(compiled, position, enabled) : here.terminal.answer;
    if (failed && (here.terminal !== undefined || answer === undefined)) return { kind: 'failed' };
    return answer === undefined ? { kind: 'exit' } : { kind: 'exit', answer };
  }
  return here.stop === undefined ? undefined : { kind: here.stop };
}

function calls(compiled: CompiledRules, position: number, enabled: EnabledTools): Allowed['tools'] {
  const { first, chosen } = compiled.at(position);
  const found = enabled.targets.subarray(0, enabled.count);
  // Targets are in order already, but for those that stand in for used-up ones, and for the order of a start.
  const numbers = first ? [...new Set(found)] : enabled.substituted.length > 0 ? found.toSorted() : found;
  return Array.from(numbers, (number) => {
    const tool = compiled.tools.names[number] ?? '';
    return { tool, arguments: fixedArguments(chosen, enabled.substituted, tool) };
  });
}

function finish(compiled: CompiledRules, position: number, enabled: EnabledTools): { readonly answer?: Value } {
  const answer = exitAnswer(compiled, position, enabled);
  return answer === undefined ? {} : { answer };
}

/** The answer that the last statement with an `exit(answer: …)` fixed; what stands in speaks only where no statement exits itself. */
function exitAnswer(compiled: CompiledRules, position: number, enabled: EnabledTools): Value | undefined {
  const { chosen } = compiled.at(position);
  const written = chosen.flatMap(({ choice }) => choice.exit ?? []);
  const exits = written.length > 0 ? written : enabled.substituted.flatMap((rule) => rule.otherwise.exit ?? []);
  return exits.findLast((exit) => exit.answer !== undefined)?.answer;
}
