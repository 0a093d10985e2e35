import type { WitnessCall } from '#core/diagnostics/finding.ts';
import type { Json } from '#core/ir/json.ts';
import type { Workflow } from '#core/ir/workflow.ts';
import type { Outcome, RuleSolver, RuleState } from '#core/rules/rule-solver.ts';
import { expect } from 'vitest';
import { otherValue } from './brute-force.ts';

/** Plays the calls of a witness through the solver, which must allow each of them; gives the state where they end. */
export function replay(solver: RuleSolver, { tools }: Workflow, witness: readonly WitnessCall[]): RuleState {
  const objects = new Set(tools.filter(({ returns }) => returns?.kind === 'object').map(({ name }) => name));
  let state = solver.initial;
  for (const { tool, outcome } of witness) {
    expect(solver.allowed(state).tools.map((one) => one.tool)).toContain(tool);
    expect(solver.whyNot(state, tool)).toEqual([]);
    state = solver.next(state, tool, resultOf(outcome, objects.has(tool)));
  }
  return state;
}

/** The result that a witness tells of: the value that a `when` compares, or an object with it. */
function resultOf(outcome: string | undefined, inField: boolean): Outcome {
  if (outcome === 'failed') return { ok: false };
  const value = outcome === undefined || outcome === 'other' ? otherValue : (JSON.parse(outcome) as Json);
  return { ok: true, value: inField ? { k: value } : value };
}
