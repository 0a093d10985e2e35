import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '#core/ir/json.ts';
import { createSolver } from '#core/rules/tool-rule-solver.ts';
import type { Outcome, RuleSolver, RuleState } from '#core/rules/rule-solver.ts';
import { arbitraryWorkflow } from '../arbitrary-workflow.ts';
import { solverFor } from '../automaton/brute-force.ts';
import { casesOf } from '../../support/property-runs.ts';

const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc.constant<Outcome>({ ok: false }),
  fc.constantFrom('x', 'y', 1, '1', true, null, 'z').map((value): Outcome => ({ ok: true, value })),
  fc.jsonValue().map((value): Outcome => ({ ok: true, value: value as Json })),
);
const calls = fc.array(fc.tuple(fc.nat(9), outcome), { maxLength: 8 });

/** Registers calls, allowed or not, and visits each state on the way. */
function visit(
  solver: RuleSolver,
  script: readonly (readonly [number, Outcome])[],
  see: (state: RuleState) => void,
): void {
  let state = solver.initial;
  see(state);
  for (const [pick, result] of script) {
    state = solver.next(state, solver.tools[pick % (solver.tools.length + 1)] ?? 'unheard of', result);
    see(state);
  }
}

describe('the solver', () => {
  it('has an obstacle for exactly the tools that it does not allow', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(arbitraryWorkflow, calls, (workflow, script) => {
        const solver = solverFor(workflow);
        visit(solver, script, (state) => {
          const answer = solver.allowed(state);
          const allowed = new Set(answer.tools.map((one) => one.tool));
          for (const tool of [...solver.tools, 'unheard of']) {
            expect(solver.whyNot(state, tool).length === 0, tool).toBe(allowed.has(tool));
          }
        });
      }),
      { numRuns: casesOf(1500) },
    );
  });

  it('never forbids more when a requirement, approval or continue rule is added', { timeout: 120_000 }, () => {
    const silent = new Set(['required-before-exit', 'requires-approval', 'continue']);
    fc.assert(
      fc.property(arbitraryWorkflow, calls, (workflow, script) => {
        const names = workflow.tools.map((tool) => tool.name);
        const all = createSolver(names, workflow.rules);
        const fewer = createSolver(
          names,
          workflow.rules.filter((rule) => !silent.has(rule.type)),
        );
        let state = all.initial;
        let other = fewer.initial;
        for (const [pick, result] of script) {
          const tool = fewer.tools[pick % fewer.tools.length] ?? '';
          const [one, two] = [all.allowed(state), fewer.allowed(other)];
          if (one.end === undefined && two.end === undefined) expect(one.tools).toEqual(two.tools);
          state = all.next(state, tool, result);
          other = fewer.next(other, tool, result);
        }
      }),
      { numRuns: casesOf(500) },
    );
  });

  it('gives plain states that only the calls decide', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(arbitraryWorkflow, calls, (workflow, script) => {
        const seen: RuleState[] = [];
        visit(solverFor(workflow), script, (state) => seen.push(state));
        const again: RuleState[] = [];
        visit(solverFor(workflow), script, (state) => again.push(JSON.parse(JSON.stringify(state)) as RuleState));
        expect(again).toEqual(seen);
      }),
      { numRuns: casesOf(300) },
    );
  });

  it('answers whatever the rules and states are', { timeout: 120_000 }, () => {
    const strange = fc.oneof(fc.double(), fc.constantFrom(NaN, Infinity, -Infinity, -1, 2 ** 40));
    fc.assert(
      fc.property(arbitraryWorkflow, calls, strange, fc.array(strange), (workflow, script, number, slots) => {
        const rules = workflow.rules.map((rule) => (rule.type === 'max-count' ? { ...rule, limit: number } : rule));
        const solver = createSolver(['a', 'a', ''], rules);
        visit(solver, script, (state) => {
          solver.allowed(state);
        });
        const forged = { position: number, slots };
        expect(solver.allowed(forged).tools).toBeInstanceOf(Array);
        expect(solver.missing(forged)).toBeInstanceOf(Array);
        expect(solver.next(forged, 'a', { ok: true, value: null }).slots).toHaveLength(solver.initial.slots.length);
      }),
      { numRuns: casesOf(500) },
    );
  });
});
