import type { WitnessCall } from '#core/diagnostics/finding.ts';
import type { Json } from '#core/ir/json.ts';
import type { RuleSolver, RuleState } from '#core/rules/rule-solver.ts';
import { expect } from 'vitest';
import { otherValue } from './brute-force.ts';

/** Plays the calls of a witness through the solver, which must allow each of them; gives the state where they end. */
export function replay(solver: RuleSolver, witness: readonly WitnessCall[]): RuleState {
  let state = solver.initial;
  for (const { tool, outcome } of witness) {
    expect(solver.allowed(state).tools.map((one) => one.tool)).toContain(tool);
    expect(solver.whyNot(state, tool)).toEqual([]);
    state = solver.next(state, tool, outcome === 'failed' ? { ok: false } : { ok: true, value: valueOf(outcome) });
  }
  return state;
}

function valueOf(outcome: string | undefined): Json {
  return outcome === undefined || outcome === 'other' ? otherValue : (JSON.parse(outcome) as Json);
}
